import type { Policy } from "@invitations/core/policy";
import type { History, Now, Workflow } from "@invitations/core/ports";
import type { Logger } from "@slack/bolt";
import type { COMMAND } from "./command/commands.ts";
import type { Observer } from "./observer.ts";

/** Everything that the front desk works with; `functions/compose` brings it together. */
export interface Desk {
  history: History;
  workflow: Workflow;
  policy: Policy;
  now: Now;
  /** A new id each time; it begins with `inv-` and is fit for the name of a state machine's execution. */
  newRequestId(): string;
  signingSecret: string;
  botToken: string;
  /** Base of the Web API, ending in a slash; Slack's own when left out. */
  slackApiUrl?: string;
  command: typeof COMMAND;
  /** Channel id. */
  operatorsChannel: string;
  logger: Logger;
  observer: Observer;
}
