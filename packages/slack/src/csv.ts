/**
 * Rows as CSV (RFC 4180: commas, CRLF, quotes doubled), in UTF-8 with a byte order mark, without which
 * spreadsheets take it for another encoding. The first row is that of the columns.
 */
export function csvText(rows: readonly (readonly unknown[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** What spreadsheets take for the beginning of a formula, in the full-width forms of East Asia too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One cell. An apostrophe before what could be a formula makes it text, whoever wrote it. */
function cell(value: unknown): string {
  const text = value === undefined || value === null ? "" : String(value);
  const harmless = FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
