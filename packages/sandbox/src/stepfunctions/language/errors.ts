/** Why a state failed, as Retry, Catch and `$states.errorOutput` see it. */
export class StateError extends Error {
  readonly error: string;
  override readonly cause: string;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.name = "StateError";
    this.error = error;
    this.cause = cause;
  }
}

export const QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
export const DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
export const TIMEOUT = "States.Timeout";
export const HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
export const RUNTIME = "States.Runtime";

/**
 * Whether a retrier or catcher with these `ErrorEquals` takes `error` (developer guide, "Error names"):
 * States.Runtime ends the execution always; States.DataLimitExceeded is taken by its own name only;
 * States.Timeout also stands for a missed heartbeat; States.TaskFailed is any error but States.Timeout.
 */
export function takes(errorEquals: readonly string[], error: string): boolean {
  if (error === RUNTIME) return false;
  if (errorEquals.includes(error)) return true;
  if (error === DATA_LIMIT_EXCEEDED) return false;
  if (errorEquals.includes("States.ALL")) return true;
  if (error === HEARTBEAT_TIMEOUT && errorEquals.includes(TIMEOUT)) return true;
  return error !== TIMEOUT && errorEquals.includes("States.TaskFailed");
}
