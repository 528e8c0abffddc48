/** Any value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A state machine, a branch of a Parallel state or the item processor of a Map state. */
export interface Workflow {
  StartAt: string;
  States: Record<string, State>;
  /** Top level only, seconds. */
  TimeoutSeconds?: number;
}

export type State = { Comment?: string } & (
  | TaskState
  | PassState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState
);

/** What turns the data of a state into its output and variables. */
export interface Reshaping {
  Output?: Json;
  Assign?: JsonObject;
}

interface Step extends Reshaping {
  Next?: string;
  End?: boolean;
}

interface Fallible extends Step {
  Retry?: Retrier[];
  Catch?: Catcher[];
}

export interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  BackoffRate?: number;
  MaxAttempts?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: "FULL" | "NONE";
}

export interface Catcher extends Reshaping {
  ErrorEquals: string[];
  Next: string;
}

export interface TaskState extends Fallible {
  Type: "Task";
  Resource: string;
  Arguments?: Json;
  TimeoutSeconds?: Json;
  HeartbeatSeconds?: Json;
}

export interface PassState extends Step {
  Type: "Pass";
}

export interface ChoiceRule extends Reshaping {
  Condition: Json;
  Next: string;
}

export interface ChoiceState extends Reshaping {
  Type: "Choice";
  Choices: ChoiceRule[];
  Default?: string;
}

export interface WaitState extends Step {
  Type: "Wait";
  Seconds?: Json;
  Timestamp?: Json;
}

export interface SucceedState {
  Type: "Succeed";
  Output?: Json;
}

export interface FailState {
  Type: "Fail";
  Error?: Json;
  Cause?: Json;
}

export interface ParallelState extends Fallible {
  Type: "Parallel";
  Branches: Workflow[];
  Arguments?: Json;
}

export interface MapState extends Fallible {
  Type: "Map";
  ItemProcessor: Workflow;
  Items?: Json;
  ItemSelector?: Json;
  MaxConcurrency?: Json;
  ToleratedFailureCount?: Json;
  ToleratedFailurePercentage?: Json;
}

/** The Lambda integrations this service runs; the second parks the task until its token comes back. */
export const INVOKE = "arn:aws:states:::lambda:invoke";
export const INVOKE_AND_WAIT = "arn:aws:states:::lambda:invoke.waitForTaskToken";
/** Starts an execution of another machine and goes on at once. */
export const START_EXECUTION = "arn:aws:states:::states:startExecution";

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a definition that `validateDefinition` has found to be sound. */
export function parseDefinition(definition: string): Workflow {
  return JSON.parse(definition) as Workflow;
}
