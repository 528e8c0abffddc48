import { setImmediate } from "node:timers/promises";
import { outputDetails } from "../history.ts";
import type { Catcher, Json, JsonObject, Reshaping, State, Workflow } from "../language/definition.ts";
import { RUNTIME, StateError, takes } from "../language/errors.ts";
import { perform } from "./perform.ts";
import { type Patience, retryDelay } from "./retry.ts";
import type { Run, Scope } from "./run.ts";
import { createVisit, type Entered, type Extra, type Visit, withinLimit } from "./visit.ts";

/** How a state was left. */
interface Move {
  output: Json;
  assigned: JsonObject;
  next?: string;
}

/** States in a row without a pause for the other work of the process. */
const IN_A_ROW = 50;

/** Goes from `StartAt` from state to state; gives the output of the last one, or throws its StateError. */
export async function runWorkflow(run: Run, scope: Scope, workflow: Workflow, input: Json): Promise<Json> {
  let name = workflow.StartAt;
  let data = input;
  for (let number = 0; ; number++) {
    const state = workflow.States[name];
    if (!state) throw new StateError(RUNTIME, `There is no state called ${name}.`);
    if (number % IN_A_ROW === IN_A_ROW - 1) await setImmediate();
    const move = await visitState(run, scope, name, state, number, data);
    Object.assign(scope.variables, move.assigned);
    data = move.output;
    if (move.next === undefined) return data;
    name = move.next;
  }
}

async function visitState(
  run: Run,
  scope: Scope,
  name: string,
  state: State,
  number: number,
  input: Json,
): Promise<Move> {
  const at = await run.record(scope, `${number}/entered`, (drafts) => {
    const details = { name, input: JSON.stringify(input), inputDetails: { truncated: false } };
    drafts.push({ type: `${state.Type}StateEntered`, details });
    return run.surroundings.clock.now().toISOString();
  });
  const entered: Entered = { at, event: scope.lastEvent };
  scope.inside = state.Type;
  return run.record(scope, `${number}/left`, async (drafts) => {
    const move = await attempts({ run, scope, name, state, number, input }, entered);
    // A Fail state is never left.
    if (state.Type !== "Fail")
      drafts.push({
        type: `${state.Type}StateExited`,
        details: { name, ...outputDetails(move.output), ...assignedDetails(move.assigned) },
      });
    return move;
  });
}

async function attempts(
  facts: Pick<Visit, "run" | "scope" | "name" | "state" | "number" | "input">,
  entered: Entered,
): Promise<Move> {
  const { run, scope, state } = facts;
  const patience: Patience = new Map();
  for (let attempt = 0; ; attempt++) {
    const visit = createVisit({ ...facts, attempt }, entered);
    try {
      const { reshaping, next, ...performed } = await perform(visit);
      const plain = performed.result === undefined ? visit.input : performed.result;
      return await move(visit, reshaping, next, performed, plain);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      const milliseconds = retryDelay("Retry" in state ? state.Retry : undefined, error, patience);
      if (milliseconds === undefined) return await caught(visit, error);
      const until = await run.record(
        scope,
        visit.key("retry"),
        () => run.surroundings.clock.now().getTime() + milliseconds,
      );
      await run.sleepUntil(scope, until);
    }
  }
}

/** Leaves the state by the first catcher that takes the error; without one the error goes on. */
async function caught(visit: Visit, error: StateError): Promise<Move> {
  const { state } = visit;
  const catchers: Catcher[] = ("Catch" in state ? state.Catch : undefined) ?? [];
  const index = catchers.findIndex((entry) => takes(entry.ErrorEquals, error.error));
  const catcher = catchers[index];
  if (!catcher) throw error;
  const errorOutput = { Error: error.error, Cause: error.cause };
  return move(visit, catcher, catcher.Next, { errorOutput }, errorOutput, `Catch[${index}]/`);
}

/** Output and Assign see the same data: neither sees what the other makes. */
async function move(
  visit: Visit,
  reshaping: Reshaping,
  next: string | undefined,
  extra: Extra,
  plain: Json,
  at = "",
): Promise<Move> {
  const output =
    reshaping.Output === undefined ? plain : await visit.evaluate(reshaping.Output, `${at}Output`, extra);
  withinLimit(output, `The output of the state '${visit.name}'`);
  const assigned = (await visit.evaluate(reshaping.Assign ?? {}, `${at}Assign`, extra)) as JsonObject;
  withinLimit(assigned, `What the state '${visit.name}' assigns`);
  return { output, assigned, ...(next !== undefined && { next }) };
}

/** History gives each variable as the text of its JSON. */
function assignedDetails(assigned: JsonObject): JsonObject {
  const texts = Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]);
  if (texts.length === 0) return {};
  return { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: { truncated: false } };
}
