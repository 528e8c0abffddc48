import type { Account } from "./accounts/account.ts";
import type { Refusal } from "./refusal.ts";
import type { Request, RequestKind } from "./request/request.ts";

/** Who may do what, and when people are reminded, from the settings. */
export interface Policy {
  /** The administrator account of this deployment. */
  administrator: string;
  /** Slack user ids of the security team. */
  operators: readonly string[];
  /** Slack user ids of those who hear of it when nobody decides; they get no right by that. */
  escalateTo: readonly string[];
  /** Kinds whose requester may decide too, if they belong to those who may. */
  mayDecideOwnRequest: readonly RequestKind[];
  /** Standards that whoever joins from now on gets enabled, by their short names; none where it is empty. */
  baselineStandards: readonly string[];
  /** How many of an account's owners must accept an invitation, where the account says nothing else; from 1. */
  quorum: number;
  /** Whether whoever bears an account's e-mail address in Slack becomes its owner where none is named or on record. */
  matchOwnersByEmail: boolean;
  /** By kind of request. */
  patience: Readonly<Record<RequestKind, Patience>>;
}

/** Days after the question was put, for one kind of request. */
export interface Patience {
  remindAfterDays: readonly number[];
  escalateAfterDays: number;
  expiresAfterDays: number;
}

export function isOperator(policy: Policy, user: string): boolean {
  return policy.operators.includes(user);
}

export function isOwner(account: Account | undefined, user: string): boolean {
  return account?.owners.includes(user) ?? false;
}

/**
 * Whether `user` may decide `request` now. Asked on each press, of the table's owners as they are at that
 * moment: somebody who stopped being an owner after the message was sent is refused, and being in a channel
 * gives no right at all.
 */
export function mayDecide(
  policy: Policy,
  user: string,
  request: Request,
  account: Account | undefined,
): Refusal | undefined {
  const ownersDecide = request.kind === "invitation";
  if (ownersDecide && !isOwner(account, user)) {
    return { refusal: "not-an-owner", account: request.account.id, owners: account?.owners ?? [] };
  }
  if (!ownersDecide && !isOperator(policy, user)) return { refusal: "not-an-operator" };
  if (user === request.requester && !policy.mayDecideOwnRequest.includes(request.kind)) {
    return { refusal: "own-request" };
  }
  return undefined;
}
