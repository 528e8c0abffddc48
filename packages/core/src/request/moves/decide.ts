import type { Account } from "../../accounts/account.ts";
import { mayDecide, type Policy } from "../../policy.ts";
import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import { decisionOf, isClosed, type Request } from "../request.ts";
import { LONGEST_REASON } from "./request.ts";
import { byPerson, closed } from "./stamp.ts";

export interface DecisionAsked {
  by: string;
  verdict: "accept" | "decline";
  reason?: string;
}

/**
 * Somebody decides who may. Who was first stands: a second press, whatever it says, is refused with the first one.
 * A press on a request that is past deciding is refused by what became of it.
 */
export function decide(
  request: Request,
  asked: DecisionAsked,
  context: { policy: Policy; account: Account | undefined },
  now: Date,
): EventOf<"decided"> | Refusal {
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
  return {
    type: "decided",
    ...byPerson(asked.by, now),
    verdict: asked.verdict,
    ...(reason ? { reason } : {}),
  };
}
