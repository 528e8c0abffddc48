import { parseEmail } from "../../accounts/email.ts";
import type { OwnerMatched } from "../../accounts/owner-matched.ts";
import { isOperator } from "../../policy.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import { quorumFor } from "../quorum.ts";
import type { Details } from "../request.ts";
import { checkRequest, type RequestContext, requested, withStandards } from "./request.ts";

/** Most owners that one account may have: each is told one by one. */
export const MOST_OWNERS = 10;

/** What a person asked for, as typed. */
export interface InvitationAsked {
  account: string;
  email?: string | undefined;
  /** For an account that has none yet. */
  alias?: string | undefined;
  /** Slack user ids. */
  owners: string[];
  /** Whom the account's e-mail address led to, where it was looked up. */
  matched?: OwnerMatched;
  reason?: string;
  details?: Details;
}

/**
 * An operator asks that an account be invited, for the first time or again.
 *
 * Owners that the operator names are added to those that the table has; at least one of them must be able to
 * decide, which the requester cannot. How many of them have to accept is settled here: who changes it later
 * changes it for the next request.
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
  const { matched } = asked;
  const found = matched && "user" in matched ? [matched.user] : [];
  const owners = [...new Set([...(context.account?.owners ?? []), ...asked.owners, ...found])];
  const quorum = quorumFor(context.account, policy);
  const nobody = checkOwners(account, { owners, matched, quorum }, context);
  if (nobody) return nobody;
  const details = withStandards(
    {
      ...asked.details,
      ...(quorum > 1 ? { quorum } : {}),
      ...(found.length > 0 ? { ownersMatchedByEmail: found } : {}),
    },
    context,
  );
  return requested(
    {
      kind: "invitation",
      ...sound,
      owners,
      ...(email === undefined ? {} : { email }),
      ...(asked.alias === undefined ? {} : { alias: asked.alias }),
      details,
    },
    context,
    now,
  );
}

/** There are owners, not too many of them, and as many who may decide as have to. */
function checkOwners(
  account: string,
  asked: { owners: readonly string[]; matched: OwnerMatched | undefined; quorum: number },
  { policy, requester }: RequestContext,
): Refusal | undefined {
  const { owners, matched, quorum } = asked;
  if (owners.length === 0) {
    const byEmail = matched && "because" in matched ? { byEmail: matched } : {};
    return { refusal: "owner-unknown", account, ...byEmail };
  }
  if (owners.length > MOST_OWNERS) {
    return { refusal: "too-many-owners", given: owners.length, most: MOST_OWNERS };
  }
  const mayDecideOwn = policy.mayDecideOwnRequest.includes("invitation");
  if (!mayDecideOwn && owners.every((owner) => owner === requester)) {
    return { refusal: "owner-is-requester", account, ...(matched ? { byEmail: matched.email } : {}) };
  }
  const mayDecide = owners.filter((owner) => mayDecideOwn || owner !== requester);
  return mayDecide.length < quorum
    ? { refusal: "quorum-out-of-reach", account, quorum, mayDecide }
    : undefined;
}
