import type { WorldExecution, WorldState } from "../slack/page/protocol.ts";
import { type Execution, statusOf } from "./executions.ts";
import type { StoredEvent } from "./history.ts";
import { parseDefinition, type State, type Workflow } from "./language/definition.ts";

type Status = WorldState["status"];

/** By definition as text: a page that is told of every change would read the same few again and again. */
const read = new Map<string, Workflow>();

function workflowOf(definition: string): Workflow {
  const workflow = read.get(definition) ?? parseDefinition(definition);
  read.set(definition, workflow);
  return workflow;
}

/** An execution as the world's page shows it, read from its history. */
export function progressOf(execution: Execution): WorldExecution {
  const { start, closing, events } = execution;
  const states = Object.entries(workflowOf(start.definition).States).map(
    ([name, state]): WorldState => ({ name, type: state.Type, status: "ahead", ...drawn(state) }),
  );
  let current: WorldState | undefined;
  const errors: Errors = { failing: new Set(), caught: new Set() };
  for (const event of events) {
    const entered = event.scope === "" && event.type.endsWith("StateEntered");
    if (entered) {
      current = states.find(({ name }) => name === event.details?.name);
      if (current) {
        current.status = "running";
        delete current.items;
      }
    } else if (current) follow(current, event, errors);
  }
  if (current?.status === "running" && closing)
    end(current, closing.status === "SUCCEEDED" ? "done" : "failed");
  const error = [closing?.error, closing?.cause].filter(Boolean).join(": ");
  return {
    name: start.name,
    machine: start.machineName,
    status: statusOf(execution),
    startedAt: new Date(start.startDate).toISOString(),
    ...(closing && { stoppedAt: new Date(closing.stopDate).toISOString() }),
    states,
    ...(error !== "" && { error }),
  };
}

/** What the definition says of a state, for its drawing. Where an error leads is left out. */
function drawn(state: State): Pick<WorldState, "comment" | "next"> {
  const next =
    state.Type === "Choice"
      ? [...state.Choices.map((rule) => rule.Next), ...(state.Default ? [state.Default] : [])]
      : "Next" in state && state.Next
        ? [state.Next]
        : [];
  return {
    ...(state.Comment ? { comment: state.Comment } : {}),
    ...(next.length > 0 ? { next: [...new Set(next)] } : {}),
  };
}

/** The execution closed while it was in this state. */
function end(current: WorldState, status: Status): void {
  current.status = status;
  for (const item of current.items ?? []) if (item.status === "running") item.status = status;
}

const ITEM_STATUS: Record<string, Status> = {
  MapIterationStarted: "running",
  MapIterationSucceeded: "done",
  MapIterationFailed: "failed",
  MapIterationAborted: "failed",
};

const FAILED = new Set([
  "TaskFailed",
  "TaskTimedOut",
  "EvaluationFailed",
  "MapStateFailed",
  "ParallelStateFailed",
]);

/** Scopes whose last event is an error, and scopes where one was caught. */
interface Errors {
  failing: Set<string>;
  caught: Set<string>;
}

/** Whether a state is left by a catcher: that is so when it is left right after its error. */
function leftByCatcher({ failing, caught }: Errors, { type, scope }: StoredEvent): boolean {
  if (FAILED.has(type)) failing.add(scope);
  else if (failing.delete(scope) && type.endsWith("StateExited")) {
    caught.add(scope);
    return true;
  }
  return false;
}

/** What an event says about the top-level state that the execution is in. */
function follow(current: WorldState, event: StoredEvent, errors: Errors): void {
  const { type, scope, details, label } = event;
  const byCatcher = leftByCatcher(errors, event);
  if (scope === "" && type.endsWith("StateExited")) current.status = byCatcher ? "caught" : "done";
  if (scope === "" && type === "MapStateStarted")
    current.items = (label ?? []).map((name) => ({ name, status: "ahead" }));
  // The abortion of an item is an event of the Map itself, the others of the item.
  const nested = scope.split("/").length > 2;
  const status = nested ? undefined : ITEM_STATUS[type];
  const item = current.items?.[Number(details?.index)];
  if (!status || !item) return;
  item.status = status === "done" && errors.caught.has(scope) ? "caught" : status;
  item.name = label?.[0] ?? item.name;
}
