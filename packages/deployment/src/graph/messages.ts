import type { App, Credentials, Resource, Value } from "./graph.ts";

/** What the process that runs the program is told, in its environment as `GRAPH_REQUEST`. */
export interface Request {
  root: string;
  platform: string;
  /** Folder that stands for `.sst`. */
  work: string;
  /** The compiled program. */
  program: string;
  /** File for the answer: one {@link Outcome} as JSON. */
  answer: string;
  stage: string;
  credentials: Partial<Credentials>;
}

/** What it answers. */
export type Outcome =
  | { app: App; credentials: Credentials; resources: Resource[]; outputs: Record<string, Value> }
  | { failure: string };
