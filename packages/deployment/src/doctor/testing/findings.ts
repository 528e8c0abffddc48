import { expect } from "vitest";
import type { Checked, Examination } from "../examine.ts";
import { exitCodeOf } from "../report.ts";

/** The names of the checks that came out so. */
export const namesOf = ({ checks }: Examination, result: Checked["result"]): string[] =>
  checks.filter((check) => check.result === result).map(({ name }) => name);

/** The one check of that name, with what it found and advises as one text. */
export function told({ checks }: Examination, name: string): string {
  const check = checks.find((one) => one.name === name);
  if (!check) throw new Error(`No check is called ${name}.`);
  return [`${check.result}: ${check.found}`, ...(check.do ?? [])].join("\n");
}

/** One thing is wrong, it is named with what to do, and nothing that has nothing to do with it is. */
export function expectOnly(examination: Examination, name: string, words: RegExp): void {
  expect(namesOf(examination, "failed")).toEqual([name]);
  expect(told(examination, name)).toMatch(words);
  expect(exitCodeOf(examination)).toBe(1);
}
