import { DeleteItemCommand, DynamoDBClient, QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Batch } from "@invitations/core/bulk/batch";
import { check, decideBatch } from "@invitations/core/bulk/moves";
import type { History } from "@invitations/core/ports";
import { isRefusal } from "@invitations/core/refusal";
import type { RequestEvent } from "@invitations/core/request/event";
import { foldAll } from "@invitations/core/request/fold";
import { announce } from "@invitations/core/request/moves/announce";
import { cancel } from "@invitations/core/request/moves/cancel";
import { complete, expire, fail } from "@invitations/core/request/moves/close";
import { decide } from "@invitations/core/request/moves/decide";
import { progress } from "@invitations/core/request/moves/progress";
import { remind } from "@invitations/core/request/moves/remind";
import type { Request } from "@invitations/core/request/request";
import { enterAccount } from "@invitations/core/testing";
import { verify } from "@invitations/history/chain";
import { LONGEST_TEXT } from "@invitations/history/event-size";
import { createHistory } from "@invitations/history/history";
import { tableDefinition } from "@invitations/history/table";
import {
  close,
  done,
  localClient,
  newAccount,
  now,
  policy,
  REGIONS,
  requested,
  waitingRequest,
} from "@invitations/history/testing/fixtures";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { EngineName } from "./engines.ts";
import { type RunningDynamoDB, startDynamoDB } from "./start.ts";
import { createTable } from "./table.ts";

// A start of Java on a busy machine, and some hundred transactions in one test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const TABLE = "history";

describe.each<EngineName>(["dynoxide", "dynamodb-local"])("on %s", (engine) => {
  let running: RunningDynamoDB;
  let history: History;

  beforeAll(async () => {
    running = await startDynamoDB({ engine });
    await createTable(running.url, tableDefinition(TABLE));
    history = createHistory({ client: new DynamoDBClient(localClient(running.url)), table: TABLE });
  });
  afterAll(() => running?.close());

  test("a request is its events added up, from the first to the last", async () => {
    const account = newAccount();
    const { id, version } = await waitingRequest(history, {
      account: { id: account, alias: "Data-Lake", email: "lake@example.com" },
      reason: "audit",
    });
    const accept = { by: "UOWNER1", verdict: "accept" } as const;
    const context = { policy, account: await history.account(account) };
    await history.record(id, (request) => decide(request, accept, context, now()));
    for (const region of REGIONS) {
      await history.record(id, (request) =>
        progress(request, { type: "region-enabled", region, status: "Enabled" }, now()),
      );
    }
    const closed = done(await history.record(id, (request) => complete(request, now())));
    const told = done(await history.record(id, () => announce("requester", undefined, now())));

    expect(closed.status).toBe("enabled");
    const events = await history.events(id);
    // The decision, the Regions, the end, and that somebody was told.
    const length = version + 1 + REGIONS.length + 2;
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length }, (_, at) => at + 1));
    expect(told.version).toBe(length);
    expect(await history.request(id)).toEqual(told);
    expect(foldAll(events)).toEqual(told);
    expect(verify(events, told.version)).toBeUndefined();
    expect(events[1]).toMatchObject({ type: "regions-found", awsRequestIds: ["aws-1"] });
  });

  test("of twenty decisions at once exactly one wins, and the others learn whose", async () => {
    const owners = Array.from({ length: 20 }, (_, number) => `UOWNER${number}`);
    const { id, account } = await waitingRequest(history, { owners });
    const context = { policy, account: await history.account(account.id) };
    const results = await Promise.all(
      owners.map((by, number) =>
        history.record(id, (request) =>
          decide(request, { by, verdict: number % 2 === 0 ? "accept" : "decline" }, context, now()),
        ),
      ),
    );
    const won = results.filter((result) => !isRefusal(result));
    expect(won).toHaveLength(1);
    const head = await history.request(id);
    if (!head || !("decision" in head)) throw new Error("nobody decided");
    expect(won[0]).toEqual(head);
    expect(results.filter(isRefusal)).toEqual(
      Array.from({ length: 19 }, () => ({ refusal: "already-decided", decision: head.decision })),
    );
    expect((await history.events(id)).filter(({ type }) => type === "decided")).toHaveLength(1);
  });

  test("of ten requests for one account exactly one is opened, and the others are told which", async () => {
    const account = { id: newAccount() };
    const asked = Array.from({ length: 10 }, (_, number) =>
      requested({ account, owners: [`UOWNER${number}`] }),
    );
    const results = await Promise.all(asked.map((event) => history.open(event)));
    const [winner, ...more] = results.filter((result): result is Request => !isRefusal(result));
    expect(more).toEqual([]);
    const refusal = {
      refusal: "account-has-open-request",
      account: account.id,
      request: winner?.id,
      status: "requested",
    };
    expect(results.filter(isRefusal)).toEqual(Array.from({ length: 9 }, () => refusal));
    // Those who were refused left nothing behind: neither a request nor an owner.
    expect(await history.account(account.id)).toEqual({
      ...account,
      owners: winner?.owners,
      openRequest: winner?.id,
    });
    for (const { request } of asked.filter((event) => event.request !== winner?.id)) {
      expect(await history.request(request)).toBeUndefined();
      expect(await history.events(request)).toEqual([]);
    }
  });

  test("the refusal says how far the open request is", async () => {
    const { id, account } = await waitingRequest(history);
    const again = await history.open(requested({ account: { id: account.id } }));
    expect(again).toMatchObject({
      refusal: "account-has-open-request",
      request: id,
      status: "waiting",
    });
  });

  test("a closed request frees its account, and the next one adds to what is known of it", async () => {
    const id = newAccount();
    const first = done(await history.open(requested({ account: { id, email: "a@example.com" } })));
    expect((await history.account(id))?.openRequest).toBe(first.id);
    await close(history, first.id);
    expect(await history.account(id)).toEqual({ id, email: "a@example.com", owners: ["UOWNER1"] });

    const more = { id, alias: "Payments" };
    const second = done(await history.open(requested({ account: more, owners: ["UOWNER2", "UOWNER1"] })));
    const account = {
      id,
      alias: "Payments",
      email: "a@example.com",
      owners: ["UOWNER1", "UOWNER2"],
      openRequest: second.id,
    };
    expect(await history.account(id)).toEqual(account);
    // What happens to a request after its end does not touch the account.
    await history.record(first.id, () => announce("owners", undefined, now()));
    expect(await history.account(id)).toEqual(account);
  });

  test("five writers report on five Regions at once: nothing is lost and the chain holds", async () => {
    const { id, version } = await waitingRequest(history);
    const steps = (region: string): Parameters<typeof progress>[1][] => [
      { type: "region-invited", region, status: "Invited" },
      { type: "hub-enabled", region },
      { type: "region-accepted", region, invitation: `inv-${region}` },
      { type: "region-enabled", region, status: "Enabled" },
    ];
    await Promise.all(
      REGIONS.map(async (region) => {
        for (const step of steps(region)) {
          done(await history.record(id, (request) => progress(request, step, now())));
        }
      }),
    );
    const events = await history.events(id);
    const head = await history.request(id);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: version + 20 }, (_, at) => at + 1));
    expect(verify(events, head?.version)).toBeUndefined();
    expect(foldAll(events)).toEqual(head);
    for (const region of REGIONS) {
      const told = events.filter((event) => "region" in event && event.region === region);
      expect(told.map(({ type }) => type)).toEqual(steps(region).map(({ type }) => type));
      expect(head?.outcomes[region]).toMatchObject({ step: "enabled", status: "Enabled" });
    }
  });

  test("what a move refuses is passed on, and nothing is written", async () => {
    const { id, version } = done(await history.open(requested()));
    expect(await history.record(id, (request) => expire(request, now()))).toEqual({
      refusal: "already-recorded",
    });
    expect((await history.request(id))?.version).toBe(version);
  });

  test("what is not there is no fault to read, and a refusal to move", async () => {
    expect(await history.request("nobody")).toBeUndefined();
    expect(await history.events("nobody")).toEqual([]);
    expect(await history.account("000000000000")).toBeUndefined();
    expect(await history.requestsOf("000000000000", 5)).toEqual([]);
    expect(await history.accountsByAlias("nobody")).toEqual([]);
    expect(await history.accountsByAlias(" ")).toEqual([]);
    expect(await history.taskToken("nobody")).toBeUndefined();
    const move = vi.fn<() => RequestEvent>();
    expect(await history.record("nobody", move)).toEqual({ refusal: "request-unknown", request: "nobody" });
    expect(move).not.toHaveBeenCalled();
    await expect(history.keepTaskToken("nobody", "token")).rejects.toMatchObject({ name: "RequestUnknown" });
    // Asking for a token makes no request out of nothing.
    expect(await history.request("nobody")).toBeUndefined();
  });

  test("an id that is taken opens nothing, even for another account", async () => {
    const first = done(await history.open(requested()));
    const other = newAccount();
    await expect(
      history.open(requested({ request: first.id, account: { id: other } })),
    ).rejects.toMatchObject({
      name: "RequestIdTaken",
      message: `Request ${first.id} exists already; a new request needs an id of its own.`,
    });
    expect(await history.account(other)).toBeUndefined();
    expect(await history.request(first.id)).toEqual(first);
  });

  test("the task token outlives moves, is replaced by a later one, and ends with the request", async () => {
    const { id } = await waitingRequest(history);
    const other = await waitingRequest(history);
    await history.keepTaskToken(id, "first");
    await history.keepTaskToken(id, "t".repeat(2_048));
    await history.record(id, () => announce("owners", undefined, now()));
    expect(await history.taskToken(id)).toBe("t".repeat(2_048));
    expect(await history.taskToken(other.id)).toBeUndefined();
    expect(JSON.stringify(await history.request(id))).not.toContain("tttt");

    await history.record(id, (request) => expire(request, now()));
    expect(await history.taskToken(id)).toBeUndefined();
    await history.keepTaskToken(id, "late");
    expect(await history.taskToken(id)).toBeUndefined();
  });

  test("a cancelled request keeps the token that its workflow is still to be woken by", async () => {
    const { id } = await waitingRequest(history);
    await history.keepTaskToken(id, "waiting");
    done(await history.record(id, (request) => cancel(request, "UOPERATOR", policy, now())));
    expect(await history.taskToken(id)).toBe("waiting");
    await history.keepTaskToken(id, "late");
    expect(await history.taskToken(id)).toBe("waiting");
  });

  test("a request leaves behind where its account stands, Region by Region, and the next one adds to it", async () => {
    const { id, account } = await waitingRequest(history);
    const [home, second, third] = REGIONS;
    const report = (request: string, what: Parameters<typeof progress>[1]) =>
      history.record(request, (seen) => progress(seen, what, now()));
    for (const region of [home, second, third]) {
      await report(id, { type: "region-invited", region, status: "Invited" });
    }
    await report(id, { type: "region-enabled", region: home, status: "Enabled" });
    const failure = { name: "AccessDenied", message: "no" };
    await report(id, { type: "region-failed", region: second, during: "accept", failure });
    expect((await history.account(account.id))?.lastSeen).toBeUndefined();
    await history.record(id, (request) => expire(request, now()));
    const after = await history.account(account.id);
    const seen = (status: string) => ({ status, at: expect.any(String) });
    const expected = { [home]: seen("Enabled"), [second]: seen("Invited"), [third]: seen("Invited") };
    expect(after).toMatchObject({ failedIn: [second] });
    expect(after?.lastSeen).toEqual(expected);

    // What is taken back after the end counts too, and nothing that people set touches it.
    await report(id, { type: "invitation-withdrawn", region: third });
    await enterAccount(history, { id: account.id, owners: ["U9"] });
    expect(await history.account(account.id)).toEqual({
      id: account.id,
      owners: ["U9"],
      failedIn: [second],
      lastSeen: { ...expected, [third]: seen("none") },
    });

    const left = done(
      await history.open(requested({ account: { id: account.id }, kind: "departure", owners: ["U9"] })),
    );
    await report(left.id, { type: "region-left", region: home, status: "Resigned" });
    await history.record(left.id, (request) => fail(request, { name: "HubAbsent", message: "off" }, now()));
    const last = await history.account(account.id);
    expect(last?.lastSeen).toEqual({ ...expected, [home]: seen("Resigned"), [third]: seen("none") });
    expect(last?.failedIn).toBeUndefined();
  });

  test("all accounts come by id, page by page, those that were only saved and those of requests", async () => {
    const ids = [newAccount(), newAccount(), newAccount()];
    const [one = "", two = "", three = ""] = ids;
    await enterAccount(history, { id: two, alias: "Two", owners: ["U2"] });
    await enterAccount(history, { id: one, owners: [] });
    await history.open(requested({ account: { id: three } }));
    const all: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await history.accounts(7, after);
      expect(page.accounts.length).toBeLessThanOrEqual(7);
      all.push(...page.accounts.map(({ id }) => id));
      after = page.next;
      pages += 1;
    } while (after !== undefined);
    expect(pages).toBeGreaterThan(1);
    expect(all).toEqual([...all].sort());
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(ids));
    const before = String(Number(two) - 1);
    expect((await history.accounts(1, before)).accounts).toEqual([{ id: two, alias: "Two", owners: ["U2"] }]);
    expect(await history.accounts(10, "999999999999")).toEqual({ accounts: [] });
  });

  test("events of all requests come by time, page by page, across the years", async () => {
    const year = (number: number) => Date.UTC(number, 11, 31, 23, 59, 58);
    const opened = async (time: number) => {
      const event = requested({ at: new Date(time).toISOString() });
      return done(await history.open(event)).id;
    };
    const old = await opened(year(1990));
    const first = await opened(year(1999));
    const second = await opened(year(1999) + 1_000);
    // Two at the same moment, in the next year; the years between are empty.
    const third = await opened(Date.UTC(2003, 0, 1));
    const fourth = await opened(Date.UTC(2003, 0, 1));
    await close(history, first);
    const ids = async (since: number, until: number, most: number) => {
      const found: string[][] = [];
      let after: string | undefined;
      do {
        const page = await history.eventsBetween(new Date(since), new Date(until), most, after);
        found.push(page.events.map((event) => ("request" in event ? event.request : event.account)));
        after = page.next;
      } while (after !== undefined);
      return found;
    };
    const end = Date.UTC(2003, 0, 1);
    for (const most of [1, 2, 3, 4, 10]) {
      const found = (await ids(year(1999), end, most)).flat();
      expect(found.slice(0, 2)).toEqual([first, second]);
      expect(found.slice(2).sort()).toEqual([third, fourth].sort());
    }
    expect((await ids(year(1999), end, 3))[0]).toHaveLength(3);
    expect(await ids(year(1999) + 1, end - 1, 10)).toEqual([[second]]);
    expect(await ids(year(1990), year(1999), 10)).toEqual([[old, first]]);
    expect(await ids(end, end - 1, 10)).toEqual([[]]);
    expect(await ids(end + 1, end, 10)).toEqual([[]]);
    const { events } = await history.eventsBetween(new Date(year(1999)), new Date(year(1999)), 10);
    expect(events).toEqual([{ ...(await history.events(first))[0], request: first }]);
    await expect(history.eventsBetween(new Date(0), new Date(), 1, "elsewhere")).rejects.toThrow(RangeError);
  });

  test("token and moves at once: both stand", async () => {
    const { id, version } = await waitingRequest(history);
    await Promise.all([
      ...Array.from({ length: 8 }, () => history.record(id, () => announce("owners", undefined, now()))),
      ...Array.from({ length: 8 }, () => history.keepTaskToken(id, "token")),
    ]);
    expect(await history.taskToken(id)).toBe("token");
    expect((await history.request(id))?.version).toBe(version + 8);
  });

  test("requests come newest first by their account, and in the order asked for by their ids", async () => {
    const account = { id: newAccount() };
    const ids: string[] = [];
    // More than one BatchGetItem takes.
    for (let number = 0; number < 103; number += 1) {
      const { id } = done(await history.open(requested({ account })));
      await close(history, id);
      ids.unshift(id);
    }
    const listed = async (most: number) => (await history.requestsOf(account.id, most)).map(({ id }) => id);
    expect(await listed(3)).toEqual(ids.slice(0, 3));
    expect(await listed(1_000)).toEqual(ids);
    expect(await listed(0)).toEqual([]);
    expect((await history.requestsOf(account.id, 1))[0]).toMatchObject({ status: "failed", account });

    // Those that are not there are left out.
    const wanted = [...ids.toReversed(), "inv-none"];
    expect((await history.requests(wanted)).map(({ id }) => id)).toEqual(ids.toReversed());
    expect(await history.requests([])).toEqual([]);
  });

  test("what somebody asked for comes newest first, whether it is over or not", async () => {
    const actor = { person: `U${newAccount()}` };
    const ids: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      const { id } = done(await history.open(requested({ actor })));
      if (number !== 1) await close(history, id);
      ids.unshift(id);
    }
    const listed = async (most: number) => (await history.requestsBy(actor.person, most)).map(({ id }) => id);
    expect(await listed(10)).toEqual(ids);
    expect(await listed(2)).toEqual(ids.slice(0, 2));
    expect(await history.requestsBy("U0NOBODY", 10)).toEqual([]);
  });

  test("a batch changes one step at a time, and exactly one of two at once wins", async () => {
    const batch: Batch = {
      id: `lst-${newAccount()}`,
      version: 1,
      requester: "U1",
      defaultOwners: [],
      source: { text: "111122223333" },
      givenAt: now().toISOString(),
      status: "given",
      messages: [],
    };
    expect(await history.batch(batch.id)).toBeUndefined();
    await history.keepBatch(batch);
    // The same once more, as of a command that Slack sent twice, changes nothing.
    await history.keepBatch({ ...batch, requester: "U2" });
    expect(await history.batch(batch.id)).toEqual(batch);
    const counts = { rows: 1, ok: 1, duplicate: 0, "already-member": 0, refused: 0 };
    await history.changeBatch(batch.id, (seen) => check(seen, { regions: ["eu-west-1"], counts }, now()));
    const both = await Promise.all(
      (["go", "drop"] as const).map((verdict) =>
        history.changeBatch(batch.id, (seen) => decideBatch(seen, "U1", verdict, now())),
      ),
    );
    expect(both.filter(isRefusal)).toMatchObject([{ refusal: "list-decided", batch: batch.id }]);
    const after = await history.batch(batch.id);
    expect(after).toMatchObject({ version: 3, status: expect.stringMatching(/^(going|dropped)$/) });
    expect(await history.changeBatch("lst-none", (seen) => seen)).toMatchObject({
      refusal: "request-unknown",
    });
  });

  test("open requests come by what is due first, and leave the list when they close", async () => {
    for (const { id } of await history.openRequests(10_000)) await close(history, id);
    expect(await history.openRequests(10)).toEqual([]);

    const waiting = await waitingRequest(history);
    const fresh = done(await history.open(requested()));
    const later = await waitingRequest(history);
    const ids = async (most: number, dueBy?: Date) =>
      (await history.openRequests(most, dueBy)).map(({ id }) => id);
    expect(await ids(10)).toEqual([fresh.id, waiting.id, later.id]);
    expect(await ids(2)).toEqual([fresh.id, waiting.id]);
    if (waiting.status !== "waiting") throw new Error(waiting.status);
    // A reminder puts nothing off: the request is due when it expires.
    const told = { escalated: false, unreachable: [] };
    done(await history.record(waiting.id, (request) => remind(request, told, now())));
    expect(await ids(2)).toEqual([fresh.id, waiting.id]);
    expect(await ids(10, new Date(waiting.expiresAt))).toEqual([fresh.id, waiting.id]);
    expect(await ids(10, new Date(Date.parse(waiting.expiresAt) - 1))).toEqual([fresh.id]);
    await history.record(waiting.id, (request) => expire(request, now()));
    expect(await ids(10)).toEqual([fresh.id, later.id]);
  });

  test("an alias is found in any case, and all who bear it are", async () => {
    const [one, two, three] = [newAccount(), newAccount(), newAccount()];
    await enterAccount(history, { id: one, alias: "Münich-Dev", owners: [] });
    await enterAccount(history, { id: two, alias: "MÜNICH-dev", owners: ["UOWNER2"] });
    await enterAccount(history, { id: three, alias: "münich-dev-2", owners: [] });
    const found = await history.accountsByAlias("münich-DEV");
    expect(found.sort((a, b) => a.id.localeCompare(b.id))).toEqual([
      { id: one, alias: "Münich-Dev", owners: [] },
      { id: two, alias: "MÜNICH-dev", owners: ["UOWNER2"] },
    ]);
    await enterAccount(history, { id: two, alias: "elsewhere", owners: [] });
    await enterAccount(history, { id: three, owners: [] });
    expect((await history.accountsByAlias("Münich-Dev")).map(({ id }) => id)).toEqual([one]);
    expect(await history.accountsByAlias("münich-dev-2")).toEqual([]);
    // A request's alias is found as well.
    const { account } = done(
      await history.open(requested({ account: { id: newAccount(), alias: "Ledger" } })),
    );
    expect((await history.accountsByAlias("LEDGER")).map(({ id }) => id)).toEqual([account.id]);
  });

  test("saving an account replaces what was known, and never its open request", async () => {
    const { id: request, account } = done(
      await history.open(
        requested({ account: { id: newAccount(), alias: "old", email: "old@example.com" } }),
      ),
    );
    const saved = { id: account.id, owners: ["U2", "U1"], channel: "C1", roleArn: "arn:aws:iam::1:role/r" };
    await enterAccount(history, saved);
    const expected = { ...saved, owners: ["U1", "U2"], openRequest: request };
    expect(await history.account(account.id)).toEqual(expected);
    const withAnother = { ...saved, openRequest: "another" };
    await enterAccount(history, withAnother);
    expect(await history.account(account.id)).toEqual(expected);
    await enterAccount(history, { id: account.id, owners: [] });
    expect(await history.account(account.id)).toEqual({ id: account.id, owners: [], openRequest: request });
  });

  test("what people do to an account is a history of its own, beside those of its requests", async () => {
    const id = newAccount();
    const at = (time: number) => new Date(Date.UTC(2009, 0, 1) + time).toISOString();
    const add = (user: string, time = 0) => ({
      type: "owners-added" as const,
      at: at(time),
      actor: { person: "UOPERATOR" },
      users: [user],
    });
    expect(await history.accountEvents(id)).toEqual([]);
    expect(await history.changeAccount(id, () => undefined)).toEqual({ id, owners: [] });
    expect(await history.account(id)).toBeUndefined();
    expect(await history.changeAccount(id, () => add("U1"))).toEqual({ id, owners: ["U1"] });
    const { id: request } = done(
      await history.open(requested({ account: { id }, owners: ["U2"], at: at(1) })),
    );
    // Each sees what the others have done, and none of them is lost.
    const users = ["U3", "U4", "U5", "U6"];
    await Promise.all(users.map((user) => history.changeAccount(id, () => add(user, 2))));
    expect((await history.account(id))?.owners).toEqual(["U1", "U2", ...users]);
    await history.changeAccount(id, () => ({ ...add("U1", 3), type: "owners-removed", users: ["U1", "U2"] }));
    expect(await history.account(id)).toEqual({ id, owners: users, openRequest: request });
    const refusal = { refusal: "not-an-operator" } as const;
    expect(await history.changeAccount(id, () => refusal)).toEqual(refusal);

    const events = await history.accountEvents(id);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(events.at(-1)).toMatchObject({ type: "owners-removed", users: ["U1", "U2"] });
    expect(verify(events, 6)).toBeUndefined();
    const between = async (most: number) => {
      const all: string[] = [];
      let after: string | undefined;
      do {
        const page = await history.eventsBetween(new Date(at(0)), new Date(at(9)), most, after);
        all.push(...page.events.map((event) => ("request" in event ? event.request : event.account)));
        after = page.next;
      } while (after !== undefined);
      return all;
    };
    for (const most of [1, 2, 10]) expect(await between(most)).toEqual([id, request, id, id, id, id, id]);
  });

  test("an account keeps how many of its owners must accept and whom it has told, and a request who has accepted", async () => {
    const id = newAccount();
    await enterAccount(history, { id, alias: "Vault", owners: ["UOWNER1", "UOWNER2"] });
    const by = { at: now().toISOString(), actor: { person: "UOPERATOR" } };
    await history.changeAccount(id, () => ({ type: "quorum-set", ...by, quorum: 2 }));
    const users = ["U07GUS", "U06FAY"];
    await history.changeAccount(id, () => ({ type: "notified-added", ...by, users }));
    expect(await history.account(id)).toMatchObject({ alias: "Vault", quorum: 2, notified: users });
    const waiting = await waitingRequest(history, { account: { id }, details: { quorum: 2 } });
    const context = { policy, account: await history.account(id) };
    for (const by of ["UOWNER1", "UOWNER2"]) {
      await history.record(waiting.id, (request) =>
        decide(request, { by, verdict: "accept" }, context, now()),
      );
    }
    expect(await history.request(waiting.id)).toMatchObject({
      status: "accepting",
      approvals: [{ by: "UOWNER1" }],
      decision: { by: "UOWNER2", withApprovalOf: ["UOWNER1"] },
    });
    expect(verify(await history.events(waiting.id), waiting.version + 2)).toBeUndefined();
    await enterAccount(history, { id, owners: ["UOWNER1"] });
    const { openRequest: _open, ...anew } = (await history.account(id)) ?? {};
    expect(anew).toEqual({ id, owners: ["UOWNER1"] });
  });

  test("what a comparison found becomes where an account was seen, whether it was ever seen before or not", async () => {
    const id = newAccount();
    const [home, linked] = REGIONS;
    const found = (region: string, status: "Enabled" | "Resigned") => ({
      type: "drift-found" as const,
      at: now().toISOString(),
      actor: { app: "workflow" as const },
      survey: "drift-1",
      differences: [{ drift: "left" as const, regions: { [region]: { was: "none" as const, now: status } } }],
    });
    const first = found(home, "Enabled");
    // The table has no item for it, and an item that nobody has seen anything of has no map to write into.
    await history.changeAccount(id, () => first);
    expect(await history.account(id)).toEqual({
      id,
      owners: [],
      lastSeen: { [home]: { status: "Enabled", at: first.at } },
    });
    const owned = newAccount();
    await enterAccount(history, { id: owned, owners: ["U1"] });
    await history.changeAccount(owned, () => found(home, "Enabled"));
    expect((await history.account(owned))?.lastSeen).toHaveProperty([home, "status"], "Enabled");

    // Two at once: the second reads what the first has written, and other Regions stay.
    const [one, two] = [found(linked, "Resigned"), found(linked, "Enabled")];
    await Promise.all([one, two].map((event) => history.changeAccount(id, () => event)));
    const events = await history.accountEvents(id);
    const last = events.at(-1);
    expect((await history.account(id))?.lastSeen).toEqual({
      [home]: { status: "Enabled", at: first.at },
      [linked]: { status: last?.at === one.at ? "Resigned" : "Enabled", at: last?.at },
    });
    expect(verify(events, 3)).toBeUndefined();
    await history.changeAccount(id, () => ({
      type: "drift-accepted",
      at: now().toISOString(),
      actor: { person: "U1" },
      survey: "drift-1",
      drift: "left",
      regions: [linked],
    }));
    expect((await history.account(id))?.lastSeen).toHaveProperty([linked, "at"], last?.at);
  });

  test("a comparison writes over nothing that a request has left behind meanwhile", async () => {
    const id = newAccount();
    const [home, linked] = REGIONS;
    const client = new DynamoDBClient(localClient(running.url));
    let interfere: (() => Promise<unknown>) | undefined = async () => {
      const { id: request } = await waitingRequest(history, { account: { id } });
      await history.record(request, (asked) =>
        progress(asked, { type: "region-invited", region: home, status: "Invited" }, now()),
      );
      await close(history, request);
    };
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const first = commandName === "TransactWriteItemsCommand" ? interfere : undefined;
          if (first) interfere = undefined;
          await first?.();
          return next(args);
        },
      { step: "initialize" },
    );
    const beside = createHistory({ client, table: TABLE });
    const seen: unknown[] = [];
    const change = () =>
      beside.changeAccount(id, (account) => {
        seen.push(account?.lastSeen?.[home]?.status);
        return {
          type: "drift-found",
          at: now().toISOString(),
          actor: { app: "workflow" },
          survey: "drift-1",
          differences: [{ drift: "left", regions: { [linked]: { was: "none", now: "Resigned" } } }],
        };
      });
    await change();
    expect(seen).toEqual([undefined, "Invited"]);
    const account = await history.account(id);
    expect([account?.lastSeen?.[home]?.status, account?.lastSeen?.[linked]?.status]).toEqual([
      "Invited",
      "Resigned",
    ]);
    expect(await history.accountEvents(id)).toHaveLength(1);
    client.destroy();
  });

  test("an account that is described anew keeps none of its owners but those given", async () => {
    const id = newAccount();
    await enterAccount(history, { id, owners: ["U1", "U2"], alias: "one" });
    await enterAccount(history, { id, owners: ["U2", "U3"] });
    expect(await history.account(id)).toEqual({ id, owners: ["U2", "U3"] });
    await enterAccount(history, { id, owners: ["U3", "U4"] });
    await enterAccount(history, { id, owners: [] });
    expect(await history.account(id)).toEqual({ id, owners: [] });
  });

  test("a history longer than a page is read to its end", async () => {
    const { id } = await waitingRequest(history);
    const unreachable = Array.from({ length: 45 }, (_, user) => ({
      user: `U${user}`,
      because: "x".repeat(LONGEST_TEXT),
    }));
    for (let number = 0; number < 14; number += 1) {
      await history.record(id, () => ({
        type: "owner-asked",
        at: now().toISOString(),
        actor: { app: "workflow" },
        messages: [],
        unreachable,
      }));
    }
    const events = await history.events(id);
    expect(JSON.stringify(events).length).toBeGreaterThan(1_100_000);
    expect(events).toHaveLength(19);
    expect(verify(events, 19)).toBeUndefined();
  });

  test("a report of many parts comes back whole and in order, and says when it may go", async () => {
    const rows = Array.from({ length: 1_000 }, (_, row) => ({ row, text: "ü".repeat(300) }));
    await history.keepReport("transition-1", rows, new Date("2027-02-03T04:05:06.789Z"));
    expect(await history.report("transition-1")).toEqual(rows);
    const parts = await partsOf("transition-1");
    expect(parts.map(({ sk }) => sk?.S)).toEqual(["PART#0001", "PART#0002", "PART#0003", "PART#0004"]);
    for (const { rows, expiresAt } of parts) {
      expect(Buffer.byteLength(rows?.S ?? "")).toBeLessThan(201_000);
      expect(expiresAt?.N).toBe(String(Date.parse("2027-02-03T04:05:06.000Z") / 1_000));
    }
    expect(await history.report("transition-2")).toBeUndefined();
  });

  test("a report in place of a longer one has nothing of that, and may be without rows", async () => {
    const long = Array.from({ length: 700 }, (_, row) => ({ row, text: "x".repeat(500) }));
    await history.keepReport("again", long, now());
    await history.keepReport("again", [{ row: 1 }], now());
    expect(await history.report("again")).toEqual([{ row: 1 }]);
    await history.keepReport("again", [], now());
    expect(await history.report("again")).toEqual([]);
  });

  test("a report that is half gone is gone, and one that is half written is to be asked for again", async () => {
    const rows = Array.from({ length: 700 }, (_, row) => ({ row, text: "x".repeat(500) }));
    await history.keepReport("half", rows, now());
    const table = new DynamoDBClient(localClient(running.url));
    const second = { TableName: TABLE, Key: { pk: { S: "REPORT#half" }, sk: { S: "PART#0002" } } };
    const another = { ":another": { S: "another" } };
    await table.send(
      new UpdateItemCommand({
        ...second,
        UpdateExpression: "SET edition = :another",
        ExpressionAttributeValues: another,
      }),
    );
    await expect(history.report("half")).rejects.toMatchObject({ name: "HistoryBusy" });
    await table.send(new DeleteItemCommand(second));
    expect(await history.report("half")).toBeUndefined();
  });

  test("a row that no item can hold is refused before anything is written", async () => {
    const rows = [{ row: 1 }, { text: "x".repeat(400_000) }];
    await expect(history.keepReport("huge", rows, now())).rejects.toBeInstanceOf(RangeError);
    expect(await history.report("huge")).toBeUndefined();
  });

  async function partsOf(id: string) {
    const { Items = [] } = await new DynamoDBClient(localClient(running.url)).send(
      new QueryCommand({
        TableName: TABLE,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: `REPORT#${id}` } },
      }),
    );
    return Items;
  }
});
