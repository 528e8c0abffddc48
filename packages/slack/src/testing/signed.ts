import { createHmac } from "node:crypto";
import type { Handler } from "../door.ts";

export const SIGNING_SECRET = "a-signing-secret-for-tests";

/** A Lambda function URL's event, as Slack would cause it. */
export interface Sent {
  body: string;
  contentType?: string;
  /** Seconds since 1970; now, unless given. */
  timestamp?: number;
  secret?: string;
  base64?: boolean;
  /** Replaces the headers that signing makes. */
  headers?: Record<string, string>;
}

type LambdaEvent = Parameters<Handler>[0];

export function signedEvent(sent: Sent): LambdaEvent {
  const timestamp = sent.timestamp ?? Math.floor(Date.now() / 1_000);
  const hash = createHmac("sha256", sent.secret ?? SIGNING_SECRET)
    .update(`v0:${timestamp}:${sent.body}`)
    .digest("hex");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: "/slack/events",
    rawQueryString: "",
    requestContext: {},
    headers: {
      "content-type": sent.contentType ?? "application/x-www-form-urlencoded",
      ...(sent.headers ?? {
        "x-slack-request-timestamp": String(timestamp),
        "x-slack-signature": `v0=${hash}`,
      }),
    },
    body: sent.base64 ? Buffer.from(sent.body).toString("base64") : sent.body,
    isBase64Encoded: sent.base64 ?? false,
  };
}

/** A slash command's body. */
export function commandBody(fields: { text: string; user: string; responseUrl: string; command?: string }) {
  return new URLSearchParams({
    command: fields.command ?? "/securityhub",
    text: fields.text,
    user_id: fields.user,
    user_name: fields.user.toLowerCase(),
    team_id: "T01",
    channel_id: "C01",
    trigger_id: "trigger.1",
    response_url: fields.responseUrl,
    api_app_id: "A01",
  }).toString();
}

/** Any interaction's body: its payload as one field of a form. */
export function payloadBody(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

/** The payload of a pressed button in a message. */
export function pressPayload(press: {
  user: string;
  action: string;
  value?: string;
  responseUrl: string;
  channel?: string;
  ts?: string;
  blocks?: object[];
}): object {
  const channel = press.channel ?? "D03CARLA";
  return {
    type: "block_actions",
    team: { id: "T01", domain: "acme" },
    user: { id: press.user, name: press.user.toLowerCase(), team_id: "T01" },
    api_app_id: "A01",
    trigger_id: "trigger.2",
    response_url: press.responseUrl,
    container: { type: "message", channel_id: channel, message_ts: press.ts ?? "1800000000.000100" },
    channel: { id: channel, name: "directmessage" },
    message: { type: "message", ts: press.ts ?? "1800000000.000100", text: "", blocks: press.blocks ?? [] },
    actions: [
      {
        type: "button",
        action_id: press.action,
        block_id: "decision",
        value: press.value,
        action_ts: "1800000001.000000",
      },
    ],
  };
}

/** The payload of a form that was sent. */
export function submissionPayload(form: {
  user: string;
  callbackId: string;
  values: Record<string, Record<string, unknown>>;
  privateMetadata?: string;
}): object {
  return {
    type: "view_submission",
    team: { id: "T01", domain: "acme" },
    user: { id: form.user, name: form.user.toLowerCase(), team_id: "T01" },
    api_app_id: "A01",
    trigger_id: "trigger.3",
    response_urls: [],
    view: {
      id: "V01",
      type: "modal",
      callback_id: form.callbackId,
      private_metadata: form.privateMetadata ?? "",
      state: { values: form.values },
    },
  };
}
