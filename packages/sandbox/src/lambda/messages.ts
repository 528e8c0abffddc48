/** What a function answered, or how it failed. */
export type InvocationResult = { ok: true; payload: unknown } | FailedInvocation;

export interface FailedInvocation {
  ok: false;
  /** What a state machine matches. */
  errorType: string;
  errorMessage: string;
  /** Lines of the stack, where an error was thrown. */
  trace?: string[];
}

/** What the host and the process of a function's source say to each other. */
export interface ToRuntime {
  id: number;
  /** JSON text. */
  event: string;
  /** Milliseconds by which the practice world's clock is ahead of the machine's. */
  clockAhead: number;
}

export type FromRuntime =
  | { kind: "ready" }
  | { kind: "broken"; because: string }
  | { kind: "result"; id: number; result: InvocationResult };

/** What the host tells the process of a bundle before an invocation; the same comes back once it is taken. */
export interface ClockMoved {
  clockAhead: number;
}
