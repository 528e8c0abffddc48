import { isObject } from "./definition.ts";
import type { Problem, Target } from "./problem.ts";

const RETRIER = [
  "Comment",
  "ErrorEquals",
  "IntervalSeconds",
  "BackoffRate",
  "MaxAttempts",
  "MaxDelaySeconds",
  "JitterStrategy",
];
const CATCHER = ["Comment", "ErrorEquals", "Next", "Output", "Assign"];
const MOST_ATTEMPTS = 99_999_999;
const LONGEST_DELAY = 31_622_400;

/** What is wrong with a Retry field. */
export function checkRetry(retry: unknown, at: string, problems: Problem[]): void {
  for (const { entry, place } of entries(retry, at, RETRIER, problems)) {
    const complain = (field: string, what: string) => problems.push({ at: `${place}/${field}`, what });
    const within = (field: string, least: number, most: number, whole: boolean) => {
      const value = entry[field];
      if (value === undefined) return;
      const fits = typeof value === "number" && value >= least && value <= most;
      if (!fits || (whole && !Number.isInteger(value)))
        complain(field, `${field} must be a ${whole ? "whole " : ""}number from ${least} to ${most}.`);
    };
    within("IntervalSeconds", 1, MOST_ATTEMPTS, true);
    within("BackoffRate", 1, Number.MAX_VALUE, false);
    within("MaxAttempts", 0, MOST_ATTEMPTS, true);
    within("MaxDelaySeconds", 1, LONGEST_DELAY, true);
    if (Number(entry.MaxDelaySeconds) <= Number(entry.IntervalSeconds ?? 1))
      complain("MaxDelaySeconds", "MaxDelaySeconds must be greater than IntervalSeconds.");
    if (entry.JitterStrategy !== undefined && !["FULL", "NONE"].includes(String(entry.JitterStrategy)))
      complain("JitterStrategy", "JitterStrategy must be FULL or NONE.");
  }
}

/** What is wrong with a Catch field; returns the states that its catchers lead to. */
export function checkCatch(catchers: unknown, at: string, problems: Problem[]): Target[] {
  const targets: Target[] = [];
  for (const { entry, place } of entries(catchers, at, CATCHER, problems)) {
    if (typeof entry.Next === "string") targets.push({ name: entry.Next, at: `${place}/Next` });
    else problems.push({ at: `${place}/Next`, what: "Next must name a state." });
    if (entry.Assign !== undefined && !isObject(entry.Assign))
      problems.push({ at: `${place}/Assign`, what: "Assign must be an object." });
  }
  return targets;
}

function entries(list: unknown, at: string, fields: readonly string[], problems: Problem[]) {
  if (!Array.isArray(list)) {
    problems.push({ at, what: "This field must be a list." });
    return [];
  }
  return list.flatMap((entry: unknown, index) => {
    const place = `${at}[${index}]`;
    if (!isObject(entry)) {
      problems.push({ at: place, what: "An entry must be an object." });
      return [];
    }
    for (const field of Object.keys(entry))
      if (!fields.includes(field))
        problems.push({ at: `${place}/${field}`, what: `Field ${field} is not known here.` });
    const names = entry.ErrorEquals;
    if (!Array.isArray(names) || names.length === 0 || names.some((name) => typeof name !== "string"))
      problems.push({ at: `${place}/ErrorEquals`, what: "ErrorEquals must be a list of error names." });
    else if (names.includes("States.ALL") && (names.length > 1 || index < list.length - 1))
      problems.push({
        at: `${place}/ErrorEquals`,
        what: "States.ALL must stand alone and in the last entry.",
      });
    return [{ entry, place }];
  });
}
