import type { Account } from "../../accounts/account.ts";
import { parseEmail } from "../../accounts/email.ts";
import { parseAccountId } from "../../accounts/parse-account-id.ts";
import type { Policy } from "../../policy.ts";
import { isOperator } from "../../policy.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import type { RequestStatus } from "../request.ts";

/** Longest reason, in UTF-16 units: what fits in the owner's message beside everything else it must say. */
export const LONGEST_REASON = 1_000;
/** Most owners that one account may have: each is told one by one. */
export const MOST_OWNERS = 10;

/** What a person asked for, as typed. */
export interface InvitationAsked {
  account: string;
  email?: string;
  /** Slack user ids. */
  owners: string[];
  reason?: string;
}

/** What the rules need to know to answer. */
export interface InvitationContext {
  /** Id for the new request. */
  request: string;
  requester: string;
  /** The account as the table has it. */
  account: Account | undefined;
  /** The request that is open for it. */
  open?: { id: string; status: RequestStatus };
  policy: Policy;
}

/**
 * An operator asks that an account be invited.
 *
 * Owners that the operator names are added to those that the table has; at least one of them must be able to
 * decide, which the requester cannot.
 */
export function requestInvitation(
  asked: InvitationAsked,
  context: InvitationContext,
  now: Date,
): EventOf<"requested"> | Refusal {
  const { policy, requester } = context;
  if (!isOperator(policy, requester)) return { refusal: "not-an-operator" };
  const account = parseAccountId(asked.account);
  if (isRefusal(account)) return account;
  if (account === policy.administrator) return { refusal: "account-is-administrator", account };
  const email = asked.email === undefined ? context.account?.email : parseEmail(asked.email);
  if (isRefusal(email)) return email;
  const reason = asked.reason?.trim();
  if (reason !== undefined && reason.length > LONGEST_REASON) {
    return { refusal: "reason-too-long", length: reason.length, most: LONGEST_REASON };
  }
  if (context.open) {
    const { id, status } = context.open;
    return { refusal: "account-has-open-request", account, request: id, status };
  }
  const owners = [...new Set([...(context.account?.owners ?? []), ...asked.owners])];
  if (owners.length === 0) return { refusal: "owner-unknown", account };
  if (owners.length > MOST_OWNERS) {
    return { refusal: "too-many-owners", given: owners.length, most: MOST_OWNERS };
  }
  if (!policy.mayDecideOwnRequest && owners.every((owner) => owner === requester)) {
    return { refusal: "owner-is-requester", account };
  }
  return {
    type: "requested",
    at: now.toISOString(),
    actor: { person: requester },
    request: context.request,
    kind: "invitation",
    account: {
      id: account,
      ...(context.account?.alias === undefined ? {} : { alias: context.account.alias }),
      ...(email === undefined ? {} : { email }),
    },
    administrator: policy.administrator,
    owners,
    ...(reason ? { reason } : {}),
  };
}
