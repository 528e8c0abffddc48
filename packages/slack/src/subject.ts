import type { Account } from "@invitations/core/accounts/account";
import type { History } from "@invitations/core/ports";
import type { Refusal } from "@invitations/core/refusal";
import type { Request } from "@invitations/core/request/request";
import type { Subject } from "./command/parse.ts";

/** Most requests of one account that an answer looks at, the newest. */
const MOST_REQUESTS = 10;

/** What a question turned out to be about. */
export type Found =
  | { request: Request }
  /** `requests`: newest first. */
  | { id: string; account: Account | undefined; requests: Request[] };

/** Finds the account or the request that somebody asked about. */
export async function findSubject(history: History, subject: Subject): Promise<Found | Refusal> {
  if ("request" in subject) {
    const request = await history.request(subject.request);
    return request ? { request } : { refusal: "request-unknown", request: subject.request };
  }
  if ("account" in subject) return byId(history, subject.account);
  const [first, ...others] = await history.accountsByAlias(subject.alias);
  if (!first) return { refusal: "account-unknown", account: subject.alias };
  if (others.length === 0) return byId(history, first.id);
  const accounts = [first, ...others].map((account) => account.id);
  return { refusal: "alias-ambiguous", alias: subject.alias, accounts };
}

async function byId(history: History, id: string): Promise<Found | Refusal> {
  const [account, requests] = await Promise.all([history.account(id), history.requestsOf(id, MOST_REQUESTS)]);
  if (!account && requests.length === 0) return { refusal: "account-unknown", account: id };
  return { id, account, requests };
}
