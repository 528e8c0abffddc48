import { randomBytes } from "node:crypto";
import { viewShape } from "../api/shapes.ts";
import type { StoredConversation, StoredMessage } from "../workspace/state.ts";
import { deliver } from "./deliver.ts";
import type { Delivery } from "./delivery.ts";
import { verificationToken } from "./payload.ts";
import { whyUndelivered } from "./sentences.ts";

/** An event that is not acknowledged comes again: at once, after a minute, after five (Events API). */
const RETRIES = [0, 60_000, 300_000];

/** Sends `event_callback`s; each resolves when the app has acknowledged or the first try has failed. */
export interface Events {
  appHomeOpened(person: string): Promise<void>;
  messageIm(conversation: StoredConversation, message: StoredMessage): Promise<void>;
}

/** @param subscriptions names as in an app's settings: `app_home_opened`, `message.im` */
export function createEvents(delivery: Delivery, subscriptions: string[]): Events {
  const { workspace, endpoint } = delivery;
  const { people, clock } = { people: workspace.people, clock: workspace.clock };

  const attempt = async (body: string, retry: number, reason: string): Promise<void> => {
    const headers: Record<string, string> =
      retry === 0 ? {} : { "x-slack-retry-num": String(retry), "x-slack-retry-reason": reason };
    const outcome = await deliver(endpoint, "application/json", body, headers);
    if (outcome.kind === "acknowledged") return;
    const pause = RETRIES[retry];
    if (pause === undefined) {
      console.error(`Slack gave up on an event after ${retry + 1} tries: ${whyUndelivered(outcome)}.`);
      return;
    }
    const next = outcome.kind === "late" ? "http_timeout" : "http_error";
    clock.after(pause, () => void attempt(body, retry + 1, next));
  };

  const send = async (subscription: string, event: Record<string, unknown>): Promise<void> => {
    if (!subscriptions.includes(subscription)) return;
    const body = JSON.stringify({
      token: verificationToken,
      team_id: people.team.id,
      api_app_id: people.appId,
      event: { ...event, event_ts: workspace.messages.stamp() },
      type: "event_callback",
      event_id: `Ev${randomBytes(5).toString("hex").toUpperCase()}`,
      event_time: Math.floor(clock.now().getTime() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: people.team.id,
          user_id: people.bot.id,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    });
    await attempt(body, 0, "");
  };

  return {
    appHomeOpened(person) {
      const home = workspace.state.homes[person];
      return send("app_home_opened", {
        type: "app_home_opened",
        user: person,
        channel: workspace.conversations.directWith(person).conversation.id,
        tab: "home",
        ...(home ? { view: viewShape(home, workspace.state.homeValues[person] ?? {}, workspace) } : {}),
      });
    },
    messageIm: (conversation, message) =>
      send("message.im", {
        type: "message",
        channel: conversation.id,
        channel_type: "im",
        user: message.from,
        text: message.text,
        ts: message.ts,
        team: people.team.id,
      }),
  };
}
