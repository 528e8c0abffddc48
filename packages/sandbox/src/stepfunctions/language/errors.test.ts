import { expect, it } from "vitest";
import { takes } from "./errors.ts";

const cases: [string[], string, boolean][] = [
  [["Throttled"], "Throttled", true],
  [["Throttled"], "throttled", false],
  [["States.ALL"], "Throttled", true],
  [["States.ALL"], "States.Timeout", true],
  [["States.ALL"], "States.QueryEvaluationError", true],
  [["States.ALL"], "States.DataLimitExceeded", false],
  [["States.DataLimitExceeded"], "States.DataLimitExceeded", true],
  [["States.ALL"], "States.Runtime", false],
  [["States.Runtime"], "States.Runtime", false],
  [["States.TaskFailed"], "Throttled", true],
  [["States.TaskFailed"], "States.Timeout", false],
  [["States.TaskFailed"], "States.DataLimitExceeded", false],
  [["States.Timeout"], "States.Timeout", true],
  [["States.Timeout"], "States.HeartbeatTimeout", true],
  [["States.HeartbeatTimeout"], "States.HeartbeatTimeout", true],
  [["States.HeartbeatTimeout"], "States.Timeout", false],
];
it.each(cases)("%j takes %s: %s", (errorEquals, error, expected) => {
  expect(takes(errorEquals, error)).toBe(expected);
});
