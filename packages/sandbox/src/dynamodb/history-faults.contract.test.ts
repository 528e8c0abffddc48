import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { History } from "@invitations/core/ports";
import { foldAll } from "@invitations/core/request/fold";
import { announce } from "@invitations/core/request/moves/announce";
import { expire } from "@invitations/core/request/moves/close";
import { progress } from "@invitations/core/request/moves/progress";
import { verify } from "@invitations/history/chain";
import { LONGEST_TEXT } from "@invitations/history/event-size";
import { createHistory } from "@invitations/history/history";
import { accountKey, eventKey, type Key, requestKey, tableDefinition } from "@invitations/history/table";
import {
  close,
  done,
  localClient,
  newAccount,
  now,
  REGIONS,
  requested,
  waitingRequest,
} from "@invitations/history/testing/fixtures";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningDynamoDB, startDynamoDB } from "./start.ts";
import { createTable } from "./table.ts";
import { type Interception, startInterception } from "./testing/interception.ts";

/**
 * What goes wrong here is made between the client and an engine, or by hand in its table: one engine is enough. That both
 * hold a history alike is said in history.contract.test.ts.
 */
const TABLE = "history";
const marshalled = ({ pk, sk }: Key) => ({ pk: { S: pk }, sk: { S: sk } });

let running: RunningDynamoDB;
let between: Interception;
let history: History;
/** Through the interception. */
let intercepted: History;
let table: DynamoDBClient;

const client = (endpoint: string, maxAttempts?: number) =>
  new DynamoDBClient(localClient(endpoint, maxAttempts));

/** What only somebody at the table itself can do. `path` is dotted. */
const tamper = (key: Key, path: string, value: AttributeValue) => {
  const parts = path.split(".");
  return table.send(
    new UpdateItemCommand({
      TableName: TABLE,
      Key: marshalled(key),
      UpdateExpression: `SET ${parts.map((_, at) => `#part${at}`).join(".")} = :value`,
      ExpressionAttributeNames: Object.fromEntries(parts.map((part, at) => [`#part${at}`, part])),
      ExpressionAttributeValues: { ":value": value },
    }),
  );
};
const remove = (key: Key) => table.send(new DeleteItemCommand({ TableName: TABLE, Key: marshalled(key) }));

beforeAll(async () => {
  running = await startDynamoDB();
  await createTable(running.url, tableDefinition(TABLE));
  between = await startInterception(running.url);
  table = client(running.url);
  history = createHistory({ client: table, table: TABLE });
  intercepted = createHistory({ client: client(between.url), table: TABLE });
});
afterAll(async () => {
  await between?.close();
  await running?.close();
});

test("a request closes beside a mark that is another's, and leaves that mark", async () => {
  const { id, account } = done(await history.open(requested()));
  await tamper(accountKey(account.id), "openRequest", { S: "another" });
  expect(done(await close(history, id)).status).toBe("failed");
  expect((await history.account(account.id))?.openRequest).toBe("another");
  expect((await history.events(id)).map(({ type }) => type)).toEqual(["requested", "failed"]);
});

test("a changed, a moved and a missing event are found", async () => {
  const { id, version } = await waitingRequest(history);
  const at = (await history.events(id))[2]?.at ?? "";
  await tamper(eventKey(id, 3), "event.at", { S: "2026-12-24T00:00:00.000Z" });
  expect(verify(await history.events(id), version)).toBe(3);
  await tamper(eventKey(id, 3), "event.at", { S: at });
  expect(verify(await history.events(id), version)).toBeUndefined();
  // Something added that no schema knows is a change as well.
  await tamper(eventKey(id, 2), "event.extra", { S: "x" });
  expect(verify(await history.events(id), version)).toBe(2);

  const other = await waitingRequest(history);
  await remove(eventKey(other.id, other.version));
  expect(verify(await history.events(other.id), other.version)).toBe(other.version);
  await remove(eventKey(other.id, 1));
  expect(verify(await history.events(other.id), other.version)).toBe(1);
  await tamper(eventKey(id, 1), "event.type", { S: "abolished" });
  await expect(history.events(id)).rejects.toMatchObject({ name: "RecordUnreadable" });
});

test("a head that nobody here wrote is named, not guessed at", async () => {
  const { id } = done(await history.open(requested()));
  await tamper(requestKey(id), "request.status", { S: "abolished" });
  await expect(history.request(id)).rejects.toThrow(/^The head REQUEST#req-\d+ is not what/);
  await remove(requestKey(id));
});

test("a long error message is cut before it is stored, and history still agrees with itself", async () => {
  const { id } = await waitingRequest(history);
  const [region] = REGIONS;
  const message = `\uD83D${"😀".repeat(300_000)}`;
  const failed = done(
    await history.record(id, (request) =>
      progress(
        request,
        { type: "region-failed", region, during: "invite", failure: { name: "AccessDenied", message } },
        now(),
      ),
    ),
  );
  const kept = failed.outcomes[region]?.failure?.message ?? "";
  expect(kept.length).toBeLessThanOrEqual(LONGEST_TEXT);
  expect(kept).toMatch(/😀…$/u);
  const events = await history.events(id);
  expect(foldAll(events)).toEqual(await history.request(id));
  expect(verify(events, failed.version)).toBeUndefined();
});

describe("when calls go wrong on the way", () => {
  const conflict = (...codes: string[]) => ({
    status: 400,
    body: {
      __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
      message: `Transaction cancelled [${codes.join(", ")}]`,
      CancellationReasons: codes.map((Code) => ({ Code })),
    },
  });
  const refused = (type: string, status = 400) => ({
    status,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: "no" },
  });
  const tokens = (from: number) =>
    between.calls
      .slice(from)
      .filter(({ operation }) => operation === "TransactWriteItems")
      .map(({ body }) => body.ClientRequestToken);

  test("a transaction whose reply was lost is neither made twice nor called lost", async () => {
    const before = between.calls.length;
    between.next("TransactWriteItems", "reply-lost");
    const { id, account } = done(await intercepted.open(requested()));
    const opening = tokens(before);
    expect(opening).toEqual([opening[0], opening[0]]);

    between.next("TransactWriteItems", "reply-lost");
    const moved = done(await intercepted.record(id, () => announce("owners", undefined, now())));
    expect(moved.version).toBe(2);
    between.next("TransactWriteItems", "reply-lost");
    expect(done(await close(intercepted, id)).version).toBe(3);
    expect((await history.events(id)).map(({ type }) => type)).toEqual(["requested", "announced", "failed"]);
    expect((await history.account(account.id))?.openRequest).toBeUndefined();
    const all = tokens(before);
    expect(all).toHaveLength(6);
    expect(new Set(all).size).toBe(3);
  });

  test("a transaction in conflict with another is tried again, with a token of its own", async () => {
    const before = between.calls.length;
    between.next("TransactWriteItems", conflict("None", "TransactionConflict", "None"));
    const { id } = done(await intercepted.open(requested()));
    between.next("TransactWriteItems", conflict("None", "TransactionConflict"));
    done(await intercepted.record(id, () => announce("owners", undefined, now())));
    between.next("UpdateItem", refused("TransactionConflictException"));
    await intercepted.keepTaskToken(id, "token");
    expect(await history.taskToken(id)).toBe("token");
    expect(new Set(tokens(before)).size).toBe(4);
  });

  test("too many lost races are an error with a name, and nothing is written", async () => {
    const { id } = done(await history.open(requested()));
    const impatient = createHistory({ client: client(between.url), table: TABLE, attempts: 3 });
    const lost = conflict("ConditionalCheckFailed", "ConditionalCheckFailed");
    between.next("TransactWriteItems", lost, lost, lost);
    const before = between.calls.length;
    await expect(impatient.record(id, () => announce("owners", undefined, now()))).rejects.toMatchObject({
      name: "HistoryBusy",
      message: `Could not record a move of request ${id}: other writers were faster 3 times.`,
    });
    // Read anew before each attempt.
    const operations = between.calls.slice(before).map(({ operation }) => operation);
    expect(operations).toEqual(Array.from({ length: 3 }, () => ["GetItem", "TransactWriteItems"]).flat());
    expect((await history.request(id))?.version).toBe(1);
  });

  test("what can never succeed is not tried again", async () => {
    between.next("TransactWriteItems", conflict("ValidationError", "None", "None"));
    const before = tokens(0).length;
    await expect(intercepted.open(requested())).rejects.toMatchObject({
      name: "TransactionCanceledException",
    });
    expect(tokens(0)).toHaveLength(before + 1);
  });

  test("an index that is a moment behind does not have the last word", async () => {
    const { id, account } = done(
      await history.open(requested({ account: { id: newAccount(), alias: "new" } })),
    );
    const stale = (key: Key) => ({ status: 200, body: { Items: [marshalled(key)], Count: 1 } });
    between.next("Query", stale(accountKey(account.id)));
    expect(await intercepted.accountsByAlias("old")).toEqual([]);
    await close(history, id);
    between.next("Query", stale(requestKey(id)));
    expect(await intercepted.openRequests(5)).toEqual([]);
  });

  test("keys that a batch left out are asked for again", async () => {
    const { id, account } = done(await history.open(requested()));
    const left = { Keys: [marshalled(requestKey(id))], ConsistentRead: true };
    between.next("BatchGetItem", {
      status: 200,
      body: { Responses: { [TABLE]: [] }, UnprocessedKeys: { [TABLE]: left } },
    });
    expect((await intercepted.requestsOf(account.id, 5)).map((request) => request.id)).toEqual([id]);
  });

  test.each([
    ["ProvisionedThroughputExceededException", 400, 2, "Throttled"],
    ["InternalServerError", 500, 2, "ServiceUnavailable"],
    ["TransactionInProgressException", 400, 2, "ServiceUnavailable"],
    ["AccessDeniedException", 400, 1, "AccessDenied"],
  ])("%s is known to the application as its own failure", async (type, status, calls, name) => {
    const impatient = createHistory({ client: client(between.url, 2), table: TABLE });
    const fault = refused(type, status);
    between.next("GetItem", ...Array.from({ length: calls }, () => fault));
    const before = between.calls.length;
    await expect(impatient.request("x")).rejects.toMatchObject({
      name,
      message: "The history table did not answer: no",
    });
    expect(between.calls).toHaveLength(before + calls);
  });

  test("a table that does not answer at all, or is not there", async () => {
    const gone = await startInterception(running.url);
    await gone.close();
    const nobody = createHistory({ client: client(gone.url), table: TABLE });
    await expect(nobody.request("x")).rejects.toMatchObject({ name: "ServiceUnavailable" });
    const wrong = createHistory({ client: client(running.url), table: "elsewhere" });
    await expect(wrong.request("x")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("no Scan was ever made", () => {
    const operations = new Set(between.calls.map(({ operation }) => operation));
    expect([...operations].sort()).toEqual([
      "BatchGetItem",
      "GetItem",
      "Query",
      "TransactWriteItems",
      "UpdateItem",
    ]);
  });
});

test("the head's item carries what its indexes need, and nothing once it is closed", async () => {
  const { id, account, requestedAt } = await waitingRequest(history);
  await history.keepTaskToken(id, "token");
  const head = async () =>
    (await table.send(new GetItemCommand({ TableName: TABLE, Key: marshalled(requestKey(id)) }))).Item ?? {};
  expect(await head()).toMatchObject({
    account: { S: account.id },
    requestedAt: { S: requestedAt },
    open: { S: "OPEN" },
    taskToken: { S: "token" },
  });
  await history.record(id, (request) => expire(request, now()));
  expect(Object.keys(await head()).sort()).toEqual(
    ["account", "hash", "pk", "request", "requestedAt", "requester", "sk", "version"].sort(),
  );
});
