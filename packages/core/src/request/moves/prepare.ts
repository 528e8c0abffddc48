import type { Blocker, Examination } from "../../readiness.ts";
import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import type { Request } from "../request.ts";

const app = { app: "workflow" } as const;

/** The administrator's home Region and linked Regions are known; the home Region comes first. */
export function findRegions(
  request: Request,
  found: { homeRegion: string; linkedRegions: string[]; awsRequestIds: string[] },
  now: Date,
): EventOf<"regions-found"> | Refusal {
  if (request.status !== "requested") return { refusal: "already-recorded" };
  const linked = found.linkedRegions.filter((region) => region !== found.homeRegion).sort();
  return {
    type: "regions-found",
    at: now.toISOString(),
    actor: app,
    homeRegion: found.homeRegion,
    regions: [found.homeRegion, ...linked],
    awsRequestIds: found.awsRequestIds,
  };
}

/** The member account has been looked at: either nothing stands in the way, or the request ends here. */
export function examine(
  request: Request,
  found: { examination: Examination; blockers: Blocker[]; awsRequestIds: string[] },
  now: Date,
): EventOf<"examined"> | EventOf<"blocked"> | Refusal {
  if (request.status !== "located") return { refusal: "already-recorded" };
  const told = {
    at: now.toISOString(),
    actor: app,
    examination: found.examination,
    awsRequestIds: found.awsRequestIds,
  };
  return found.blockers.length > 0
    ? { type: "blocked", ...told, blockers: found.blockers }
    : { type: "examined", ...told };
}
