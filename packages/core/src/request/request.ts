import { z } from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import { memberStatusSchema } from "../member-status.ts";
import { blockerSchema, examinationSchema } from "../readiness.ts";

/** Ids and times are text: ids as Slack and AWS give them, times in ISO 8601. */
const time = z.iso.datetime();
const user = z.string();

/** Where a Slack message stands, so that it can be updated. */
export const messageSchema = z.object({ channel: z.string(), ts: z.string() });
export type Message = z.infer<typeof messageSchema>;

export const decisionSchema = z.object({
  verdict: z.enum(["accept", "decline"]),
  by: user,
  at: time,
  /** Why it was declined. */
  reason: z.string().optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** What has become of a request in one Region. */
export const outcomeSchema = z.object({
  step: z.enum([
    "invited",
    "hub-enabled",
    "accepted",
    "enabled",
    "declined",
    "resigned",
    "withdrawn",
    "failed",
  ]),
  /** Member status as last read on the administrator's side. */
  status: memberStatusSchema.optional(),
  /** Present on `failed`: what was being done, and what came of it. */
  during: z.enum(["invite", "accept", "decline", "withdraw"]).optional(),
  failure: z.object({ name: z.string(), message: z.string() }).optional(),
  at: time,
});
export type Outcome = z.infer<typeof outcomeSchema>;

const asked = z.object({
  id: z.string(),
  kind: z.literal("invitation"),
  account: z.object({
    id: accountIdSchema,
    alias: z.string().optional(),
    email: z.string().optional(),
  }),
  /** The administrator account that invites. */
  administrator: accountIdSchema,
  requester: user,
  /** Who is told and may decide, as the table had it when the request was made. */
  owners: z.array(user),
  reason: z.string().optional(),
  requestedAt: time,
  /** Counts the events; the next one is `version + 1`. */
  version: z.number().int().positive(),
  /** By Region, filled as the work goes on. */
  outcomes: z.record(z.string(), outcomeSchema),
});

const located = asked.extend({
  /** Home Region first. */
  regions: z.array(z.string()).min(1),
  homeRegion: z.string(),
});

const examined = located.extend({ examination: examinationSchema, examinedAt: time });

const waiting = examined.extend({
  /** The owner's messages; absent until they are sent, empty when nobody could be reached. */
  messages: z.array(messageSchema).optional(),
  expiresAt: time,
});

const decided = waiting.extend({ decision: decisionSchema });

const closed = { closedAt: time };

/** Fields that a request may have reached by the time it ended early. */
const soFar = asked.extend({
  regions: z.array(z.string()).optional(),
  homeRegion: z.string().optional(),
  examination: examinationSchema.optional(),
  examinedAt: time.optional(),
  messages: z.array(messageSchema).optional(),
  expiresAt: time.optional(),
  decision: decisionSchema.optional(),
});

/** One piece of work asked for in Slack: one shape per status. */
export const requestSchema = z.discriminatedUnion("status", [
  asked.extend({ status: z.literal("requested") }),
  located.extend({ status: z.literal("located") }),
  examined.extend({ status: z.literal("examined") }),
  waiting.extend({ status: z.literal("waiting") }),
  decided.extend({ status: z.literal("accepting") }),
  decided.extend({ status: z.literal("declining") }),
  examined.extend({ status: z.literal("blocked"), blockers: z.array(blockerSchema).min(1), ...closed }),
  decided.extend({ status: z.literal("enabled"), ...closed }),
  decided.extend({ status: z.literal("declined"), ...closed }),
  decided.extend({ status: z.literal("partial"), ...closed }),
  waiting.extend({ status: z.literal("expired"), ...closed }),
  soFar.extend({ status: z.literal("cancelled"), ...closed }),
  soFar.extend({
    status: z.literal("failed"),
    failure: z.object({ name: z.string(), message: z.string() }).optional(),
    ...closed,
  }),
]);
export type Request = z.infer<typeof requestSchema>;
export type RequestStatus = Request["status"];

const CLOSED: ReadonlySet<RequestStatus> = new Set([
  "blocked",
  "enabled",
  "declined",
  "partial",
  "expired",
  "cancelled",
  "failed",
]);

/** A closed request never changes again, but for what is told about it. */
export type ClosedRequest = Extract<Request, { closedAt: string }>;
export function isClosed(request: Request): request is ClosedRequest {
  return CLOSED.has(request.status);
}

/** The Regions where an invitation waits for an answer: neither enabled before nor failed before it was sent. */
export function regionsToAnswer(request: Request): string[] {
  const regions = "regions" in request && request.regions ? request.regions : [];
  return regions.filter((region) => {
    const outcome = request.outcomes[region];
    return outcome && outcome.step !== "enabled" && outcome.during !== "invite";
  });
}
