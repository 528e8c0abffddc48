/** What a function answered, or how it failed: the name of the error is what a state machine matches. */
export type InvocationResult =
  | { ok: true; payload: unknown }
  | { ok: false; errorType: string; errorMessage: string };

/** What the host and a function's process say to each other. */
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
