import type { History } from "@invitations/core/ports";
import { tableDefinition } from "@invitations/history/table";
import { close, done, newAccount, requested, waitingRequest } from "@invitations/history/testing/fixtures";
import { createLocalHistory } from "@invitations/history/testing/local-history";
import { type RunningDynamoDB, startDynamoDB } from "@invitations/sandbox/dynamodb/start";
import { createTable } from "@invitations/sandbox/dynamodb/table";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { observe } from "./observation/observation.ts";
import { type Line, logLines, metricsIn } from "./testing/log-lines.ts";
import { watchRequests } from "./watch-requests.ts";

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
let engine: RunningDynamoDB;
let tables = 0;
let history: History;
beforeAll(async () => {
  engine = await startDynamoDB();
});
beforeEach(async () => {
  tables += 1;
  await createTable(engine.url, tableDefinition(`history-${tables}`));
  history = createLocalHistory(engine.url, `history-${tables}`);
});
afterAll(() => engine?.close());

/** What the function says when it looks at that hour. */
const watchedAt = (at: Date): Promise<Line[]> =>
  logLines(() =>
    watchRequests({ ...observe("watch", "deployment"), history, now: () => at })(
      {},
      { awsRequestId: "aws-1" },
    ),
  );

it("tells three zeros where nothing is open, so that an alarm can tell nothing from silence", async () => {
  const { id } = await waitingRequest(history);
  await close(history, id);
  const lines = await watchedAt(new Date());
  expect(metricsIn(lines)).toMatchObject([
    { service: "deployment", function: "watch", OpenRequests: 0, StuckRequests: 0, OldestOpenDays: 0 },
  ]);
  expect(lines.filter(({ level }) => level === "WARN")).toEqual([]);
});

it("counts what is open and how old it is, and leaves alone what waits as it should", async () => {
  const { requestedAt, status } = await waitingRequest(history);
  expect(status).toBe("waiting");
  const lines = await watchedAt(new Date(Date.parse(requestedAt) + 3 * DAY));
  expect(metricsIn(lines)).toMatchObject([{ OpenRequests: 1, StuckRequests: 0, OldestOpenDays: 3 }]);
});

it("names each that is stuck, its account, and the page that says what to do", async () => {
  const account = newAccount();
  const waiting = await waitingRequest(history, { account: { id: account, email: "root@example.com" } });
  if (waiting.status !== "waiting") throw new Error("It does not wait.");
  const begun = done(await history.open(requested({ reason: "the secret plan" })));
  const lines = await watchedAt(new Date(Date.parse(waiting.expiresAt) + 2 * HOUR));
  const warned = lines.filter(({ level }) => level === "WARN");
  expect(warned.sort((one, other) => (String(one.stuck) < String(other.stuck) ? -1 : 1))).toMatchObject([
    { request: begun.id, account: begun.account.id, stuck: "not-asked", function_request_id: "aws-1" },
    { request: waiting.id, account, stuck: "not-expired" },
  ]);
  for (const { message } of warned)
    expect(message).toContain("docs/runbook/stuck-requests.md says what to do");
  expect(metricsIn(lines)).toMatchObject([{ OpenRequests: 2, StuckRequests: 2 }]);
  expect(JSON.stringify(lines)).not.toMatch(/example\.com|secret plan/);
});
