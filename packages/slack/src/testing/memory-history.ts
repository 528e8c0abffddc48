import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Account } from "@invitations/core/accounts/account";
import { foldAccount } from "@invitations/core/accounts/account-event";
import { seenBy } from "@invitations/core/accounts/last-seen";
import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import type { Batch } from "@invitations/core/bulk/batch";
import type { History, Recorded, RecordedOf, RecordedOfAccount, ReportRow } from "@invitations/core/ports";
import { isRefusal } from "@invitations/core/refusal";
import type { RequestEvent } from "@invitations/core/request/event";
import { fold } from "@invitations/core/request/fold";
import { failedRegions } from "@invitations/core/request/moves/request-retry";
import { isClosed, type Request } from "@invitations/core/request/request";

export interface MemoryHistory extends History {
  /** Every event of every request, in the order in which they were written. */
  written: RequestEvent[];
  /** Makes the next call of that method throw. */
  breakOnce(method: keyof History, error: Error): void;
}

/**
 * The record for the tests of the front desk, which may not import the room that keeps the real one: that is
 * held to the same port on a real engine in its own tests, and the journeys run the two together. Like the real
 * one it reads, waits, and writes only on what it has read, so that two presses at once do meet.
 */
export function createMemoryHistory(accounts: readonly Account[] = []): MemoryHistory {
  const known = new Map(accounts.map((account) => [account.id, account]));
  const requests = new Map<string, Request>();
  const events = new Map<string, Recorded[]>();
  const accountEvents = new Map<string, RecordedOfAccount[]>();
  const batches = new Map<string, Batch>();
  const readinesses = new Map<string, AccountPolicyReadiness>();
  const tokens = new Map<string, string>();
  const reports = new Map<string, ReportRow[]>();
  const written: RequestEvent[] = [];
  const broken = new Map<string, Error>();

  async function reach(method: keyof History): Promise<void> {
    await setImmediate();
    const error = broken.get(method);
    broken.delete(method);
    if (error) throw error;
  }

  function write(request: Request, event: RequestEvent): Request {
    const before = events.get(request.id) ?? [];
    const hash = createHash("sha256")
      .update(`${before.at(-1)?.hash ?? ""}${JSON.stringify(event)}`)
      .digest("hex");
    events.set(request.id, [...before, { ...event, seq: request.version, hash }]);
    requests.set(request.id, request);
    written.push(event);
    return request;
  }

  /** Frees the account, and leaves behind where it stands. */
  function close(request: Request): void {
    if (request.status !== "cancelled") tokens.delete(request.id);
    const { id } = request.account;
    const { openRequest, failedIn: _before, ...account }: Account = known.get(id) ?? { id, owners: [] };
    const failedIn = failedRegions(request);
    known.set(id, {
      ...account,
      ...(openRequest === undefined || openRequest === request.id ? {} : { openRequest }),
      lastSeen: { ...account.lastSeen, ...seenBy(request) },
      ...(failedIn.length === 0 ? {} : { failedIn }),
    });
  }

  return {
    written,
    breakOnce: (method, error) => void broken.set(method, error),
    async open(event) {
      await reach("open");
      const { id } = event.account;
      const account = known.get(id);
      const open = account?.openRequest === undefined ? undefined : requests.get(account.openRequest);
      if (open) {
        return { refusal: "account-has-open-request", account: id, request: open.id, status: open.status };
      }
      if (requests.has(event.request)) throw new Error(`There is a request ${event.request} already.`);
      const owners = [...new Set([...(account?.owners ?? []), ...event.owners])];
      known.set(id, { ...account, ...event.account, owners, openRequest: event.request });
      return write(fold(undefined, event), event);
    },
    async record(id, move) {
      for (;;) {
        await reach("record");
        const seen = requests.get(id);
        if (!seen) return { refusal: "request-unknown", request: id };
        const event = move(seen);
        if (isRefusal(event)) return event;
        await setImmediate();
        if (requests.get(id)?.version !== seen.version) continue;
        const request = write(fold(seen, event), event);
        if (isClosed(request)) close(request);
        return request;
      }
    },
    async request(id) {
      await reach("request");
      return requests.get(id);
    },
    async events(id) {
      await reach("events");
      return events.get(id) ?? [];
    },
    async requestsOf(account, most) {
      await reach("requestsOf");
      const theirs = [...requests.values()].filter((request) => request.account.id === account);
      return theirs.toReversed().slice(0, most);
    },
    async requestsBy(user, most) {
      await reach("requestsBy");
      const theirs = [...requests.values()].filter(({ requester }) => requester === user);
      return theirs.toReversed().slice(0, most);
    },
    async openRequests(most, dueBy) {
      await reach("openRequests");
      const due = (request: Request) =>
        ("expiresAt" in request ? request.expiresAt : undefined) ?? request.requestedAt;
      return [...requests.values()]
        .filter((request) => !isClosed(request) && (!dueBy || due(request) <= dueBy.toISOString()))
        .sort((one, other) => (due(one) < due(other) ? -1 : 1))
        .slice(0, most);
    },
    async eventsBetween(since, until, most, after = "0") {
      await reach("eventsBetween");
      const all: RecordedOf[] = [
        ...[...events].flatMap(([request, its]) => its.map((event) => ({ ...event, request }))),
        ...[...accountEvents].flatMap(([account, its]) => its.map((event) => ({ ...event, account }))),
      ];
      const within = all
        .filter(({ at }) => at >= since.toISOString() && at <= until.toISOString())
        .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
      const end = Number(after) + most;
      return {
        events: within.slice(Number(after), end),
        ...(end < within.length ? { next: String(end) } : {}),
      };
    },
    async requests(ids) {
      await reach("requests");
      return ids.flatMap((id) => requests.get(id) ?? []);
    },
    async keepPolicyReadiness(readiness) {
      await reach("keepPolicyReadiness");
      readinesses.set(readiness.account, readiness);
    },
    async policyReadiness(ids) {
      await reach("policyReadiness");
      return ids.flatMap((id) => readinesses.get(id) ?? []);
    },
    async keepBatch(batch) {
      await reach("keepBatch");
      if (!batches.has(batch.id)) batches.set(batch.id, batch);
    },
    async batch(id) {
      await reach("batch");
      return batches.get(id);
    },
    async changeBatch(id, move) {
      await reach("changeBatch");
      const before = batches.get(id);
      if (!before) return { refusal: "request-unknown", request: id };
      const moved = move(before);
      if (isRefusal(moved)) return moved;
      const after = { ...moved, version: before.version + 1 };
      batches.set(id, after);
      return after;
    },
    async accounts(most, after = "") {
      await reach("accounts");
      const listed = [...known.values()]
        .filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const accounts = listed.slice(0, most);
      const last = accounts.at(-1);
      return { accounts, ...(listed.length > most && last ? { next: last.id } : {}) };
    },
    async account(id) {
      await reach("account");
      return known.get(id);
    },
    async accountsByAlias(alias) {
      await reach("accountsByAlias");
      return [...known.values()].filter((account) => account.alias?.toLowerCase() === alias.toLowerCase());
    },
    async changeAccount(id, move) {
      await reach("changeAccount");
      const event = move(known.get(id));
      if (isRefusal(event)) return event;
      const account = event ? foldAccount(known.get(id), id, event) : (known.get(id) ?? { id, owners: [] });
      known.set(id, account);
      const before = accountEvents.get(id) ?? [];
      if (event) accountEvents.set(id, [...before, { ...event, seq: before.length + 1, hash: "" }]);
      return account;
    },
    async accountEvents(id) {
      await reach("accountEvents");
      return accountEvents.get(id) ?? [];
    },
    async keepTaskToken(id, token) {
      await reach("keepTaskToken");
      const request = requests.get(id);
      if (request && !isClosed(request)) tokens.set(id, token);
    },
    async taskToken(id) {
      await reach("taskToken");
      return tokens.get(id);
    },
    async keepReport(id, rows) {
      await reach("keepReport");
      reports.set(id, [...rows]);
    },
    async report(id) {
      await reach("report");
      return reports.get(id);
    },
  };
}
