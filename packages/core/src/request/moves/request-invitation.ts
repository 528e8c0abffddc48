import { parseEmail } from "../../accounts/email.ts";
import { isOperator } from "../../policy.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import type { Details } from "../request.ts";
import { checkRequest, type RequestContext, requested } from "./request.ts";

/** Most owners that one account may have: each is told one by one. */
export const MOST_OWNERS = 10;

/** What a person asked for, as typed. */
export interface InvitationAsked {
  account: string;
  email?: string;
  /** Slack user ids. */
  owners: string[];
  reason?: string;
  details?: Details;
}

/**
 * An operator asks that an account be invited, for the first time or again.
 *
 * Owners that the operator names are added to those that the table has; at least one of them must be able to
 * decide, which the requester cannot.
 */
export function requestInvitation(
  asked: InvitationAsked,
  context: RequestContext,
  now: Date,
): EventOf<"requested"> | Refusal {
  const { policy, requester } = context;
  if (!isOperator(policy, requester)) return { refusal: "not-an-operator" };
  const sound = checkRequest(asked, context);
  if (isRefusal(sound)) return sound;
  const email = asked.email === undefined ? undefined : parseEmail(asked.email);
  if (isRefusal(email)) return email;
  const { account } = sound;
  const owners = [...new Set([...(context.account?.owners ?? []), ...asked.owners])];
  const nobody = checkOwners(account, owners, context);
  if (nobody) return nobody;
  const details = asked.details ? { details: asked.details } : {};
  return requested(
    { kind: "invitation", ...sound, owners, ...(email === undefined ? {} : { email }), ...details },
    context,
    now,
  );
}

/** There are owners, not too many of them, and one who may decide. */
function checkOwners(
  account: string,
  owners: readonly string[],
  { policy, requester }: RequestContext,
): Refusal | undefined {
  if (owners.length === 0) return { refusal: "owner-unknown", account };
  if (owners.length > MOST_OWNERS) {
    return { refusal: "too-many-owners", given: owners.length, most: MOST_OWNERS };
  }
  const mayDecideOwn = policy.mayDecideOwnRequest.includes("invitation");
  if (!mayDecideOwn && owners.every((owner) => owner === requester)) {
    return { refusal: "owner-is-requester", account };
  }
  return undefined;
}
