import { z } from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import { memberStatusSchema } from "../member-status.ts";
import { blockerSchema, examinationSchema } from "../readiness.ts";
import { messageSchema } from "./request.ts";

/** Who did it: a person by Slack user id, or the app on somebody's behalf. */
export const actorSchema = z.union([
  z.object({ person: z.string() }),
  z.object({ app: z.enum(["workflow", "slack"]) }),
]);
export type Actor = z.infer<typeof actorSchema>;

const happened = {
  at: z.iso.datetime(),
  actor: actorSchema,
  /** AWS request ids of the calls that this event tells of. */
  awsRequestIds: z.array(z.string()).optional(),
};
const inRegion = { ...happened, region: z.string() };
const failure = z.object({ name: z.string(), message: z.string() });

/** What can happen to a request. Events are never changed; a request is what they add up to. */
export const eventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("requested"),
    ...happened,
    actor: z.object({ person: z.string() }),
    request: z.string(),
    kind: z.literal("invitation"),
    account: z.object({
      id: accountIdSchema,
      alias: z.string().optional(),
      email: z.string().optional(),
    }),
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
    /** Owners who could not be reached, each with Slack's reason. */
    unreachable: z.array(z.object({ user: z.string(), because: z.string() })),
  }),
  z.object({ type: z.literal("press-refused"), ...happened, pressed: z.string(), because: z.string() }),
  z.object({
    type: z.literal("decided"),
    ...happened,
    actor: z.object({ person: z.string() }),
    verdict: z.enum(["accept", "decline"]),
    reason: z.string().optional(),
  }),
  z.object({ type: z.literal("hub-enabled"), ...inRegion }),
  z.object({ type: z.literal("region-accepted"), ...inRegion, invitation: z.string().optional() }),
  z.object({ type: z.literal("region-enabled"), ...inRegion, status: memberStatusSchema }),
  z.object({ type: z.literal("region-declined"), ...inRegion }),
  z.object({ type: z.literal("region-resigned"), ...inRegion, status: memberStatusSchema }),
  z.object({ type: z.literal("invitation-withdrawn"), ...inRegion }),
  z.object({
    type: z.literal("region-failed"),
    ...inRegion,
    during: z.enum(["invite", "accept", "decline", "withdraw"]),
    failure,
  }),
  z.object({ type: z.literal("expired"), ...happened }),
  z.object({ type: z.literal("cancelled"), ...happened }),
  z.object({
    type: z.literal("completed"),
    ...happened,
    outcome: z.enum(["enabled", "partial", "failed", "declined"]),
  }),
  z.object({ type: z.literal("failed"), ...happened, failure }),
  z.object({
    type: z.literal("announced"),
    ...happened,
    to: z.enum(["owners", "requester", "operators"]),
  }),
  z.object({
    type: z.literal("announcement-failed"),
    ...happened,
    to: z.enum(["owners", "requester", "operators"]),
    because: z.string(),
  }),
]);
export type RequestEvent = z.infer<typeof eventSchema>;
export type EventType = RequestEvent["type"];
export type EventOf<Type extends EventType> = Extract<RequestEvent, { type: Type }>;
