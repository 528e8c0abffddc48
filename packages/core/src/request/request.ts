import * as z from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import { memberStatusSchema } from "../member-status.ts";
import { blockerSchema, examinationSchema } from "../readiness.ts";
import { enabledStandardsSchema } from "../standards.ts";

/** Ids and times are text: ids as Slack and AWS give them, times in ISO 8601. */
const time = z.iso.datetime();
const user = z.string();

/** Where a Slack message stands, so that it can be updated. */
export const messageSchema = z.object({
  channel: z.string(),
  ts: z.string(),
  /** It asks about other requests as well: the id by which they are found. */
  together: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;

export const decisionSchema = z.object({
  verdict: z.enum(["accept", "decline"]),
  by: user,
  at: time,
  /** Why it was declined. */
  reason: z.string().optional(),
  /** The other owners whose acceptance counted, where more than one had to accept; first to last. */
  withApprovalOf: z.array(user).optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** An owner's acceptance, where others have to accept too. */
export const approvalSchema = z.object({ by: user, at: time });
export type Approval = z.infer<typeof approvalSchema>;

/** What was being done in a Region when it failed. */
export const duringSchema = z.enum(["invite", "accept", "decline", "withdraw", "leave", "remove"]);
export type During = z.infer<typeof duringSchema>;

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
    "leaving",
    "left",
    "disassociated",
    "deleted",
    "failed",
  ]),
  /** Member status as last read on the administrator's side. */
  status: memberStatusSchema.optional(),
  /** Present on `failed`: what was being done, and what came of it. */
  during: duringSchema.optional(),
  failure: z.object({ name: z.string(), message: z.string() }).optional(),
  /** It was accepted, or left, by the legacy name of the call, since policies deny the one of today. */
  legacy: z.literal(true).optional(),
  /** What became of the standards that were asked for; the membership stands whatever it was. */
  standards: z
    .object({
      ...enabledStandardsSchema.partial().shape,
      failure: z.object({ name: z.string(), message: z.string() }).optional(),
    })
    .optional(),
  at: time,
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** The account that a request is about, as it was known then. */
export const subjectSchema = z.object({
  id: accountIdSchema,
  alias: z.string().optional(),
  email: z.string().optional(),
});

/**
 * What is asked for.
 *
 * | kind | asked by | decided by | comes to |
 * |---|---|---|---|
 * | `invitation` | operator | owner | `enabled` |
 * | `join` | owner | operator | `enabled` |
 * | `departure` | owner | nobody: asking is consent | `left` |
 * | `removal` | operator | another operator | `removed` |
 */
export const kindSchema = z.enum(["invitation", "join", "departure", "removal"]);
export type RequestKind = z.infer<typeof kindSchema>;

/** What a request asks beyond its kind. */
export const detailsSchema = z.object({
  /** Only these Regions; all that the aggregator gives when absent. */
  onlyRegions: z.array(z.string()).min(1).optional(),
  /** Removal: take the account off the list as well. */
  andDelete: z.boolean().optional(),
  /** Invitation and join: standards to enable once the account is a member, as the question names them. */
  standards: z.array(z.string()).min(1).optional(),
  /** Invitation: those of the owners whom nobody named, but who bear the account's e-mail address in Slack. */
  ownersMatchedByEmail: z.array(user).min(1).optional(),
  /** Invitation: how many owners must accept, where that is more than one. */
  quorum: z.number().int().min(2).optional(),
  /** The closed request whose failed Regions this one takes up; what was decided there holds here too. */
  continues: z.object({ request: z.string(), decision: decisionSchema.optional() }).optional(),
  /** The batch that it was made for. */
  batch: z.string().optional(),
});
export type Details = z.infer<typeof detailsSchema>;

const asked = z.object({
  id: z.string(),
  kind: kindSchema,
  details: detailsSchema,
  account: subjectSchema,
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

/** Only what leads to an invitation looks at the account first. */
const looked = located.extend({ examination: examinationSchema.optional(), examinedAt: time.optional() });

const waiting = looked.extend({
  /** The owner's messages; absent until they are sent, empty when nobody could be reached. */
  messages: z.array(messageSchema).optional(),
  expiresAt: time,
  approvals: z.array(approvalSchema).optional(),
});

const decided = looked.extend({
  messages: z.array(messageSchema).optional(),
  expiresAt: time.optional(),
  approvals: z.array(approvalSchema).optional(),
  decision: decisionSchema,
});

const closed = { closedAt: time };

/** Fields that a request may have reached by the time it ended early. */
const soFar = asked.extend({
  regions: z.array(z.string()).optional(),
  homeRegion: z.string().optional(),
  examination: examinationSchema.optional(),
  examinedAt: time.optional(),
  messages: z.array(messageSchema).optional(),
  expiresAt: time.optional(),
  approvals: z.array(approvalSchema).optional(),
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
  decided.extend({ status: z.literal("left"), ...closed }),
  decided.extend({ status: z.literal("removed"), ...closed }),
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
  "left",
  "removed",
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

/**
 * The Regions where an invitation may wait for an answer: neither enabled before nor failed before it was sent.
 * One of which nothing is on record counts too, since the request may have ended while it was being invited.
 */
export function regionsToAnswer(request: Request): string[] {
  return regionsOf(request).filter((region) => {
    const outcome = request.outcomes[region];
    return outcome?.step !== "enabled" && outcome?.during !== "invite";
  });
}

/** What was decided, if anything has been. */
export function decisionOf(request: Request): Decision | undefined {
  return "decision" in request ? request.decision : undefined;
}

/** The Regions of a request, home Region first; none are known at its beginning. */
export function regionsOf(request: Request): string[] {
  return "regions" in request && request.regions ? request.regions : [];
}
