import * as z from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import { memberStatusSchema } from "../member-status.ts";
import { blockerSchema, examinationSchema } from "../readiness.ts";
import { enabledStandardsSchema } from "../standards.ts";
import { detailsSchema, duringSchema, kindSchema, messageSchema, subjectSchema } from "./request.ts";

/** Who did it: a person by Slack user id, or the app on somebody's behalf. */
export const actorSchema = z.union([
  z.object({ person: z.string() }),
  z.object({ app: z.enum(["workflow", "slack"]) }),
]);
export type Actor = z.infer<typeof actorSchema>;

/** What every event says, of a request or of an account. */
export const happened = {
  at: z.iso.datetime(),
  actor: actorSchema,
  /** AWS request ids of the calls that this event tells of. */
  awsRequestIds: z.array(z.string()).optional(),
};
const inRegion = { ...happened, region: z.string() };
const failure = z.object({ name: z.string(), message: z.string() });
/** Somebody whom Slack could not reach, with its reason. */
const unreachableSchema = z.object({ user: z.string(), because: z.string() });
export type Unreachable = z.infer<typeof unreachableSchema>;
const audienceSchema = z.enum(["owners", "requester", "notified", "operators"]);

/** What can happen to a request. Events are never changed; a request is what they add up to. */
export const eventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("requested"),
    ...happened,
    actor: z.object({ person: z.string() }),
    request: z.string(),
    kind: kindSchema,
    details: detailsSchema,
    account: subjectSchema,
    administrator: accountIdSchema,
    owners: z.array(z.string()),
    reason: z.string().optional(),
  }),
  z.object({
    type: z.literal("regions-found"),
    ...happened,
    homeRegion: z.string(),
    regions: z.array(z.string()),
  }),
  z.object({ type: z.literal("examined"), ...happened, examination: examinationSchema }),
  z.object({
    type: z.literal("blocked"),
    ...happened,
    examination: examinationSchema,
    blockers: z.array(blockerSchema),
  }),
  z.object({ type: z.literal("region-invited"), ...inRegion, status: memberStatusSchema }),
  z.object({ type: z.literal("decision-awaited"), ...happened, expiresAt: z.iso.datetime() }),
  z.object({
    type: z.literal("owner-asked"),
    ...happened,
    messages: z.array(messageSchema),
    unreachable: z.array(unreachableSchema),
  }),
  z.object({ type: z.literal("press-refused"), ...happened, pressed: z.string(), because: z.string() }),
  /** An owner has accepted, and others have to accept too. */
  z.object({ type: z.literal("approved"), ...happened, actor: z.object({ person: z.string() }) }),
  z.object({
    type: z.literal("decided"),
    ...happened,
    actor: z.object({ person: z.string() }),
    verdict: z.enum(["accept", "decline"]),
    reason: z.string().optional(),
    withApprovalOf: z.array(z.string()).optional(),
  }),
  /** Those who may decide were reminded, or the escalation list was told that nobody does. */
  z.object({
    type: z.literal("reminded"),
    ...happened,
    escalated: z.boolean(),
    unreachable: z.array(unreachableSchema),
  }),
  z.object({ type: z.literal("hub-enabled"), ...inRegion }),
  /** `legacy`: by the legacy name of the call, since policies deny the one of today. */
  z.object({
    type: z.literal("region-accepted"),
    ...inRegion,
    invitation: z.string().optional(),
    legacy: z.literal(true).optional(),
  }),
  z.object({ type: z.literal("region-enabled"), ...inRegion, status: memberStatusSchema }),
  /** After the account has become a member there; a failure leaves it one. */
  z.object({ type: z.literal("standards-enabled"), ...inRegion, ...enabledStandardsSchema.shape }),
  z.object({ type: z.literal("standards-failed"), ...inRegion, failure }),
  z.object({ type: z.literal("region-declined"), ...inRegion }),
  z.object({ type: z.literal("region-resigned"), ...inRegion, status: memberStatusSchema }),
  z.object({ type: z.literal("invitation-withdrawn"), ...inRegion }),
  /** The account has left by the legacy name of the call; `region-left` follows once that is read back. */
  z.object({ type: z.literal("left-by-legacy"), ...inRegion }),
  /** Without a status: the account was not on the administrator's list in that Region. */
  z.object({ type: z.literal("region-left"), ...inRegion, status: memberStatusSchema.optional() }),
  z.object({ type: z.literal("region-disassociated"), ...inRegion, status: memberStatusSchema.optional() }),
  z.object({ type: z.literal("region-deleted"), ...inRegion }),
  z.object({
    type: z.literal("region-failed"),
    ...inRegion,
    during: duringSchema,
    failure,
  }),
  z.object({ type: z.literal("expired"), ...happened }),
  z.object({ type: z.literal("cancelled"), ...happened }),
  z.object({
    type: z.literal("completed"),
    ...happened,
    outcome: z.enum(["enabled", "left", "removed", "partial", "failed", "declined"]),
  }),
  z.object({ type: z.literal("failed"), ...happened, failure }),
  z.object({
    type: z.literal("announced"),
    ...happened,
    to: audienceSchema,
  }),
  z.object({
    type: z.literal("announcement-failed"),
    ...happened,
    to: audienceSchema,
    because: z.string(),
  }),
]);
export type RequestEvent = z.infer<typeof eventSchema>;
export type EventType = RequestEvent["type"];
export type EventOf<Type extends EventType> = Extract<RequestEvent, { type: Type }>;
