import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import type { Message, Request } from "../request.ts";

const app = { app: "workflow" } as const;

/** When a request that is asked now will expire. */
export function expiryFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 24 * 60 * 60 * 1_000);
}

/**
 * From now on an owner may decide. Recorded before the question is sent, so that no owner is quicker than the
 * record.
 */
export function awaitDecision(
  request: Request,
  expiresAt: Date,
  now: Date,
): EventOf<"decision-awaited"> | Refusal {
  if (request.status !== "examined") return { refusal: "already-recorded" };
  return { type: "decision-awaited", at: now.toISOString(), actor: app, expiresAt: expiresAt.toISOString() };
}

/** The owners have the question before them. One of them may have decided by now, which changes nothing here. */
export function askOwner(
  request: Request,
  asked: { messages: Message[]; unreachable: { user: string; because: string }[] },
  now: Date,
): EventOf<"owner-asked"> | Refusal {
  const open =
    request.status === "waiting" || request.status === "accepting" || request.status === "declining";
  if (!open || request.messages) return { refusal: "already-recorded" };
  return { type: "owner-asked", at: now.toISOString(), actor: app, ...asked };
}
