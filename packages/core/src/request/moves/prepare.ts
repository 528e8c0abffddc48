import type { Blocker, Examination } from "../../readiness.ts";
import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import type { Request } from "../request.ts";
import { byWorkflow } from "./stamp.ts";

/**
 * The administrator's home Region and linked Regions are known; the home Region comes first. A Region that
 * somebody asked for and the administrator does not have is refused; one that is only taken up again, and is
 * linked no more, is left out.
 */
export function findRegions(
  request: Request,
  found: { homeRegion: string; linkedRegions: string[]; awsRequestIds: string[] },
  now: Date,
): EventOf<"regions-found"> | Refusal {
  if (request.status !== "requested") return { refusal: "already-recorded" };
  const linked = found.linkedRegions.filter((region) => region !== found.homeRegion).sort();
  const all = [found.homeRegion, ...linked];
  const { onlyRegions = all, continues } = request.details;
  const regions = all.filter((region) => onlyRegions.includes(region));
  const unknown = onlyRegions.filter((region) => !all.includes(region));
  if (regions.length === 0 || (unknown.length > 0 && !continues)) {
    return { refusal: "regions-unknown", given: unknown, known: all };
  }
  return {
    type: "regions-found",
    ...byWorkflow(now),
    homeRegion: found.homeRegion,
    regions,
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
    ...byWorkflow(now),
    examination: found.examination,
    awsRequestIds: found.awsRequestIds,
  };
  return found.blockers.length > 0
    ? { type: "blocked", ...told, blockers: found.blockers }
    : { type: "examined", ...told };
}
