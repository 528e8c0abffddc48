import type { Account } from "../../accounts/account.ts";
import { parseAccountId } from "../../accounts/parse-account-id.ts";
import { isOwner, type Policy } from "../../policy.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import type { Details, RequestKind, RequestStatus } from "../request.ts";
import { byPerson } from "./stamp.ts";

/** Longest reason, in UTF-16 units: what fits in a message beside everything else it must say. */
export const LONGEST_REASON = 1_000;

/** What the rules need to know to answer, whatever is asked for. */
export interface RequestContext {
  /** Id for the new request. */
  request: string;
  requester: string;
  /** The account as the table has it. */
  account: Account | undefined;
  /** The request that is open for it. */
  open?: { id: string; status: RequestStatus };
  policy: Policy;
}

/** What holds for every request: a proper account that is not the administrator's own, free, and a short reason. */
export function checkRequest(
  asked: { account: string; reason?: string },
  context: RequestContext,
): { account: string; reason?: string } | Refusal {
  const account = parseAccountId(asked.account);
  if (isRefusal(account)) return account;
  if (account === context.policy.administrator) return { refusal: "account-is-administrator", account };
  const reason = asked.reason?.trim();
  if (reason !== undefined && reason.length > LONGEST_REASON) {
    return { refusal: "reason-too-long", length: reason.length, most: LONGEST_REASON };
  }
  if (context.open) {
    const { id, status } = context.open;
    return { refusal: "account-has-open-request", account, request: id, status };
  }
  return { account, ...(reason ? { reason } : {}) };
}

/** The same for what only an owner may ask: nobody else learns whether the account has a request open. */
export function checkOwnersRequest(
  asked: { account: string; reason?: string },
  context: RequestContext,
): { account: string; reason?: string } | Refusal {
  const account = parseAccountId(asked.account);
  if (isRefusal(account)) return account;
  if (!isOwner(context.account, context.requester)) {
    return { refusal: "not-an-owner", account, owners: context.account?.owners ?? [] };
  }
  return checkRequest(asked, context);
}

/** What operators decide waits for ever where the only one of them is whoever asked. */
export function checkSecondOperator(
  kind: RequestKind,
  { policy, requester }: RequestContext,
): Refusal | undefined {
  const others = policy.operators.some((operator) => operator !== requester);
  return others || policy.mayDecideOwnRequest.includes(kind) ? undefined : { refusal: "no-second-operator" };
}

/**
 * What a request that leads to a membership does besides: the standards of the policy, from now on fixed, so that
 * nobody gets more than what stands beside Accept. One that takes up another keeps what was asked for there.
 */
export function withStandards(details: Details | undefined, { policy }: RequestContext): Details {
  const standards = [...policy.baselineStandards];
  if (details?.continues || standards.length === 0) return details ?? {};
  return { ...details, standards };
}

/** The event that opens a request; its owners are the table's where no others are named. */
export function requested(
  what: {
    kind: RequestKind;
    account: string;
    email?: string;
    alias?: string;
    owners?: string[];
    reason?: string;
    details?: Details;
  },
  { request, requester, account, policy }: RequestContext,
  now: Date,
): EventOf<"requested"> {
  const email = what.email ?? account?.email;
  const alias = account?.alias ?? what.alias;
  return {
    type: "requested",
    ...byPerson(requester, now),
    request,
    kind: what.kind,
    details: what.details ?? {},
    account: {
      id: what.account,
      ...(alias === undefined ? {} : { alias }),
      ...(email === undefined ? {} : { email }),
    },
    administrator: policy.administrator,
    owners: what.owners ?? account?.owners ?? [],
    ...(what.reason === undefined ? {} : { reason: what.reason }),
  };
}
