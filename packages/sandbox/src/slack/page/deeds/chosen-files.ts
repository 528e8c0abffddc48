import { fileShape } from "../../api/file-shape.ts";
import type { BlockObject } from "../../workspace/elements.ts";
import { extensionOf } from "../../workspace/file-types.ts";
import type { ElementValue, Member } from "../../workspace/state.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Slack's limits for `file_input`: files at once, and bytes of each. */
const MOST_FILES = 10;
const LARGEST = 10 * 1024 * 1024;

/**
 * Files chosen in a `file_input`, put into the workspace as that person's: what stands in `state.values` are file
 * objects, whose content an app downloads. As in Slack they are uploaded before the form is submitted.
 * @param given `{ files: [{ name, mimetype, size, content_base64 }] }`
 * @returns the value, or a sentence for beneath the field; then nothing has been put anywhere
 */
export function takeChosenFiles(
  element: BlockObject,
  given: Record<string, unknown>,
  person: Member,
  workspace: Workspace,
): { ok: true; value: ElementValue } | { ok: false; sentence: string } {
  const files = given.files ?? [];
  if (!Array.isArray(files)) return { ok: false, sentence: "file_input takes a list in files." };
  const most = typeof element.max_files === "number" ? element.max_files : MOST_FILES;
  if (files.length > most) {
    return { ok: false, sentence: `Choose at most ${most === 1 ? "one file" : `${most} files`}.` };
  }
  const read = files.map((file) => readFile(file, element));
  const refused = read.find((file) => "sentence" in file);
  if (refused && "sentence" in refused) return { ok: false, sentence: refused.sentence };
  const added = read.flatMap((file) =>
    "sentence" in file
      ? []
      : [workspace.files.add({ name: file.name, mimetype: file.mimetype, from: person.id }, file.bytes)],
  );
  return {
    ok: true,
    value: { type: element.type, files: added.map((file) => fileShape(file, workspace)) },
  };
}

type Read = { name: string; mimetype: string; bytes: Uint8Array } | { sentence: string };

function readFile(given: unknown, { filetypes }: BlockObject): Read {
  const { name, mimetype, size, content_base64: content } = (given ?? {}) as Record<string, unknown>;
  if (typeof name !== "string" || name === "" || typeof content !== "string") {
    return { sentence: "A file needs a name and its content in base64." };
  }
  const bytes = Buffer.from(content, "base64");
  if (typeof size === "number" && size !== bytes.length) {
    return { sentence: `${name} has ${bytes.length} bytes, not ${size}.` };
  }
  if (bytes.length > LARGEST) {
    return { sentence: `${name} is larger than 10 MB, which is the most Slack takes.` };
  }
  const allowed = Array.isArray(filetypes) ? filetypes.map((one) => String(one).replace(/^\./, "")) : [];
  if (allowed.length > 0 && !allowed.some((one) => one.toLowerCase() === extensionOf(name))) {
    return { sentence: `${name} is not of a type that can be chosen here: ${allowed.join(", ")}.` };
  }
  return { name, mimetype: typeof mimetype === "string" ? mimetype : "", bytes };
}
