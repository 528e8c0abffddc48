import type { History } from "@invitations/core/ports";
import { createLog, type Log } from "./log.ts";
import { createMetrics, type Tell } from "./metrics.ts";
import { observedHistory } from "./observed-history.ts";

/** How one function tells whoever runs the app what it does. */
export interface Observation {
  log: Log;
  tell: Tell;
  /** The same record, with what is written there logged and measured. */
  observed(history: History): History;
}

/**
 * @param name of the function
 * @param deployment name of the table
 * @param secrets that the function was given, and that no line may hold
 */
export function observe(name: string, deployment: string, secrets: readonly string[] = []): Observation {
  const log = createLog(name, secrets);
  const tell = createMetrics(deployment, name);
  return { log, tell, observed: (history) => observedHistory(history, log, tell) };
}
