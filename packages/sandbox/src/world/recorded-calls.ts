import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RoleCall } from "../iam/caller.ts";

/**
 * Writes what roles do in a world to a file of its own in that folder, a line of JSON for each call that is not there
 * yet. Without a folder nothing is written.
 */
export function recordedCalls(folder: string | undefined): { told?: (call: RoleCall) => void } {
  if (!folder) return {};
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${randomUUID()}.jsonl`);
  const known = new Set<string>();
  return {
    told(call) {
      const { role, action, resource, allowed } = call;
      const key = JSON.stringify([role, action, resource, allowed]);
      if (known.has(key)) return;
      known.add(key);
      appendFileSync(file, `${JSON.stringify(call)}\n`);
    },
  };
}

/** What was written there by all worlds; nothing where there is no such folder. */
export function readCalls(folder: string): RoleCall[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RoleCall);
}
