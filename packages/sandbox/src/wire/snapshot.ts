import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** One emulator's state as one JSON file, so that a world started again with the same `--data` goes on. */
export interface Snapshot<State> {
  /** What was saved last, or `undefined` for a new world or one that keeps nothing. */
  load(): State | undefined;
  /** Saves soon: many changes at once are one write. */
  changed(): void;
  /** Saves now, if anything has changed. */
  flush(): void;
}

/** `file` undefined: nothing is kept. */
export function createSnapshot<State>(file: string | undefined, read: () => State): Snapshot<State> {
  let pending: NodeJS.Timeout | undefined;
  const write = () => {
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    // Written beside and renamed, so that a killed world never leaves half a file.
    writeFileSync(`${file}.next`, JSON.stringify(read()));
    renameSync(`${file}.next`, file);
  };
  return {
    load: () => (file && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as State) : undefined),
    changed() {
      if (!file || pending) return;
      pending = setTimeout(() => {
        pending = undefined;
        write();
      }, 20);
    },
    flush() {
      if (!pending) return;
      clearTimeout(pending);
      pending = undefined;
      write();
    },
  };
}
