import type { Account } from "@invitations/core/accounts/account";
import type { History } from "@invitations/core/ports";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { Request } from "@invitations/core/request/request";
import type { AccountNamed, Subject } from "./command/values.ts";

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
  const found = await findAccount(history, subject);
  if (isRefusal(found)) return found;
  const requests = await history.requestsOf(found.id, MOST_REQUESTS);
  if (!found.account && requests.length === 0) return { refusal: "account-unknown", account: found.id };
  return { ...found, requests };
}

/** Finds an account by id, which need not be known, or by its alias, which must be and by one account only. */
export async function findAccount(
  history: History,
  named: AccountNamed,
): Promise<{ id: string; account: Account | undefined } | Refusal> {
  if ("account" in named) return { id: named.account, account: await history.account(named.account) };
  const [first, ...others] = await history.accountsByAlias(named.alias);
  if (!first) return { refusal: "account-unknown", account: named.alias };
  if (others.length === 0) return { id: first.id, account: first };
  const accounts = [first, ...others].map((account) => account.id);
  return { refusal: "alias-ambiguous", alias: named.alias, accounts };
}

/** The request that is meant: the one named, or the open one of an account, or its latest. */
export async function findRequest(history: History, subject: Subject): Promise<string | Refusal> {
  if ("request" in subject) return subject.request;
  const found = await findAccount(history, subject);
  if (isRefusal(found)) return found;
  if (found.account?.openRequest !== undefined) return found.account.openRequest;
  const [latest] = await history.requestsOf(found.id, 1);
  return latest ? latest.id : { refusal: "never-requested", account: found.id };
}
