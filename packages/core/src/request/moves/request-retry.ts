import { isOperator, isOwner } from "../../policy.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import { type Details, decisionOf, type Request, type RequestKind, regionsOf } from "../request.ts";
import { unreachedRegions } from "./close.ts";
import { checkRequest, type RequestContext, requested } from "./request.ts";
import { requestDeparture } from "./request-departure.ts";
import { type InvitationAsked, requestInvitation } from "./request-invitation.ts";
import { requestJoin } from "./request-join.ts";
import { requestRemoval } from "./request-removal.ts";
import { byPerson } from "./stamp.ts";

/** The Regions of a request whose last step has failed. */
export function failedRegions(request: Request): string[] {
  return regionsOf(request).filter((region) => request.outcomes[region]?.step === "failed");
}

/** The Regions that another try would take up: those that a partial or failed request has left undone. */
export function regionsToRetry(request: Request): string[] {
  const undone = request.status === "partial" || request.status === "failed";
  return undone ? unreachedRegions(request) : [];
}

/**
 * Takes up the Regions that a request has left undone, in a request of their own. What was decided holds for it,
 * so that nobody is asked twice; an operator or an owner may do it, since it does no more than was agreed.
 * Where nothing has been decided, it is asked for anew, by somebody who may.
 */
export function requestRetry(
  failed: Request,
  /** `latest`: the account's latest request, where it is known. */
  context: RequestContext & { latest?: string },
  now: Date,
): EventOf<"requested"> | Refusal {
  const { policy, requester } = context;
  if (!isOperator(policy, requester) && !isOwner(context.account, requester)) {
    return { refusal: "not-an-operator" };
  }
  const regions = regionsToRetry(failed);
  if (regions.length === 0) return { refusal: "nothing-to-retry", request: failed.id, status: failed.status };
  // An old removal must not undo what people have agreed on since.
  if (context.latest !== undefined && context.latest !== failed.id) {
    return { refusal: "request-superseded", request: failed.id, by: context.latest };
  }
  const { kind, account, reason } = failed;
  const decision = decisionOf(failed);
  // How many had to accept was settled there, or is asked for anew; its owners are on record by now.
  // It is on its own from now on, and counts in no batch any more.
  const { quorum: _settled, ownersMatchedByEmail: _onRecord, batch: _batch, ...details } = failed.details;
  const what = {
    account: account.id,
    ...(account.email === undefined ? {} : { email: account.email }),
    ...(reason === undefined ? {} : { reason }),
    owners: context.account?.owners ?? failed.owners,
    details: {
      ...details,
      onlyRegions: regions,
      continues: { request: failed.id, ...(decision ? { decision } : {}) },
    },
  };
  if (!decision) return askAnew(kind, what, context, now);
  const sound = checkRequest({ account: account.id }, context);
  return isRefusal(sound) ? sound : requested({ kind, ...what }, context, now);
}

/** Only an invitation does anything in a Region before it is decided, so the others begin from the beginning. */
function askAnew(
  kind: RequestKind,
  what: InvitationAsked & { details: Details },
  context: RequestContext,
  now: Date,
): EventOf<"requested"> | Refusal {
  switch (kind) {
    case "invitation":
      return requestInvitation(what, context, now);
    case "join":
      return requestJoin(what, context, now);
    case "departure":
      return requestDeparture({ ...what, regions: what.details.onlyRegions ?? [] }, context, now);
    case "removal":
      return requestRemoval({ ...what, andDelete: what.details.andDelete ?? false }, context, now);
  }
}

/** The decision of the request that this one takes up holds from here on. */
export function carryOver(request: Request, now: Date): EventOf<"decided"> | Refusal {
  const decision = request.details.continues?.decision;
  const undecided = request.status === "located" || request.status === "examined";
  if (!decision || !undecided) return { refusal: "already-recorded" };
  return {
    type: "decided",
    ...byPerson(decision.by, now),
    verdict: decision.verdict,
    ...(decision.reason === undefined ? {} : { reason: decision.reason }),
    ...(decision.withApprovalOf === undefined ? {} : { withApprovalOf: decision.withApprovalOf }),
  };
}
