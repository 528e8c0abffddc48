import type { Account } from "../../accounts/account.ts";
import { mayDecide, type Policy } from "../../policy.ts";
import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import { approvalsOf, asItCounts, quorumOf, stillToAccept } from "../quorum.ts";
import { decisionOf, isClosed, type Request } from "../request.ts";
import { LONGEST_REASON } from "./request.ts";
import { byPerson, closed } from "./stamp.ts";

export interface DecisionAsked {
  by: string;
  verdict: "accept" | "decline";
  reason?: string;
}

/** Whoever decides, with whom the rules go by at that moment. */
interface Deciding {
  policy: Policy;
  account: Account | undefined;
}

/**
 * Somebody decides who may. Who was first stands: a second press, whatever it says, is refused with the first one.
 * A press on a request that is past deciding is refused by what became of it. Where several owners have to
 * accept, the last of them decides; one of them declines for all.
 */
export function decide(
  request: Request,
  asked: DecisionAsked,
  context: Deciding,
  now: Date,
): EventOf<"decided"> | EventOf<"approved"> | Refusal {
  const notAllowed = mayDecide(context.policy, asked.by, request, context.account);
  if (notAllowed) return notAllowed;
  const decision = decisionOf(request);
  if (decision) return { refusal: "already-decided", decision };
  if (isClosed(request)) return closed(request);
  if (request.status !== "waiting") {
    return { refusal: "not-yet-asked", request: request.id, status: request.status };
  }
  // The workflow notices the hour a moment later than the press may come.
  if (now.toISOString() >= request.expiresAt) {
    return { refusal: "request-closed", request: request.id, status: "expired", at: request.expiresAt };
  }
  const reason = asked.reason?.trim();
  if (reason !== undefined && reason.length > LONGEST_REASON) {
    return { refusal: "reason-too-long", length: reason.length, most: LONGEST_REASON };
  }
  if (asked.verdict === "accept" && quorumOf(request) > 1) return accept(request, asked.by, context, now);
  return {
    type: "decided",
    ...byPerson(asked.by, now),
    verdict: asked.verdict,
    ...(reason ? { reason } : {}),
  };
}

/** Accepts where others have to accept too: enough of those who own the account now decide. */
function accept(
  request: Request,
  by: string,
  { policy, account }: Deciding,
  now: Date,
): ReturnType<typeof decide> {
  const counting = asItCounts(request, account);
  const before = approvalsOf(counting);
  const others = before.map((approval) => approval.by).filter((owner) => owner !== by);
  const needed = quorumOf(request) - others.length - 1;
  if (needed <= 0) {
    return { type: "decided", ...byPerson(by, now), verdict: "accept", withApprovalOf: others };
  }
  const own = before.find((approval) => approval.by === by);
  if (!own) return { type: "approved", ...byPerson(by, now) };
  const missing = stillToAccept(counting, account, policy);
  return { refusal: "already-approved", account: request.account.id, at: own.at, needed, missing };
}
