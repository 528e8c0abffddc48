import type { WorldExecution, WorldState } from "../slack/page/protocol.ts";
import { type Execution, statusOf } from "./executions.ts";
import type { StoredEvent } from "./history.ts";
import { parseDefinition } from "./language/definition.ts";

type Status = WorldState["status"];

/** An execution as the world's page shows it, read from its history. */
export function progressOf(execution: Execution): WorldExecution {
  const { start, closing, events } = execution;
  const states = Object.entries(parseDefinition(start.definition).States).map(
    ([name, { Type }]): WorldState => ({ name, type: Type, status: "ahead" }),
  );
  let current: WorldState | undefined;
  for (const event of events) {
    const entered = event.scope === "" && event.type.endsWith("StateEntered");
    if (entered) {
      current = states.find(({ name }) => name === event.details?.name);
      if (current) {
        current.status = "running";
        delete current.items;
      }
    } else if (current) follow(current, event);
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

/** What an event says about the top-level state that the execution is in. */
function follow(current: WorldState, { type, scope, details, label }: StoredEvent): void {
  if (scope === "" && type.endsWith("StateExited")) current.status = "done";
  if (scope === "" && type === "MapStateStarted")
    current.items = (label ?? []).map((name) => ({ name, status: "ahead" }));
  // The abortion of an item is an event of the Map itself, the others of the item.
  const nested = scope.split("/").length > 2;
  const status = nested ? undefined : ITEM_STATUS[type];
  const item = current.items?.[Number(details?.index)];
  if (!status || !item) return;
  item.status = status;
  item.name = label?.[0] ?? item.name;
}
