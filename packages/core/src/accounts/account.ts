import * as z from "zod";
import { accountIdSchema } from "./account-id.ts";
import { seenSchema } from "./last-seen.ts";

/** What the table knows of a member account. */
export const accountSchema = z.object({
  id: accountIdSchema,
  alias: z.string().optional(),
  email: z.string().optional(),
  /** Slack user ids of the people who answer for the account and may decide. */
  owners: z.array(z.string()).default([]),
  /** Slack user ids of people who are told what becomes of the account; they get no right by that. */
  notified: z.array(z.string()).optional(),
  /** How many of the owners must accept an invitation, where it is not what the settings give. */
  quorum: z.number().int().min(1).optional(),
  /** Slack channel that the owner's message goes to; without one each owner gets a direct message. */
  channel: z.string().optional(),
  /** ARN of the role to assume there, where it is not the one that the settings give. */
  roleArn: z.string().optional(),
  /** The request that is open for this account; at most one. */
  openRequest: z.string().optional(),
  /** By Region, as closed requests have left it. */
  lastSeen: z.record(z.string(), seenSchema).optional(),
  /** Regions where the request that closed last failed. */
  failedIn: z.array(z.string()).optional(),
});
export type Account = z.infer<typeof accountSchema>;

/** What people set of an account; the rest is what requests leave behind. */
export type AccountSettings = Omit<Account, "openRequest" | "lastSeen" | "failedIn">;
