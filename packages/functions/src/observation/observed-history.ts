import type { Account } from "@invitations/core/accounts/account";
import type { AccountEvent } from "@invitations/core/accounts/account-event";
import type { History } from "@invitations/core/ports";
import { isRefusal } from "@invitations/core/refusal";
import type { RequestEvent } from "@invitations/core/request/event";
import type { Request } from "@invitations/core/request/request";
import { invocation } from "./invocation.ts";
import type { Log } from "./log.ts";
import { measuresOf, measuresOfAccount } from "./measures.ts";
import type { Tell } from "./metrics.ts";

/**
 * The record, observed: whatever is read tells the log what this invocation is about, and each event that was
 * written is logged and measured, once, whoever wrote it and however often the transaction had to be tried.
 */
export function observedHistory(history: History, log: Log, tell: Tell): History {
  function wrote(event: RequestEvent, after: Request, before?: Request): void {
    invocation()?.records(after, event.type);
    const about = { request: after.id, account: after.account.id };
    const where = "region" in event ? { region: event.region } : {};
    log.info(`Recorded ${event.type}`, { ...about, event: event.type, kind: after.kind, ...where });
    for (const measure of measuresOf(event, { after, ...(before ? { before } : {}) })) {
      tell(measure, { ...about, event: event.type });
    }
  }

  function wroteOfAccount(event: AccountEvent, account: Account): void {
    invocation()?.recordsOfAccount(account.id, event.type);
    log.info(`Recorded ${event.type}`, { account: account.id, event: event.type });
    for (const measure of measuresOfAccount(event, account)) {
      tell(measure, { account: account.id, event: event.type });
    }
  }

  return {
    ...history,
    async open(event) {
      const opened = await history.open(event);
      if (!isRefusal(opened)) wrote(event, opened);
      return opened;
    },
    async record(id, move) {
      // Asked anew where another move came in between: the last answer is what was written.
      let last: { before: Request; event: RequestEvent } | undefined;
      const recorded = await history.record(id, (before) => {
        const event = move(before);
        last = isRefusal(event) ? undefined : { before, event };
        return event;
      });
      if (last && !isRefusal(recorded)) wrote(last.event, recorded, last.before);
      return recorded;
    },
    async changeAccount(id, move) {
      let last: AccountEvent | undefined;
      const changed = await history.changeAccount(id, (account) => {
        const event = move(account);
        last = isRefusal(event) ? undefined : event;
        return event;
      });
      if (last && !isRefusal(changed)) wroteOfAccount(last, changed);
      return changed;
    },
    async request(id) {
      const request = await history.request(id);
      if (request) invocation()?.reads(request);
      return request;
    },
    async account(id) {
      const account = await history.account(id);
      if (account) invocation()?.looksAt({ account: id });
      return account;
    },
    async keepBatch(batch) {
      await history.keepBatch(batch);
      invocation()?.looksAt({ errand: batch.id });
    },
    async changeBatch(id, move) {
      const changed = await history.changeBatch(id, move);
      invocation()?.looksAt({ errand: id });
      return changed;
    },
  };
}
