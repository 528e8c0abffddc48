import { createHmac } from "node:crypto";
import type { Clock } from "../../wire/clock.ts";

/** An app has 3 s of real time to acknowledge (docs.slack.dev, handling user interaction). */
const PATIENCE = 3_000;

export interface AppEndpoint {
  clock: Clock;
  signingSecret: string;
  /** Where commands, interactions and events go; `undefined` until the app is up. */
  requestUrl(): string | undefined;
}

/** What came of a request to the app: `body` is the answer's, unread. */
export type Delivered =
  | { kind: "acknowledged"; body: string; json: boolean }
  | { kind: "failed"; reason: string }
  | { kind: "late" };

/** Signs and posts one request to the app, as Slack does. */
export async function deliver(
  endpoint: AppEndpoint,
  type: "application/x-www-form-urlencoded" | "application/json",
  body: string,
  headers: Record<string, string> = {},
): Promise<Delivered> {
  const url = endpoint.requestUrl();
  if (!url) return { kind: "failed", reason: "no app is connected to this workspace yet" };
  const timestamp = String(Math.floor(endpoint.clock.now().getTime() / 1000));
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": sign(endpoint.signingSecret, timestamp, body),
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        ...headers,
      },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer = await response.text();
    if (!response.ok) return { kind: "failed", reason: `the app answered HTTP ${response.status}` };
    const json = (response.headers.get("content-type") ?? "").startsWith("application/json");
    return { kind: "acknowledged", body: answer, json };
  } catch (problem) {
    if (problem instanceof Error && problem.name === "TimeoutError") return { kind: "late" };
    return { kind: "failed", reason: `the app could not be reached at ${url}` };
  }
}

/** `v0=` and the HMAC-SHA256 of `v0:timestamp:body` (docs.slack.dev, verifying requests from Slack). */
export function sign(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}
