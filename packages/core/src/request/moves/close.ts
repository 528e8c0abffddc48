import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import {
  decisionOf,
  isClosed,
  type Outcome,
  type Request,
  type RequestKind,
  regionsOf,
  regionsToAnswer,
} from "../request.ts";
import { byWorkflow } from "./stamp.ts";

type Completed = EventOf<"completed">["outcome"];

/** What a request comes to when every Region has reached one of these steps. */
const SUCCESS: Readonly<Record<RequestKind, { outcome: Completed; steps: readonly Outcome["step"][] }>> = {
  invitation: { outcome: "enabled", steps: ["enabled"] },
  join: { outcome: "enabled", steps: ["enabled"] },
  departure: { outcome: "left", steps: ["left"] },
  removal: { outcome: "removed", steps: ["disassociated"] },
};

/**
 * The work is over: what the Regions add up to.
 * All well: `enabled`, `left`, `removed` or `declined`. Some: `partial`. None, or no decision at all: `failed`.
 */
export function complete(request: Request, now: Date): EventOf<"completed"> | Refusal {
  if (isClosed(request)) return { refusal: "already-recorded" };
  return { type: "completed", ...byWorkflow(now), outcome: addUp(request) };
}

function addUp(request: Request): Completed {
  if (!decisionOf(request)) return "failed";
  const { outcome, regions } = aim(request);
  const unreached = unreachedRegions(request);
  if (unreached.length === 0) return outcome;
  return unreached.length < regions.length ? "partial" : "failed";
}

/** The Regions that a request has not brought where it was to bring them, whatever the reason. */
export function unreachedRegions(request: Request): string[] {
  const { regions, steps } = aim(request);
  return regions.filter((region) => {
    const step = request.outcomes[region]?.step;
    return step === undefined || !steps.includes(step);
  });
}

/** Where a request is going: what it comes to once all of `regions` have reached one of `steps`. */
function aim(request: Request): { outcome: Completed; regions: string[]; steps: readonly Outcome["step"][] } {
  const { kind, details } = request;
  if (decisionOf(request)?.verdict === "decline") {
    // Only an invitation has gone out by the time it is declined.
    const regions = kind === "invitation" ? regionsToAnswer(request) : [];
    return { outcome: "declined", regions, steps: ["resigned", "withdrawn"] };
  }
  const regions = regionsOf(request);
  const success = SUCCESS[kind];
  return { ...success, regions, ...(details.andDelete ? { steps: ["deleted"] } : {}) };
}

/** Nobody has decided in time. */
export function expire(request: Request, now: Date): EventOf<"expired"> | Refusal {
  if (request.status !== "waiting") return { refusal: "already-recorded" };
  return { type: "expired", ...byWorkflow(now) };
}

/** Something broke that no Region answers for; the request ends with the reason. */
export function fail(
  request: Request,
  failure: { name: string; message: string },
  now: Date,
): EventOf<"failed"> | Refusal {
  if (isClosed(request)) return { refusal: "already-recorded" };
  return { type: "failed", ...byWorkflow(now), failure };
}
