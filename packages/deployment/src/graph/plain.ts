import { join, relative, sep } from "node:path";
import type { Value } from "./graph.ts";

/** The key under which Pulumi marks a value that is not only what it seems, and the marks. */
const MARK = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const FILE = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** Where paths begin, and what to write for it. */
export type Folders = readonly { folder: string; written: string }[];

/** A value as Pulumi sends it, as JSON has it: secrets unwrapped, files and archives by their paths. */
export function plain(value: unknown, folders: Folders): Value {
  if (Array.isArray(value)) return value.map((item) => plain(item, folders));
  if (typeof value !== "object" || value === null) return (value ?? null) as Value;
  const marked = value as Record<string, unknown>;
  switch (marked[MARK]) {
    case SECRET:
      return plain(marked.value, folders);
    case FILE:
    case ARCHIVE: {
      const kind = marked[MARK] === FILE ? "file" : "archive";
      const { path, text, uri, assets } = marked;
      return {
        [kind]: typeof path === "string" ? written(path, folders) : plain(text ?? uri ?? assets, folders),
      };
    }
    case RESOURCE:
      return plain(marked.id || marked.urn, folders);
    default:
      return plainObject(value, folders);
  }
}

/** The same for an object; what is undefined is left out. */
export function plainObject(object: object, folders: Folders): Record<string, Value> {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, plain(value, folders)]));
}

/** A path as it is the same on every machine. */
function written(path: string, folders: Folders): string {
  const home = folders.find(({ folder }) => path === folder || path.startsWith(folder + sep));
  return home ? join(home.written, relative(home.folder, path)).split(sep).join("/") : path;
}
