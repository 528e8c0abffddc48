import { isRefusal, type Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import type { Request } from "../request.ts";
import { checkOwnersRequest, type RequestContext, requested } from "./request.ts";
import { byPerson } from "./stamp.ts";

/** An owner leaves the administrator, in some Regions or in all. Nobody else is asked. */
export function requestDeparture(
  asked: { account: string; regions?: string[]; reason?: string },
  context: RequestContext,
  now: Date,
): EventOf<"requested"> | Refusal {
  const sound = checkOwnersRequest(asked, context);
  if (isRefusal(sound)) return sound;
  const details = asked.regions && asked.regions.length > 0 ? { onlyRegions: asked.regions } : {};
  return requested({ kind: "departure", ...sound, details }, context, now);
}

/** What nobody has to decide is decided by having been asked for. */
export function consent(request: Request, now: Date): EventOf<"decided"> | Refusal {
  if (request.status !== "located" || request.kind !== "departure") return { refusal: "already-recorded" };
  return { type: "decided", ...byPerson(request.requester, now), verdict: "accept" };
}
