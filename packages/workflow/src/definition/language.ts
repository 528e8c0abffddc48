/** The parts of the Amazon States Language (JSONata) that our machines are written in, as plain data. */
export interface Machine {
  Comment: string;
  QueryLanguage: "JSONata";
  StartAt: string;
  /** Seconds; a Standard execution may live for a year. */
  TimeoutSeconds?: number;
  States: States;
}

export type States = Record<string, State>;

export type State = TaskState | StartExecutionState | ChoiceState | MapState | SucceedState | FailState;

/** A JSONata expression: `{% … %}`. */
export type Expression = `{%${string}%}`;

interface Flow {
  Comment?: string;
  Next?: string;
  End?: true;
}

interface Task extends Flow {
  Type: "Task";
  Assign?: Record<string, unknown>;
  Output?: unknown;
  TimeoutSeconds?: number | Expression;
  Retry?: Retrier[];
  Catch?: Catcher[];
}

/** Calls a Lambda function. */
export interface TaskState extends Task {
  Resource: `arn:${string}:states:::lambda:invoke` | `arn:${string}:states:::lambda:invoke.waitForTaskToken`;
  Arguments: { FunctionName: string; Payload: Record<string, unknown> };
}

/**
 * Starts an execution of another machine and goes on at once with `{ ExecutionArn, StartDate }`. The same name
 * and input once more give the execution that runs; a name that was used otherwise fails as
 * `StepFunctions.ExecutionAlreadyExistsException`.
 */
export interface StartExecutionState extends Task {
  Resource: `arn:${string}:states:::states:startExecution`;
  Arguments: { StateMachineArn: string; Name?: string; Input?: Record<string, unknown> | Expression };
}

export interface ChoiceState {
  Type: "Choice";
  Comment?: string;
  Choices: { Condition: Expression; Next: string }[];
  Default: string;
}

export interface MapState extends Flow {
  Type: "Map";
  Items: Expression;
  MaxConcurrency: number;
  ItemProcessor: { ProcessorConfig: { Mode: "INLINE" }; StartAt: string; States: States };
  Assign?: Record<string, unknown>;
  Output?: unknown;
  Catch?: Catcher[];
}

export interface SucceedState {
  Type: "Succeed";
  Output?: unknown;
}

export interface FailState {
  Type: "Fail";
  Error: string;
  Cause: string;
}

export interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds: number;
  BackoffRate: number;
  MaxAttempts: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: "FULL" | "NONE";
}

export interface Catcher {
  ErrorEquals: string[];
  Assign?: Record<string, unknown>;
  Output?: unknown;
  Next: string;
}
