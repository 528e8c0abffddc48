import { textOf } from "../arguments.ts";
import { fileShape } from "../file-shape.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";

/** `files.info`. Every file here is one that the app may read: it uploaded it, or a form gave it. */
export const info: Method = (given, { workspace }) => {
  const id = textOf(given, "file");
  if (!id) throw missing("file");
  const file = workspace.files.find(id);
  if (file?.stage !== "complete") throw new SlackRefusal("file_not_found");
  return { file: fileShape(file, workspace), comments: [], response_metadata: { next_cursor: "" } };
};
