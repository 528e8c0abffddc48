import type { RefusalKind } from "@invitations/core/refusal";
import { COMMAND } from "./command/commands.ts";
import { commandIn } from "./command/parse.ts";

/** What somebody did in Slack. It has no place for what they typed: whoever runs the app may read it. */
export interface Deed {
  kind: "command" | "action" | "view" | "shortcut" | "event" | "unknown";
  /** Of a command its words in the table (`owner add`), of anything else the id that this app gave it. */
  name: string;
  /** Slack user id. */
  by?: string;
}

/** Hears what passes the front desk, for logs and metrics. None of these may throw. */
export interface Observer {
  did(deed: Deed): void;
  /** Somebody is told no. */
  refused(refusal: RefusalKind): void;
  /** A listener broke; what it threw is logged. */
  failed(): void;
}

/** What is read of a payload of Slack, whatever its kind. */
interface Payload {
  type?: string;
  command?: string;
  text?: string;
  user_id?: string;
  user?: { id?: string };
  actions?: { action_id?: string }[];
  view?: { callback_id?: string };
  callback_id?: string;
  event?: { type?: string; user?: string };
}

/** The deed that a payload tells of. */
export function deedIn(body: object): Deed {
  const { type, command, text, user_id, user, actions, view, callback_id, event } = body as Payload;
  const by = user?.id ?? user_id ?? event?.user;
  const named = (kind: Deed["kind"], name = "unknown"): Deed => ({
    kind,
    name,
    ...(by === undefined ? {} : { by }),
  });
  if (command !== undefined) return named("command", command === COMMAND ? commandIn(text ?? "") : command);
  switch (type) {
    case "block_actions":
      return named("action", actions?.[0]?.action_id);
    case "view_submission":
    case "view_closed":
      return named("view", view?.callback_id);
    case "shortcut":
    case "message_action":
      return named("shortcut", callback_id);
    case "event_callback":
      return named("event", event?.type);
    default:
      return named("unknown", type);
  }
}
