import type { Account } from "../accounts/account.ts";
import { notifiedOfQuestion, ownersOf } from "../request/audience.ts";
import type { Request } from "../request/request.ts";

/** Requests that are put before the same people in one message. */
export interface Asked {
  /** The channel of those accounts; without one each owner gets a direct message. */
  channel?: string;
  owners: string[];
  requests: Request[];
}

/**
 * Who is asked about what: one message for each channel, and one for each owner of accounts without a channel, in
 * the order of `requests`. An account with two owners is in the message of each.
 */
export function askedTogether(requests: readonly Request[], accounts: ReadonlyMap<string, Account>): Asked[] {
  const audiences = new Map<string, Asked>();
  for (const request of requests) {
    const account = accounts.get(request.account.id);
    const owners = ownersOf(request, account);
    const { channel } = account ?? {};
    const targets: Omit<Asked, "requests">[] =
      channel === undefined
        ? owners.map((owner) => ({ owners: [owner] }))
        : [{ channel, owners: [...owners] }];
    for (const target of targets) {
      const key = target.channel ?? `owner ${target.owners}`;
      const known = audiences.get(key) ?? { ...target, owners: [], requests: [] };
      known.owners = [...new Set([...known.owners, ...target.owners])];
      known.requests.push(request);
      audiences.set(key, known);
    }
  }
  return [...audiences.values()];
}

/** The requests that each person is told of who decides none of them. */
export function notifiedTogether(
  requests: readonly Request[],
  accounts: ReadonlyMap<string, Account>,
): Map<string, Request[]> {
  const told = new Map<string, Request[]>();
  for (const request of requests) {
    for (const person of notifiedOfQuestion(request, accounts.get(request.account.id))) {
      told.set(person, [...(told.get(person) ?? []), request]);
    }
  }
  return told;
}
