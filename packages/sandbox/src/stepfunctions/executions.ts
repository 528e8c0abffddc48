import type { StoredEvent } from "./history.ts";
import type { StateMachine } from "./machines.ts";

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** What StartExecution fixes for good: an update of the machine does not reach executions under way. */
export interface ExecutionStart {
  arn: string;
  name: string;
  machineArn: string;
  machineName: string;
  roleArn: string;
  definition: string;
  /** The text that was sent, which decides whether a second start is the same one. */
  input: string;
  /** Milliseconds since 1970. */
  startDate: number;
}

/** How an execution closed. */
export interface Closing {
  status: Exclude<ExecutionStatus, "RUNNING">;
  stopDate: number;
  output?: string;
  error?: string;
  cause?: string;
}

export interface Execution {
  readonly start: ExecutionStart;
  closing: Closing | undefined;
  readonly events: StoredEvent[];
}

export function statusOf(execution: Execution): ExecutionStatus {
  return execution.closing?.status ?? "RUNNING";
}

export function startOf(
  machine: StateMachine,
  arn: string,
  name: string,
  input: string,
  startDate: number,
): ExecutionStart {
  const { arn: machineArn, name: machineName, roleArn, definition } = machine;
  return { arn, name, machineArn, machineName, roleArn, definition, input, startDate };
}
