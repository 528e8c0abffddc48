import * as z from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import type { MemberStatus } from "../member-status.ts";

/** The organization that the administrator account belongs to. */
export const organizationSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("none") }),
  z.object({
    is: z.literal("in"),
    id: z.string(),
    managementAccount: accountIdSchema,
    /** Without all features there is neither trusted access nor a delegated administrator. */
    allFeatures: z.boolean(),
  }),
  z.object({ is: z.literal("unknown"), because: z.string() }),
]);
export type Organization = z.infer<typeof organizationSchema>;

/** Who is delegated administrator of that organization for Security Hub, as the home Region tells it. */
export const delegationSchema = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("this-account"),
    /** With central configuration, settings go out by policies. */
    configuration: z.enum(["central", "local", "unknown"]),
  }),
  z.object({ is: z.literal("another-account"), account: accountIdSchema }),
  z.object({ is: z.literal("nobody") }),
  /** Who it is, if anybody, could not be read. */
  z.object({ is: z.literal("not-this-account"), because: z.string() }),
  z.object({ is: z.literal("unknown"), because: z.string() }),
]);
export type Delegation = z.infer<typeof delegationSchema>;

/** The accounts of that organization: by id, whether AWS closes or has suspended them. */
export type OrganizationAccounts =
  | { is: "known"; accounts: ReadonlyMap<string, "active" | "closing"> }
  | { is: "unknown"; because: string };

/** What AWS Organizations and Security Hub let the administrator account see of its organization. */
export interface OrganizationFacts {
  /** The administrator account itself. */
  administrator: string;
  organization: Organization;
  delegation: Delegation;
  accounts: OrganizationAccounts;
}

/** An account on the administrator's list in one Region. */
export interface ListedMember {
  account: string;
  status: MemberStatus;
}

/** The administrator's list in one Region. */
export type MemberListing =
  | { is: "known"; members: readonly ListedMember[] }
  | { is: "unknown"; because: string };

/** Everything that the report on a transition is made of. */
export interface TransitionFacts extends OrganizationFacts {
  at: Date;
  /** Home Region first. */
  lists: readonly { region: string; list: MemberListing }[];
  /** Of the accounts that the record knows, by id. */
  aliases: ReadonlyMap<string, string>;
}
