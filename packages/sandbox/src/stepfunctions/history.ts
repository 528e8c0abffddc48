import type { HistoryEvent, HistoryEventType } from "@aws-sdk/client-sfn";
import type { Json, JsonObject } from "./language/definition.ts";

/** An event that is about to happen: its number and time are given when it is written down. */
export interface DraftEvent {
  type: HistoryEventType;
  details?: JsonObject;
  /** The event it follows, where that is not the last one of its scope. */
  previous?: number;
  /** For the world's page: names of a Map's items, or of one item. */
  label?: string[];
}

/** One event of an execution's history. */
export interface StoredEvent {
  id: number;
  previousEventId: number;
  /** Milliseconds since 1970. */
  at: number;
  type: HistoryEventType;
  details?: JsonObject;
  /** Where it happened: "" at the top level, `/2.0.1` in item or branch 1 of the third state. */
  scope: string;
  label?: string[];
}

/** The member of a HistoryEvent that holds the details of `type`: `taskScheduledEventDetails`. */
export function detailsKey(type: HistoryEventType): string {
  if (type.endsWith("StateEntered")) return "stateEnteredEventDetails";
  if (type.endsWith("StateExited")) return "stateExitedEventDetails";
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

/** An event as GetExecutionHistory gives it; without execution data, inputs and outputs are left out. */
export function toHistoryEvent(event: StoredEvent, includeExecutionData: boolean): HistoryEvent {
  const details = event.details && (includeExecutionData ? event.details : withoutData(event.details));
  return {
    timestamp: new Date(event.at),
    type: event.type,
    id: event.id,
    previousEventId: event.previousEventId,
    ...(details && { [detailsKey(event.type)]: details }),
  };
}

const DATA = ["input", "output", "parameters", "error", "cause", "assignedVariables"];

function withoutData(details: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(details).filter(([key]) => !DATA.includes(key)));
}

export function inputDetails(input: Json): JsonObject {
  return { input: JSON.stringify(input), inputDetails: { truncated: false } };
}

export function outputDetails(output: Json): JsonObject {
  return { output: JSON.stringify(output), outputDetails: { truncated: false } };
}
