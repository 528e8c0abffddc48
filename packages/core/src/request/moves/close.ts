import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import { isClosed, type Request, regionsToAnswer } from "../request.ts";

const app = { app: "workflow" } as const;

/**
 * The work is over: what the Regions add up to.
 * All well: `enabled` or `declined`. Some: `partial`. None, or an invitation that reached no Region: `failed`.
 */
export function complete(request: Request, now: Date): EventOf<"completed"> | Refusal {
  if (isClosed(request)) return { refusal: "already-recorded" };
  return { type: "completed", at: now.toISOString(), actor: app, outcome: addUp(request) };
}

function addUp(request: Request): EventOf<"completed">["outcome"] {
  if (request.status !== "accepting" && request.status !== "declining") return "failed";
  const declining = request.status === "declining";
  const regions = declining ? regionsToAnswer(request) : request.regions;
  const wanted = declining ? ["resigned", "withdrawn"] : ["enabled"];
  const reached = regions.filter((region) => wanted.includes(request.outcomes[region]?.step ?? "")).length;
  if (reached === regions.length) return declining ? "declined" : "enabled";
  return reached > 0 ? "partial" : "failed";
}

/** The owner has not answered in time. */
export function expire(request: Request, now: Date): EventOf<"expired"> | Refusal {
  if (request.status !== "waiting") return { refusal: "already-recorded" };
  return { type: "expired", at: now.toISOString(), actor: app };
}

/** Something broke that no Region answers for; the request ends with the reason. */
export function fail(
  request: Request,
  failure: { name: string; message: string },
  now: Date,
): EventOf<"failed"> | Refusal {
  if (isClosed(request)) return { refusal: "already-recorded" };
  return { type: "failed", at: now.toISOString(), actor: app, failure };
}
