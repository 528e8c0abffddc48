import type { Refusal } from "../../refusal.ts";
import type { EventOf, Unreachable } from "../event.ts";
import type { Message, Request, RequestStatus } from "../request.ts";
import { byWorkflow } from "./stamp.ts";

/** When a request that is asked now will expire. */
export function expiryFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 24 * 60 * 60 * 1_000);
}

/**
 * From now on those who may can decide. Recorded before the question is sent, so that nobody is quicker than
 * the record.
 */
export function awaitDecision(
  request: Request,
  expiresAt: Date,
  now: Date,
): EventOf<"decision-awaited"> | Refusal {
  // Only what leads to an invitation looks at the account first.
  const ready = request.kind === "removal" ? "located" : "examined";
  if (request.status !== ready) return { refusal: "already-recorded" };
  return { type: "decision-awaited", ...byWorkflow(now), expiresAt: expiresAt.toISOString() };
}

/** Where a request may be by the time its question has been sent. */
const ASKED: ReadonlySet<RequestStatus> = new Set(["waiting", "accepting", "declining", "cancelled"]);

/** The question has been put. Somebody may have decided or cancelled by now, which changes nothing here. */
export function askOwner(
  request: Request,
  asked: { messages: Message[]; unreachable: Unreachable[] },
  now: Date,
): EventOf<"owner-asked"> | Refusal {
  if (!ASKED.has(request.status) || ("messages" in request && request.messages)) {
    return { refusal: "already-recorded" };
  }
  return { type: "owner-asked", ...byWorkflow(now), ...asked };
}
