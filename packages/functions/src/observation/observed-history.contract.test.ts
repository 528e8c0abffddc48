import type { History } from "@invitations/core/ports";
import { isRefusal } from "@invitations/core/refusal";
import { decide } from "@invitations/core/request/moves/decide";
import { progress } from "@invitations/core/request/moves/progress";
import { enterAccount } from "@invitations/core/testing";
import { tableDefinition } from "@invitations/history/table";
import {
  close,
  done,
  newAccount,
  now,
  policy,
  REGIONS,
  requested,
  waitingRequest,
} from "@invitations/history/testing/fixtures";
import { createLocalHistory } from "@invitations/history/testing/local-history";
import { type RunningDynamoDB, startDynamoDB } from "@invitations/sandbox/dynamodb/start";
import { createTable } from "@invitations/sandbox/dynamodb/table";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Line, logLines, metricsIn } from "../testing/log-lines.ts";
import { Invocation, invoked } from "./invocation.ts";
import { observe } from "./observation.ts";

const TABLE = "history";
let engine: RunningDynamoDB;
let history: History;
/** The same table, unobserved. */
let plain: History;
beforeAll(async () => {
  engine = await startDynamoDB();
  await createTable(engine.url, tableDefinition(TABLE));
  plain = createLocalHistory(engine.url, TABLE);
  history = observe("slack-door", TABLE).observed(plain);
});
afterAll(() => engine?.close());

/** The lines about events, as `decided of inv-1`. */
const recordedIn = (lines: readonly Line[]) =>
  lines.flatMap(({ message, request }) =>
    /^Recorded /.test(String(message)) ? [`${String(message).slice(9)} of ${request}`] : [],
  );
const namesIn = (lines: readonly Line[]) =>
  metricsIn(lines).map(({ _aws }) => {
    const { CloudWatchMetrics } = _aws as { CloudWatchMetrics: { Metrics: { Name: string }[] }[] };
    return CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)).join();
  });

it("logs and measures each event once, with its request and account, from the first to the last", async () => {
  const account = newAccount();
  let id = "";
  const lines = await logLines(async () => {
    ({ id } = await waitingRequest(history, { account: { id: account, email: "root@example.com" } }));
    await close(history, id);
  });
  const events = await history.events(id);
  expect(recordedIn(lines)).toEqual(events.map(({ type }) => `${type} of ${id}`));
  expect(namesIn(lines)).toEqual(["RequestsAsked", "RequestsClosed", "RequestFailures"]);
  for (const line of lines) expect(line).toMatchObject({ request: id, account });
  expect(JSON.stringify(lines)).not.toContain("example.com");
});

it("counts what was written and not what was tried: of many moves at once each counts once, a refused one never", async () => {
  const { id, account } = await waitingRequest(plain);
  const known = await history.account(account.id);
  let asked = 0;
  const lines = await logLines(async () => {
    const accept = () =>
      history.record(id, (request) => {
        asked += 1;
        return decide(request, { by: "UOWNER1", verdict: "accept" }, { policy, account: known }, now());
      });
    const answers = await Promise.all([accept(), accept(), accept()]);
    expect(answers.filter(isRefusal)).toHaveLength(2);
    await Promise.all(
      REGIONS.map((region) =>
        history.record(id, (request) => {
          asked += 1;
          const failure = { name: "HubAbsent", message: "off" };
          return progress(
            request,
            { type: "region-failed", region, during: "accept", failure, awsRequestIds: [] },
            now(),
          );
        }),
      ),
    );
  });
  // Or nobody was overtaken, and this shows nothing.
  expect(asked).toBeGreaterThan(3 + REGIONS.length);
  const events = await history.events(id);
  const written = events.slice(-(REGIONS.length + 1)).map(({ type }) => `${type} of ${id}`);
  expect(recordedIn(lines).sort()).toEqual(written.sort());
  expect(namesIn(lines).sort()).toEqual(["Decisions,TimeToDecide", ...REGIONS.map(() => "RegionFailures")]);
});

it("tells the log what the invocation is about, as soon as it is read", async () => {
  const { id, account } = await waitingRequest(plain);
  const invocation = new Invocation({}, {});
  await invoked(invocation, async () => {
    await history.account(account.id);
    expect(invocation.keys()).toEqual({ account: account.id });
    await history.request(id);
    expect(invocation.keys()).toEqual({ request: id, account: account.id });
    await history.request("inv-none");
    expect(invocation.keys()).toEqual({ request: id, account: account.id });
  });
  expect(invocation.recorded).toEqual([]);
});

it("says nothing where nothing was written: refused, unknown, taken, or unchanged", async () => {
  const { account } = done(await plain.open(requested()));
  const lines = await logLines(async () => {
    expect(await history.open(requested({ account }))).toMatchObject({ refusal: "account-has-open-request" });
    expect(await history.record("inv-none", () => ({ refusal: "own-request" }))).toMatchObject({
      refusal: "request-unknown",
    });
    await history.changeAccount(account.id, () => undefined);
    await history.changeAccount(account.id, () => ({ refusal: "not-an-operator" }));
  });
  expect(lines).toEqual([]);
});

it("logs what happens to an account, and counts each difference of a drift", async () => {
  const id = newAccount();
  const change = { "us-east-1": { was: "Enabled", now: "Removed" } } as const;
  const lines = await logLines(async () => {
    await enterAccount(history, { id, owners: [], email: "root@example.com" });
    await history.changeAccount(id, () => ({
      type: "drift-found",
      at: now().toISOString(),
      actor: { app: "workflow" },
      survey: "drift-1",
      differences: [
        { drift: "removed", regions: change },
        { drift: "left", regions: change },
      ],
    }));
  });
  expect(lines.map(({ message, account }) => [message, account])).toEqual([
    ["Recorded account-described", id],
    ["Recorded drift-found", id],
    [undefined, id],
    [undefined, id],
  ]);
  expect(metricsIn(lines).map(({ drift, DriftFound }) => [drift, DriftFound])).toEqual([
    ["removed", 1],
    ["left", 1],
  ]);
});
