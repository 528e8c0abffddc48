import { isObject, type State, type Workflow } from "./definition.ts";
import type { Problem } from "./problem.ts";

const VARIABLE = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const LONGEST_NAME = 80;

/** An inner workflow reads the variables around it and may not assign one of the same name. */
export function checkVariables(
  workflow: Workflow,
  at: string,
  outer: ReadonlySet<string>,
  problems: Problem[],
): void {
  const mine = new Set<string>();
  for (const [name, state] of Object.entries(workflow.States))
    for (const { variable, place } of assigned(state, `${at}/States/${name}`)) {
      mine.add(variable);
      const complain = (what: string) => problems.push({ at: place, what });
      if (variable === "states") complain("The variable name states is taken by Step Functions.");
      else if (!VARIABLE.test(variable) || variable.length > LONGEST_NAME)
        complain(`${variable} is not a variable name: a Unicode identifier of at most 80 characters.`);
      if (outer.has(variable))
        complain(`${variable} is a variable of an outer scope, which an inner workflow cannot assign.`);
    }
  const known = new Set([...outer, ...mine]);
  for (const [name, state] of Object.entries(workflow.States)) {
    const here = `${at}/States/${name}`;
    if (state.Type === "Map") checkVariables(state.ItemProcessor, `${here}/ItemProcessor`, known, problems);
    if (state.Type === "Parallel")
      for (const [index, branch] of state.Branches.entries())
        checkVariables(branch, `${here}/Branches[${index}]`, known, problems);
  }
}

function assigned(state: State, at: string): { variable: string; place: string }[] {
  const places: [unknown, string][] = [["Assign" in state ? state.Assign : undefined, at]];
  if (state.Type === "Choice")
    for (const [index, rule] of state.Choices.entries())
      places.push([rule.Assign, `${at}/Choices[${index}]`]);
  if ("Catch" in state)
    for (const [index, catcher] of (state.Catch ?? []).entries())
      places.push([catcher.Assign, `${at}/Catch[${index}]`]);
  return places.flatMap(([assign, place]) =>
    isObject(assign)
      ? Object.keys(assign).map((variable) => ({ variable, place: `${place}/Assign/${variable}` }))
      : [],
  );
}
