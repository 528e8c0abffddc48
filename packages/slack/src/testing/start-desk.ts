import { setImmediate } from "node:timers/promises";
import type { Account } from "@invitations/core/accounts/account";
import type { Policy } from "@invitations/core/policy";
import type { Workflow } from "@invitations/core/ports";
import { isRefusal } from "@invitations/core/refusal";
import type { Request, RequestKind, RequestStatus } from "@invitations/core/request/request";
import { LIVES, lifeOf } from "@invitations/core/request/testing";
import { policy } from "@invitations/core/testing";
import type { Logger, LogLevel } from "@slack/bolt";
import { createSlackApp, type Desk } from "../app.ts";
import type { Handler } from "../door.ts";
import type { Deed } from "../observer.ts";
import { createMemoryHistory, type MemoryHistory } from "./memory-history.ts";
import {
  commandBody,
  payloadBody,
  pressPayload,
  type Sent,
  SIGNING_SECRET,
  signedEvent,
  submissionPayload,
} from "./signed.ts";
import { startWebApi, type WebApi } from "./web-api.ts";

/** The hour at which the tests happen: after the lives of core's requests began, before they expire. */
export const NOW = new Date("2026-11-23T09:00:00.000Z");
export const OPERATOR = "U01ANA";
export const SECOND_OPERATOR = "U02BO";
export const OWNER = "U03CARLA";
export const STRANGER = "U07GUS";
export const ACCOUNT = "111122223333";
export const POLICY: Policy = policy;

export interface StartedDesk {
  /** What the app was built with. */
  desk: Desk;
  handler: Handler;
  history: MemoryHistory;
  slack: WebApi;
  /** What the workflow was asked, in order: `start inv-…`, `answer token`. */
  asked: string[];
  /** Replaces what the workflow does. */
  workflow: Workflow;
  log: { level: string; line: string; extra: unknown[] }[];
  /** What the observer heard, in order: deeds, names of refusals, and `failed`. */
  observed: (Deed | string)[];
  send(sent: Sent): Promise<{ statusCode: number; body: string }>;
  /** Types what follows `/securityhub`; an operator does, unless another is named. */
  type(text: string, user?: string): Promise<{ text: string; response_type: string } | undefined>;
  /** Presses a button of the request's message. */
  press(
    action: string,
    user: string,
    value?: string,
    more?: { ts?: string; channel?: string; blocks?: object[] },
  ): Promise<void>;
  /** Sends a form. */
  submit(
    callbackId: string,
    values: Record<string, Record<string, unknown>>,
    more?: { user?: string; privateMetadata?: string },
  ): Promise<Submitted>;
  /** What was answered through response URLs, in order. */
  privately(): Record<string, unknown>[];
  /** Types of all events written. */
  types(): string[];
  errors(): StartedDesk["log"];
  stop(): Promise<void>;
}

/** What a form that was sent is answered with. */
export interface Submitted {
  response_action: string;
  errors?: Record<string, string>;
  view?: { blocks: { text: { text: string } }[] };
}

export async function startDesk(
  accounts: Account[] = [],
  change: Partial<Policy> = {},
): Promise<StartedDesk> {
  const slack = await startWebApi();
  const history = createMemoryHistory(accounts);
  const asked: string[] = [];
  const log: StartedDesk["log"] = [];
  const observed: StartedDesk["observed"] = [];
  let requests = 0;
  const workflow: Workflow = {
    async start(request) {
      await setImmediate();
      asked.push(`start ${request.id}`);
      return { awsRequestIds: [] };
    },
    async startErrand({ kind, id, input }) {
      await setImmediate();
      asked.push(`${kind} ${id} ${JSON.stringify(input)}`);
      return { started: true, awsRequestIds: [] };
    },
    async answer(token) {
      await setImmediate();
      asked.push(`answer ${token}`);
      return true;
    },
  };
  const desk: Desk = {
    history,
    workflow: {
      start: (request) => workflow.start(request),
      startErrand: (errand) => workflow.startErrand(errand),
      answer: (token) => workflow.answer(token),
    },
    policy: { ...POLICY, ...change },
    now: () => NOW,
    newRequestId() {
      requests += 1;
      return `inv-new${requests}`;
    },
    signingSecret: SIGNING_SECRET,
    botToken: "xoxb-for-tests",
    slackApiUrl: slack.apiUrl,
    command: "/securityhub",
    operatorsChannel: "C01SECOPS",
    logger: logger(log),
    observer: {
      did: (deed) => void observed.push(deed),
      refused: (refusal) => void observed.push(refusal),
      failed: () => void observed.push("failed"),
    },
  };
  const { handler } = createSlackApp(desk);
  const send = (sent: Sent) => handler(signedEvent(sent), undefined);
  const { responseUrl } = slack;
  async function taken(body: string): Promise<string> {
    const answer = await send({ body });
    if (answer.statusCode !== 200) throw new Error(`The app answered ${answer.statusCode}: ${answer.body}`);
    return answer.body;
  }
  return {
    desk,
    handler,
    history,
    slack,
    asked,
    workflow,
    log,
    observed,
    send,
    async type(text, user = OPERATOR) {
      const body = await taken(commandBody({ text, user, responseUrl }));
      return body === "" ? undefined : JSON.parse(body);
    },
    async press(action, user, value = "inv-abcd2345", more = {}) {
      await taken(payloadBody(pressPayload({ user, action, value, responseUrl, ...more })));
    },
    async submit(callbackId, values, { user = OPERATOR, privateMetadata = "" } = {}) {
      return JSON.parse(
        await taken(payloadBody(submissionPayload({ user, callbackId, values, privateMetadata }))),
      );
    },
    privately: () => slack.callsOf("respond").map(({ body }) => body),
    types: () => history.written.map((event) => event.type),
    errors: () => log.filter(({ level }) => level === "error"),
    stop: () => slack.close(),
  };
}

/**
 * Leads core's request to a status in this history, where the account is not marked with it before. Without a
 * kind it is the one that core tells that status of.
 */
export async function bringTo(
  history: MemoryHistory,
  status: RequestStatus,
  kind?: RequestKind,
  asked: Parameters<typeof lifeOf>[2] = {},
): Promise<Request> {
  const [first, ...rest] = kind ? lifeOf(kind, status, asked) : LIVES[status];
  if (first?.type !== "requested") throw new Error("A life begins with its request.");
  let request = await history.open(first);
  for (const event of rest) request = await history.record(first.request, () => event);
  if (isRefusal(request)) throw new Error(`The request was refused: ${request.refusal}.`);
  return request;
}

function logger(log: StartedDesk["log"]): Logger {
  const write =
    (level: string) =>
    (line: unknown, ...extra: unknown[]) =>
      void log.push({ level, line: String(line), extra });
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    setLevel: () => undefined,
    getLevel: () => "info" as LogLevel,
    setName: () => undefined,
  };
}
