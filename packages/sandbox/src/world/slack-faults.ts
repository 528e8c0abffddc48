import type { Breakage } from "../slack/page/protocol.ts";
import type { Slack } from "../slack/slack.ts";
import type { Clock } from "../wire/clock.ts";

/** Methods of the Web API that the app leans on. */
export const REFUSABLE_METHODS = [
  "chat.postMessage",
  "chat.postEphemeral",
  "chat.update",
  "conversations.open",
  "files.getUploadURLExternal",
  "users.info",
  "views.open",
  "views.publish",
];

/** How long a method stays refused, in milliseconds of the world's time. */
const WHILE = 60 * 60 * 1_000;

export interface SlackFaults {
  /** Every call of the method fails with `internal_error`, for an hour of the world's time. */
  refuse(method: string): void;
  mend(method: string): void;
  broken(): Breakage[];
}

export function createSlackFaults(
  setFault: Slack["setFault"],
  clock: Clock,
  changed: () => void,
): SlackFaults {
  /** By method, what calls off its mending. */
  const refused = new Map<string, () => void>();
  const mend = (method: string) => {
    refused.get(method)?.();
    refused.delete(method);
    setFault(method, undefined);
    changed();
  };
  return {
    mend,
    refuse(method) {
      mend(method);
      setFault(method, { error: "internal_error" });
      refused.set(
        method,
        clock.after(WHILE, () => mend(method)),
      );
      changed();
    },
    broken: () =>
      [...refused.keys()].map((method) => ({
        sentence: `Slack refuses ${method}`,
        mend: { control: "slack-obeys", choice: method },
      })),
  };
}
