import type { Account } from "./accounts/account.ts";
import type { Refusal } from "./refusal.ts";
import type { Request } from "./request/request.ts";

/** Who may do what, from the settings. */
export interface Policy {
  /** The administrator account of this deployment. */
  administrator: string;
  /** Slack user ids of the security team. */
  operators: readonly string[];
  /** Whether somebody may decide a request that they made themselves. */
  mayDecideOwnRequest: boolean;
  /** Days until an unanswered request expires. */
  expiresAfterDays: number;
}

export function isOperator(policy: Policy, user: string): boolean {
  return policy.operators.includes(user);
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
  const owners = account?.owners ?? [];
  if (!owners.includes(user)) return { refusal: "not-an-owner", account: request.account.id, owners };
  if (user === request.requester && !policy.mayDecideOwnRequest) return { refusal: "own-request" };
  return undefined;
}
