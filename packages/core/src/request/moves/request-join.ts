import { isRefusal, type Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import {
  checkOwnersRequest,
  checkSecondOperator,
  type RequestContext,
  requested,
  withStandards,
} from "./request.ts";

/** An owner asks that their account become a member. Asking is their consent, so only an operator decides. */
export function requestJoin(
  asked: { account: string; reason?: string },
  context: RequestContext,
  now: Date,
): EventOf<"requested"> | Refusal {
  const sound = checkOwnersRequest(asked, context);
  if (isRefusal(sound)) return sound;
  const details = withStandards(undefined, context);
  return checkSecondOperator("join", context) ?? requested({ kind: "join", ...sound, details }, context, now);
}
