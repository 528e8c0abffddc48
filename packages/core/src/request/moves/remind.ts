import type { Policy } from "../../policy.ts";
import type { Refusal } from "../../refusal.ts";
import type { EventOf, EventType, RequestEvent, Unreachable } from "../event.ts";
import type { Request } from "../request.ts";

const DAY = 24 * 60 * 60 * 1_000;

/** What is next for a request that waits: a reminder, an escalation, or its end. */
export interface Due {
  what: "remind" | "escalate" | "expire";
  at: Date;
}

/**
 * What comes next while nobody decides, by the days of the policy, counted from when the request began to wait.
 * `events` are those of the request so far: reminders that were missed while the machine slept come once, not
 * once for each, and not at all once the request has expired. Nothing escalates where the policy names nobody
 * to escalate to.
 */
export function nextDue(
  request: { kind: Request["kind"]; expiresAt: string },
  events: readonly RequestEvent[],
  policy: Policy,
  now: Date,
): Due {
  const { remindAfterDays, escalateAfterDays, expiresAfterDays } = policy.patience[request.kind];
  const expiresAt = new Date(request.expiresAt);
  const end: Due = { what: "expire", at: expiresAt };
  if (expiresAt <= now) return end;
  const asked = lastOf(events, "decision-awaited") ?? expiresAt.getTime() - expiresAfterDays * DAY;
  const reminded = lastOf(events, "reminded", ({ escalated }) => !escalated) ?? asked;
  const escalated = lastOf(events, "reminded", ({ escalated }) => escalated) !== undefined;

  const due: Due[] = [end];
  const reminders = remindAfterDays.map((days) => asked + days * DAY).filter((at) => at > reminded);
  if (reminders.length > 0) due.push({ what: "remind", at: new Date(Math.min(...reminders)) });
  if (!escalated && policy.escalateTo.length > 0) {
    due.push({ what: "escalate", at: new Date(asked + escalateAfterDays * DAY) });
  }
  return due.reduce((first, next) => (next.at < first.at ? next : first));
}

/** When such an event happened last, in milliseconds. */
function lastOf<Type extends EventType>(
  events: readonly RequestEvent[],
  type: Type,
  which: (event: EventOf<Type>) => boolean = () => true,
): number | undefined {
  const last = events.findLast((event) => event.type === type && which(event as EventOf<Type>));
  return last && Date.parse(last.at);
}

/** Somebody has been reminded that the request waits. */
export function remind(
  request: Request,
  told: { escalated: boolean; unreachable: Unreachable[] },
  now: Date,
): EventOf<"reminded"> | Refusal {
  if (request.status !== "waiting") return { refusal: "already-recorded" };
  return { type: "reminded", at: now.toISOString(), actor: { app: "slack" }, ...told };
}
