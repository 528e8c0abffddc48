import { FUNCTIONS, type FunctionName } from "@invitations/functions/deployment/names";
import type { Machine, MapState, State, States } from "@invitations/workflow/definition/language";
import type { Run, Work } from "../measured.ts";

/**
 * What an execution took: states outside of Maps once, those inside for each item.
 *
 * @param entered names of the states in the order in which they were entered
 * @param items that each Map went through
 */
export function countRun(machine: Machine, entered: readonly string[], items: number): Run {
  const inside: States = Object.assign(
    {},
    ...Object.values(machine.States).map((state) => (isMap(state) ? state.ItemProcessor.States : {})),
  );
  const once = entered.filter((name) => Object.hasOwn(machine.States, name));
  const each = entered.filter((name) => Object.hasOwn(inside, name));
  if (once.length + each.length !== entered.length)
    throw new Error("A state of another machine was entered.");
  return { once: workOf(machine.States, once, 1), each: workOf(inside, each, items) };
}

function workOf(states: States, entered: readonly string[], items: number): Work {
  const invoked = entered.flatMap((name) => functionOf(states[name]) ?? []);
  const counts = FUNCTIONS.map(
    (name) => [name, invoked.filter((one) => one === name).length / items] as const,
  );
  return {
    transitions: entered.length / items,
    invocations: Object.fromEntries(counts.filter(([, count]) => count > 0)),
  };
}

function functionOf(state: State | undefined): FunctionName | undefined {
  if (state?.Type !== "Task") return undefined;
  const invoked = JSON.stringify(state.Arguments);
  return FUNCTIONS.find((name) => new RegExp(`:function:[\\w-]+-${name}"`).test(invoked));
}

const isMap = (state: State): state is MapState => state.Type === "Map";
