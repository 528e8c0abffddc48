import type { Workspace } from "../workspace/workspace.ts";
import type { Arguments } from "./arguments.ts";
import type { RateLimit } from "./rate-limit.ts";

export interface MethodContext {
  workspace: Workspace;
  /** The workspace's own address, no slash at the end. */
  url: string;
  rateLimit: RateLimit;
}

/** One method of the Web API: what goes beside `ok: true`, or a thrown `SlackRefusal`. */
export type Method = (given: Arguments, context: MethodContext) => Record<string, unknown>;
