import { isOperator } from "../../policy.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import { checkRequest, checkSecondOperator, type RequestContext, requested } from "./request.ts";

/**
 * An operator asks that an account be disassociated, and deleted if wanted, in some Regions or in all; another
 * operator confirms.
 */
export function requestRemoval(
  asked: { account: string; andDelete: boolean; regions?: string[]; reason?: string },
  context: RequestContext,
  now: Date,
): EventOf<"requested"> | Refusal {
  const { policy, requester } = context;
  if (!isOperator(policy, requester)) return { refusal: "not-an-operator" };
  const sound = checkRequest(asked, context);
  if (isRefusal(sound)) return sound;
  const details = {
    ...(asked.andDelete ? { andDelete: true } : {}),
    ...(asked.regions && asked.regions.length > 0 ? { onlyRegions: asked.regions } : {}),
  };
  return (
    checkSecondOperator("removal", context) ?? requested({ kind: "removal", ...sound, details }, context, now)
  );
}
