/** What Slack makes of a file's name: its `filetype`, the words for it, and the MIME type unless one was given. */
export interface FileKind {
  filetype: string;
  prettyType: string;
  mimetype: string;
}

const kinds: Record<string, FileKind> = {
  csv: { filetype: "csv", prettyType: "CSV", mimetype: "text/csv" },
  gif: { filetype: "gif", prettyType: "GIF", mimetype: "image/gif" },
  jpg: { filetype: "jpg", prettyType: "JPEG", mimetype: "image/jpeg" },
  json: { filetype: "json", prettyType: "JSON", mimetype: "application/json" },
  jsonl: { filetype: "text", prettyType: "Plain Text", mimetype: "text/plain" },
  md: { filetype: "markdown", prettyType: "Markdown", mimetype: "text/markdown" },
  pdf: { filetype: "pdf", prettyType: "PDF", mimetype: "application/pdf" },
  png: { filetype: "png", prettyType: "PNG", mimetype: "image/png" },
  tsv: { filetype: "tsv", prettyType: "TSV", mimetype: "text/tab-separated-values" },
  txt: { filetype: "text", prettyType: "Plain Text", mimetype: "text/plain" },
  zip: { filetype: "zip", prettyType: "Zip", mimetype: "application/zip" },
};
const unknown: FileKind = {
  filetype: "binary",
  prettyType: "Binary",
  mimetype: "application/octet-stream",
};

export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

export const kindOf = (name: string): FileKind => kinds[extensionOf(name)] ?? unknown;
