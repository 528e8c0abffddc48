import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";

/** Takes away what was recorded for this run, once the proof has looked at it. */
export default function setup({ config }: TestProject) {
  return () => rmSync(config.env.PRACTICE_CALLS_DIRECTORY ?? "", { recursive: true, force: true });
}
