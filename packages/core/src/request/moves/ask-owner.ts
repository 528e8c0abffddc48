import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import type { Message, Request } from "../request.ts";

/** When a request that is asked now will expire. */
export function expiryFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 24 * 60 * 60 * 1_000);
}

/** The owners have the question before them. */
export function askOwner(
  request: Request,
  asked: { messages: Message[]; unreachable: { user: string; because: string }[]; expiresAt: Date },
  now: Date,
): EventOf<"owner-asked"> | Refusal {
  if (request.status !== "examined") return { refusal: "already-recorded" };
  return {
    type: "owner-asked",
    at: now.toISOString(),
    actor: { app: "workflow" },
    messages: asked.messages,
    unreachable: asked.unreachable,
    expiresAt: asked.expiresAt.toISOString(),
  };
}
