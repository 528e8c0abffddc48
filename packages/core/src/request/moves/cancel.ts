import { isOperator, type Policy } from "../../policy.ts";
import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import { decisionOf, isClosed, type Request } from "../request.ts";
import { byPerson, closed } from "./stamp.ts";

/** An operator, or whoever asked, takes an undecided request back. */
export function cancel(
  request: Request,
  by: string,
  policy: Policy,
  now: Date,
): EventOf<"cancelled"> | Refusal {
  if (by !== request.requester && !isOperator(policy, by)) return { refusal: "not-an-operator" };
  if (isClosed(request)) return closed(request);
  const decision = decisionOf(request);
  if (decision) return { refusal: "already-decided", decision };
  return { type: "cancelled", ...byPerson(by, now) };
}
