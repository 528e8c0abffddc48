import type { InvocationResult } from "./host.ts";

/** What the host and the functions' process say to each other. */
export interface ToRuntime {
  id: number;
  functionName: string;
  /** JSON text. */
  event: string;
  /** Milliseconds by which the practice world's clock is ahead of the machine's. */
  clockAhead: number;
}

export type FromRuntime =
  | { kind: "ready" }
  | { kind: "broken"; because: string }
  | { kind: "result"; id: number; result: InvocationResult };
