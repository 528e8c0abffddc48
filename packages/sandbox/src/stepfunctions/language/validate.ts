import { checkExpressions } from "./check-expressions.ts";
import { checkState } from "./check-state.ts";
import { checkVariables } from "./check-variables.ts";
import { isObject, type Workflow } from "./definition.ts";
import type { Problem } from "./problem.ts";

const TOP_LEVEL = ["Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version"];
const INNER = ["Comment", "ProcessorConfig", "QueryLanguage", "StartAt", "States"];
const LONGEST_STATE_NAME = 80;

/**
 * Everything wrong with a definition, an empty list for a sound one. The rules are those of the Amazon States
 * Language for JSONata, and one more: JSONPath is not spoken here.
 */
export function validateDefinition(text: string): Problem[] {
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch (error) {
    return [{ at: "/", what: `The definition is not JSON: ${(error as Error).message}` }];
  }
  if (!isObject(definition)) return [{ at: "/", what: "The definition is not a JSON object." }];
  if (definition.QueryLanguage !== "JSONata")
    return [
      {
        at: "/QueryLanguage",
        what: 'Only definitions with "QueryLanguage": "JSONata" at their top level run here; JSONPath does not.',
      },
    ];
  const problems: Problem[] = [];
  const seconds = definition.TimeoutSeconds;
  if (seconds !== undefined && !(Number.isInteger(seconds) && Number(seconds) > 0))
    problems.push({ at: "/TimeoutSeconds", what: "TimeoutSeconds must be a whole number above 0." });
  checkWorkflow(definition, "", TOP_LEVEL, new Set(), problems);
  checkExpressions(definition, "", problems);
  // The scopes can only be followed through a definition whose shape is sound.
  if (problems.length === 0) checkVariables(definition as unknown as Workflow, "", new Set(), problems);
  return problems;
}

function checkWorkflow(
  workflow: Record<string, unknown>,
  at: string,
  fields: readonly string[],
  names: Set<string>,
  problems: Problem[],
): void {
  for (const field of Object.keys(workflow))
    if (!fields.includes(field))
      problems.push({ at: `${at}/${field}`, what: `Field ${field} is not known.` });
  const states = workflow.States;
  if (!isObject(states) || Object.keys(states).length === 0) {
    problems.push({ at: `${at}/States`, what: "States must be an object with at least one state." });
    return;
  }
  if (typeof workflow.StartAt !== "string" || !Object.hasOwn(states, workflow.StartAt))
    problems.push({ at: `${at}/StartAt`, what: "MISSING_TRANSITION_TARGET: StartAt must name a state." });

  const leads = new Map<string, string[]>();
  let ends = false;
  for (const [name, state] of Object.entries(states)) {
    const here = `${at}/States/${name}`;
    if (name.length > LONGEST_STATE_NAME)
      problems.push({ at: here, what: `A state's name has at most ${LONGEST_STATE_NAME} characters.` });
    if (names.has(name)) problems.push({ at: here, what: `DUPLICATE_STATE_NAME: ${name} is there twice.` });
    names.add(name);
    const targets = checkState(state, here, problems, (inner, place) =>
      checkWorkflow(inner, place, INNER, names, problems),
    );
    leads.set(
      name,
      targets.map((target) => target.name),
    );
    for (const target of targets)
      if (!Object.hasOwn(states, target.name))
        problems.push({
          at: target.at,
          what: `MISSING_TRANSITION_TARGET: no state is called ${target.name}.`,
        });
    if (isObject(state) && (state.End === true || state.Type === "Succeed" || state.Type === "Fail"))
      ends = true;
  }
  const reached = reachedFrom(String(workflow.StartAt), leads);
  for (const name of leads.keys())
    if (!reached.has(name))
      problems.push({
        at: `${at}/States/${name}`,
        what: `MISSING_TRANSITION_TARGET: no way leads to ${name}.`,
      });
  if (!ends) problems.push({ at: `${at}/States`, what: "MISSING_TERMINAL_STATE: no state ends it." });
}

function reachedFrom(start: string, leads: ReadonlyMap<string, string[]>): Set<string> {
  const reached = new Set<string>();
  const ahead = [start];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    ahead.push(...(leads.get(name) ?? []));
  }
  return reached;
}
