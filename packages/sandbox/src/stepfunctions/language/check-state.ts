import { checkCatch, checkRetry } from "./check-errors.ts";
import { INVOKE, INVOKE_AND_WAIT, isObject, START_EXECUTION } from "./definition.ts";
import { expressionIn } from "./expressions.ts";
import type { Problem, Target } from "./problem.ts";

type InnerCheck = (workflow: Record<string, unknown>, at: string) => void;

const ALWAYS = ["Type", "Comment", "QueryLanguage"];
const STEP = ["Next", "End", "Output", "Assign"];
const FALLIBLE = [...STEP, "Retry", "Catch"];
const JSONPATH = ["InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector", "ItemsPath"];

const FIELDS: Record<string, readonly string[]> = {
  Task: [...FALLIBLE, "Resource", "Arguments", "TimeoutSeconds", "HeartbeatSeconds"],
  Pass: STEP,
  Choice: ["Choices", "Default", "Output", "Assign"],
  Wait: [...STEP, "Seconds", "Timestamp"],
  Succeed: ["Output"],
  Fail: ["Error", "Cause"],
  Parallel: [...FALLIBLE, "Branches", "Arguments"],
  Map: [
    ...FALLIBLE,
    "ItemProcessor",
    "Items",
    "ItemSelector",
    "MaxConcurrency",
    "ToleratedFailureCount",
    "ToleratedFailurePercentage",
  ],
};

/** Adds what is wrong with one state to `problems`; returns the states that it may lead to. */
export function checkState(state: unknown, at: string, problems: Problem[], inner: InnerCheck): Target[] {
  const complain = (field: string, what: string) => problems.push({ at: `${at}/${field}`, what });
  if (!isObject(state)) {
    problems.push({ at, what: "A state must be an object." });
    return [];
  }
  const type = String(state.Type);
  const fields = FIELDS[type];
  if (!fields) {
    complain("Type", `Type must be one of ${Object.keys(FIELDS).join(", ")}.`);
    return [];
  }
  if (state.QueryLanguage !== undefined && state.QueryLanguage !== "JSONata")
    complain("QueryLanguage", "Only JSONata states run here.");
  for (const field of Object.keys(state)) {
    if (ALWAYS.includes(field) || fields.includes(field)) continue;
    const jsonPath = JSONPATH.includes(field) ? " It belongs to JSONPath, which does not run here." : "";
    complain(field, `Field ${field} is not known in a ${type} state.${jsonPath}`);
  }
  if (state.Assign !== undefined && !isObject(state.Assign)) complain("Assign", "Assign must be an object.");

  const targets: Target[] = [];
  const leadsTo = (name: unknown, field: string) => {
    if (typeof name === "string") targets.push({ name, at: `${at}/${field}` });
    else complain(field, `${field} must name a state.`);
  };
  if (fields.includes("Next")) {
    if ((state.Next === undefined) === (state.End !== true))
      complain("Next", 'A state has either a Next or "End": true.');
    if (state.Next !== undefined) leadsTo(state.Next, "Next");
  }
  if (state.Retry !== undefined) checkRetry(state.Retry, `${at}/Retry`, problems);
  if (state.Catch !== undefined) targets.push(...checkCatch(state.Catch, `${at}/Catch`, problems));

  if (type === "Task") checkTask(state, complain);
  if (type === "Wait") checkWait(state, complain);
  if (type === "Choice") {
    const rules = state.Choices;
    if (!Array.isArray(rules) || rules.length === 0) complain("Choices", "Choices must be a list of rules.");
    else
      for (const [index, rule] of rules.entries()) {
        const place = `Choices[${index}]`;
        if (!isObject(rule)) complain(place, "A rule must be an object.");
        else {
          if (typeof rule.Condition !== "boolean" && !isExpression(rule.Condition))
            complain(`${place}/Condition`, "Condition must be true, false or a JSONata expression.");
          leadsTo(rule.Next, `${place}/Next`);
        }
      }
    if (state.Default !== undefined) leadsTo(state.Default, "Default");
  }
  if (type === "Parallel") {
    if (!Array.isArray(state.Branches) || state.Branches.length === 0)
      complain("Branches", "Branches must be a list of at least one workflow.");
    else
      for (const [index, branch] of state.Branches.entries())
        if (isObject(branch)) inner(branch, `${at}/Branches[${index}]`);
        else complain(`Branches[${index}]`, "A branch must be an object.");
  }
  if (type === "Map") {
    const processor = state.ItemProcessor;
    if (!isObject(processor)) complain("ItemProcessor", "A Map state must have an ItemProcessor.");
    else {
      const config = processor.ProcessorConfig;
      if (config !== undefined && !(isObject(config) && config.Mode === "INLINE"))
        complain("ItemProcessor/ProcessorConfig", "Only inline Map states run here.");
      inner(processor, `${at}/ItemProcessor`);
    }
    for (const field of ["MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage"])
      checkNumber(state[field], field, 0, complain);
    if (state.Items !== undefined && !Array.isArray(state.Items) && !isExpression(state.Items))
      complain("Items", "Items must be a list or a JSONata expression.");
  }
  return targets;
}

/** The integrations that run here, with what they take. */
const INTEGRATIONS: Readonly<Record<string, readonly string[]>> = {
  [INVOKE]: ["FunctionName", "Payload"],
  [INVOKE_AND_WAIT]: ["FunctionName", "Payload"],
  [START_EXECUTION]: ["StateMachineArn", "Name", "Input"],
};

type Complain = (field: string, what: string) => void;

function checkTask(state: Record<string, unknown>, complain: Complain): void {
  const known = INTEGRATIONS[String(state.Resource)];
  if (!known)
    complain(
      "Resource",
      `Resource must be one of ${Object.keys(INTEGRATIONS).join(", ")}; nothing else runs here.`,
    );
  else checkArguments(state.Arguments, known, complain);
  checkNumber(state.TimeoutSeconds, "TimeoutSeconds", 1, complain);
  checkNumber(state.HeartbeatSeconds, "HeartbeatSeconds", 1, complain);
  if (Number(state.HeartbeatSeconds) >= Number(state.TimeoutSeconds))
    complain("HeartbeatSeconds", "HeartbeatSeconds must be smaller than TimeoutSeconds.");
}

/** Every argument of an integration; the first must be there. */
function checkArguments(given: unknown, known: readonly string[], complain: Complain): void {
  const [required = ""] = known;
  if (isExpression(given)) return;
  if (!isObject(given) || !(required in given))
    complain("Arguments", `Arguments must be an object with ${required}, or a JSONata expression.`);
  else
    for (const name of Object.keys(given))
      if (!known.includes(name)) complain(`Arguments/${name}`, `${name} is not taken here.`);
}

function checkWait(state: Record<string, unknown>, complain: Complain): void {
  if ((state.Seconds === undefined) === (state.Timestamp === undefined))
    complain("Seconds", "A Wait state has either Seconds or Timestamp.");
  checkNumber(state.Seconds, "Seconds", 0, complain);
  const timestamp = state.Timestamp;
  if (timestamp !== undefined && !isExpression(timestamp) && Number.isNaN(Date.parse(String(timestamp))))
    complain("Timestamp", "Timestamp must be a time in ISO 8601 or a JSONata expression.");
}

/** Longest time that a field in seconds may give, and most attempts of a retrier. */
export const MOST_SECONDS = 99_999_999;

function checkNumber(value: unknown, field: string, least: number, complain: Complain): void {
  if (value === undefined || isExpression(value)) return;
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > MOST_SECONDS)
    complain(field, `${field} must be a whole number of at least ${least}, or a JSONata expression.`);
}

function isExpression(value: unknown): boolean {
  return typeof value === "string" && expressionIn(value) !== undefined;
}
