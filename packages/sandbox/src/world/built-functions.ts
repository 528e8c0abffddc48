import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFunctions } from "@invitations/deployment/bundle/bundle";
import type { BuiltFunction } from "./functions.ts";

/** Bundles all functions as they are deployed, into a folder that goes with `remove`. */
export async function buildFunctions(): Promise<{ functions: BuiltFunction[]; remove(): void }> {
  const into = mkdtempSync(join(tmpdir(), "bundles-"));
  const bundles = await bundleFunctions({ into });
  return {
    functions: bundles.map(({ name, directory, handler }) => ({ name, directory, handler })),
    remove: () => rmSync(into, { recursive: true, force: true }),
  };
}
