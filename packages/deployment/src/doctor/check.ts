import type { Visit } from "./visit.ts";

/** What came of one check. */
export interface Finding {
  /** `warning`: it works, and somebody should know; `unchecked`: nobody can say. */
  result: "ok" | "warning" | "failed" | "unchecked";
  /** What is so, in a sentence without its capital: it follows the check's name. */
  found: string;
  /** What to do about it, a line each. */
  do?: readonly string[];
}

/** One thing that the doctor looks at. Nothing is ever changed by it. */
export interface Check {
  readonly name: string;
  /** Names of the checks without which this one could find nothing out. */
  readonly needs: readonly string[] | ((visit: Visit) => readonly string[]);
  /** Only what is deployed has it. */
  readonly deployed?: true;
  look(visit: Visit): Promise<Finding>;
}

export const ok = (found: string): Finding => ({ result: "ok", found });
export const warning = (found: string, ...lines: string[]): Finding => ({
  result: "warning",
  found,
  do: lines,
});
export const failed = (found: string, ...lines: string[]): Finding => ({
  result: "failed",
  found,
  do: lines,
});
/** For what cannot be looked at though nothing before it failed. */
export const unchecked = (found: string, ...lines: string[]): Finding => ({
  result: "unchecked",
  found,
  do: lines,
});
