import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Errors that nobody throws on purpose: there is no sentence in them, and only the place helps. */
const SLIPS = ["TypeError", "ReferenceError", "RangeError", "SyntaxError"];

/** What to tell of an error of the program: its sentence; for a slip of whoever wrote the program also where it was. */
export function failureOf(error: unknown, root: string): string {
  if (!(error instanceof Error)) return String(error);
  const place = SLIPS.includes(error.name) ? placeIn(error.stack ?? "", root) : undefined;
  return place ? `${error.name}: ${error.message} (${place})` : error.message;
}

/** The first line of a stack that is a file of ours, such as `stacks/history.ts:12`. */
export function placeIn(stack: string, root: string): string | undefined {
  for (const [, file = "", line] of stack.matchAll(/((?:file:\/\/)?\/[^()\n]+?):(\d+):\d+\)?$/gm)) {
    const path = ownFile(file, root);
    if (path) return `${path}:${line}`;
  }
  return undefined;
}

/** A file's path from the root, where it is one of the project and not one of its packages. */
export function ownFile(file: string, root: string): string | undefined {
  const path = relative(root, file.startsWith("file://") ? fileURLToPath(file) : file);
  const ours = !path.startsWith("..") && !isAbsolute(path) && !/^(\.sst|node_modules)\//.test(path);
  return ours ? path : undefined;
}
