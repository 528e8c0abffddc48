import type { TestProject } from "vitest/node";
import { buildFunctions } from "../../world/built-functions.ts";
import type { FunctionsFrom } from "../../world/functions.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** What the functions of a journey's world run from. */
    functions: FunctionsFrom;
  }
}

/** Bundles the functions once for all journeys. `PRACTICE_FUNCTIONS=sources` runs these on the sources instead. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const { PRACTICE_FUNCTIONS: from = "bundles" } = process.env;
  if (from === "sources") {
    project.provide("functions", "sources");
    return undefined;
  }
  if (from !== "bundles") throw new Error(`PRACTICE_FUNCTIONS is "bundles" or "sources", not "${from}".`);
  const { functions, remove } = await buildFunctions();
  project.provide("functions", functions);
  return remove;
}
