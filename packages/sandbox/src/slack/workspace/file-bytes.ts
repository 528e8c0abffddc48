import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The bytes of files by id. They stand apart from the workspace's state, which is written whole at each change. */
export interface FileBytes {
  put(id: string, bytes: Uint8Array): void;
  get(id: string): Uint8Array | undefined;
}

/** @param folder where they are kept between two runs; left out: in memory only */
export function createFileBytes(folder: string | undefined): FileBytes {
  const held = new Map<string, Uint8Array>();
  const place = (id: string) => (folder === undefined ? undefined : join(folder, id));
  return {
    put(id, bytes) {
      held.set(id, bytes);
      const path = place(id);
      if (folder === undefined || path === undefined) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, bytes);
    },
    get(id) {
      const path = place(id);
      return held.get(id) ?? (path !== undefined && existsSync(path) ? readFileSync(path) : undefined);
    },
  };
}
