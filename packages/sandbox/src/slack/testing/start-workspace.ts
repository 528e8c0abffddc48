import { WebClient } from "@slack/web-api";
import { type Clock, createClock } from "../../wire/clock.ts";
import { createSlack, type Slack, type SlackOptions } from "../slack.ts";
import type { Member } from "../workspace/state.ts";

export const botToken = "xoxb-practice";
export const signingSecret = "practice-signing-secret";

const person = (id: string, name: string, realName: string, more: Partial<Member> = {}): Member => ({
  id,
  name,
  realName,
  role: "",
  email: `${name}@example.com`,
  colour: "#456",
  bot: false,
  ...more,
});

/** A small workspace: Ana (security), Ben (owner), Cleo (deactivated), the app; three channels. */
export const people: Member[] = [
  person("U00ANA", "ana", "Ana Ruiz", { role: "security team" }),
  person("U00BEN", "ben.k", "Ben Kim", { role: "owner of payments-prod" }),
  person("U00CLEO", "cleo", "Cleo Diaz", { deleted: true }),
  person("U00HUB", "securityhub", "Security Hub", { bot: true }),
];

export interface Started {
  slack: Slack;
  client: WebClient;
  clock: Clock;
  /** A client with another token. */
  clientWith(token: string | undefined): WebClient;
  /** A deed of the page, and the HTTP status of its answer. */
  deed(name: string, body: object): Promise<{ status: number; ok: boolean; error?: string }>;
  stop(): Promise<void>;
}

export async function startWorkspace(options: Partial<SlackOptions> = {}): Promise<Started> {
  const clock = options.clock ?? createClock();
  const slack = await createSlack({
    signingSecret,
    botToken,
    team: { id: "T00ACME", name: "Acme", domain: "acme" },
    people,
    channels: [
      { id: "C00OPS", name: "security-ops", members: ["U00ANA", "U00BEN", "U00HUB"] },
      { id: "C00ELSE", name: "elsewhere", members: ["U00ANA"] },
      { id: "G00SECRET", name: "secret", members: ["U00BEN"] },
    ],
    commands: [{ usage: "/securityhub help", description: "What this app can do" }],
    page: false,
    ...options,
    clock,
  });
  const clientWith = (token: string | undefined) =>
    new WebClient(token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  return {
    slack,
    client: clientWith(botToken),
    clientWith,
    clock,
    async deed(name, body) {
      const response = await fetch(`${slack.url}/do/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return { status: response.status, ...((await response.json()) as { ok: boolean; error?: string }) };
    },
    async stop() {
      clock.stop();
      await slack.close();
    },
  };
}

/** What the platform refused, as `@slack/web-api` reports it. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown> & { error: string }> {
  try {
    await call;
  } catch (problem) {
    const { data } = problem as { data?: Record<string, unknown> & { error: string } };
    if (data) return data;
    throw problem;
  }
  throw new Error("The call was not refused.");
}
