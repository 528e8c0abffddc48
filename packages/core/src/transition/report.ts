import * as z from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import { memberStatusSchema } from "../member-status.ts";
import { delegationSchema, organizationSchema } from "./facts.ts";

/** Whether a member account belongs to the organization that the administrator account is in. */
export const standingSchema = z.enum(["in-organization", "in-other-or-none", "unknown"]);
export type OrganizationStanding = z.infer<typeof standingSchema>;

/**
 * What would become of an account. Sources: the guide on transitioning to Organizations, CreateMembers (an
 * account of the delegated administrator's organization becomes a member without an invitation), and the guide's
 * restrictions (one administrator at a time).
 */
export const fateSchema = z.enum([
  /** A member in the organization of this delegated administrator. */
  "organization-member",
  /** No member, and the organization can make it one without asking. */
  "can-be-enrolled",
  /** The management account, whose Security Hub nobody else can enable. */
  "enables-itself-first",
  /** Nothing, until this account is delegated administrator. */
  "waits-for-delegation",
  /** A member here, and another account administers the organization. */
  "leaves-this-administrator-first",
  /** No member here, and another account administers the organization. */
  "enrolled-by-another",
  /** AWS closes it or has suspended it. */
  "closing",
  /** A member from outside of the organization. */
  "stays-by-invitation",
  /** No member, and outside of the organization. */
  "needs-an-invitation",
  "unknown",
]);
export type Fate = z.infer<typeof fateSchema>;

const count = z.number().int().nonnegative();
const because = z.string();

/** What stands in the way of the move, or does not come by itself. */
export const transitionBlockerSchema = z.discriminatedUnion("blocker", [
  z.object({ blocker: z.literal("in-no-organization") }),
  z.object({ blocker: z.literal("organization-unknown"), because }),
  z.object({ blocker: z.literal("all-features-missing"), organization: z.string() }),
  z.object({ blocker: z.literal("is-management-account"), organization: z.string() }),
  z.object({ blocker: z.literal("nobody-delegated"), managementAccount: accountIdSchema }),
  /** `members`: accounts of the organization that are members of this administrator. */
  z.object({ blocker: z.literal("another-delegated"), account: accountIdSchema, members: count }),
  z.object({ blocker: z.literal("delegation-unknown"), because }),
  z.object({ blocker: z.literal("accounts-unknown"), because }),
  /** `accounts`: those that are, or may be, of the organization. */
  z.object({ blocker: z.literal("not-by-themselves"), accounts: count }),
  /** `members`: members from outside; `unknown`: those that may be. */
  z.object({ blocker: z.literal("policies-do-not-reach"), members: count, unknown: count }),
]);
export type TransitionBlocker = z.infer<typeof transitionBlockerSchema>;

export const transitionAccountSchema = z.object({
  id: accountIdSchema,
  alias: z.string().optional(),
  standing: standingSchema,
  fate: fateSchema,
  /** By Region; one left out does not list the account, or could not be read. */
  statuses: z.record(z.string(), memberStatusSchema),
});
export type TransitionAccount = z.infer<typeof transitionAccountSchema>;

const summarySchema = z.object({
  at: z.iso.datetime(),
  administrator: accountIdSchema,
  organization: organizationSchema,
  delegation: delegationSchema,
  blockers: z.array(transitionBlockerSchema),
  /** Home Region first. */
  regions: z.array(z.string()).min(1),
  /** Regions whose list could not be read. */
  unread: z.array(z.object({ region: z.string(), because })),
});

/** What would become of the accounts on the administrator's list if they moved to AWS Organizations. */
export interface TransitionReport extends z.infer<typeof summarySchema> {
  /** By id. */
  accounts: TransitionAccount[];
}

const rowsSchema = z.tuple([summarySchema], transitionAccountSchema);

type Row = Readonly<Record<string, unknown>>;

/** The report as rows to be kept: its summary, then an account each. */
export function rowsOf({ accounts, ...summary }: TransitionReport): Row[] {
  return [summary, ...accounts];
}

/** The report of kept rows. Throws a `ZodError` for rows of another. */
export function reportOf(rows: readonly Row[]): TransitionReport {
  const [summary, ...accounts] = rowsSchema.parse(rows);
  return { ...summary, accounts };
}
