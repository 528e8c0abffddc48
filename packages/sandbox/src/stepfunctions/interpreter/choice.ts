import type { ChoiceState } from "../language/definition.ts";
import { StateError } from "../language/errors.ts";
import type { Performed, Visit } from "./visit.ts";

/** Takes the first rule whose condition is true; output and variables of the state itself go with Default. */
export async function performChoice(visit: Visit<ChoiceState>): Promise<Performed> {
  const { state } = visit;
  for (const [index, rule] of state.Choices.entries()) {
    const met = await visit.evaluate(rule.Condition, `Choices[${index}]/Condition`, {}, (value) =>
      typeof value === "boolean" ? undefined : "is neither true nor false.",
    );
    if (met) return { reshaping: rule, next: rule.Next };
  }
  if (state.Default === undefined)
    throw new StateError("States.NoChoiceMatched", `No rule of the Choice state '${visit.name}' matched.`);
  return { reshaping: state, next: state.Default };
}
