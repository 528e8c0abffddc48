import * as z from "zod";
import { policiesSeenSchema } from "./action-pairs/verdicts.ts";
import { regionExaminationSchema } from "./region-examination.ts";

export const examinationSchema = z.object({
  /** Absent: the role could be assumed. */
  roleFailure: z.object({ name: z.string(), message: z.string() }).optional(),
  /** Organization of the member account, where Organizations said. */
  organization: z.string().optional(),
  /** Why it could not be told whether the account belongs to an organization. */
  organizationUnknown: z.string().optional(),
  /** What its IAM policies said to the calls that a membership takes. */
  policies: policiesSeenSchema.optional(),
  /** By Region; empty when the role could not be assumed. */
  regions: z.record(z.string(), regionExaminationSchema),
});
export type Examination = z.infer<typeof examinationSchema>;

/** Why no invitation can lead to a membership as things stand. */
export const blockerSchema = z.discriminatedUnion("blocker", [
  z.object({ blocker: z.literal("role-not-assumable"), role: z.string(), message: z.string() }),
  z.object({
    blocker: z.literal("other-administrator"),
    administrator: z.string(),
    regions: z.array(z.string()),
  }),
  z.object({ blocker: z.literal("is-administrator"), regions: z.array(z.string()), members: z.number() }),
  z.object({ blocker: z.literal("organization-managed"), organization: z.string() }),
  z.object({ blocker: z.literal("organization-unknown"), because: z.string() }),
  z.object({ blocker: z.literal("already-member"), regions: z.array(z.string()) }),
]);
export type Blocker = z.infer<typeof blockerSchema>;

export interface ExaminedBy {
  /** The administrator account that wants to invite. */
  administrator: string;
  /** The role that was tried. */
  role: string;
  /** Organization of which the administrator account is Security Hub's delegated administrator, if it is. */
  delegatedFor?: string;
  /** Regions in which the account is Enabled under this administrator already. */
  enabledIn: string[];
  /** Regions that the request is about. */
  regions: string[];
}

/** Everything that stands in the way; an empty list means that the owner can be asked. */
export function blockersOf(examination: Examination, by: ExaminedBy): Blocker[] {
  if (examination.roleFailure) {
    return [{ blocker: "role-not-assumable", role: by.role, message: examination.roleFailure.message }];
  }
  // Before anything else: CreateMembers would make such an account a member without asking anybody.
  if (examination.organization !== undefined && examination.organization === by.delegatedFor) {
    return [{ blocker: "organization-managed", organization: examination.organization }];
  }
  // For the same reason a delegated administrator does not go on without knowing.
  if (by.delegatedFor !== undefined && examination.organizationUnknown !== undefined) {
    return [{ blocker: "organization-unknown", because: examination.organizationUnknown }];
  }
  if (by.regions.length > 0 && by.regions.every((region) => by.enabledIn.includes(region))) {
    return [{ blocker: "already-member", regions: by.regions }];
  }
  const blockers: Blocker[] = [];
  const followed = new Map<string, string[]>();
  const administering: string[] = [];
  let members = 0;
  for (const [region, found] of Object.entries(examination.regions)) {
    if (found.administrator !== undefined && found.administrator !== by.administrator) {
      followed.set(found.administrator, [...(followed.get(found.administrator) ?? []), region]);
    }
    if (found.ownMembers !== undefined && found.ownMembers > 0) {
      administering.push(region);
      members = Math.max(members, found.ownMembers);
    }
  }
  for (const [administrator, regions] of followed) {
    blockers.push({ blocker: "other-administrator", administrator, regions });
  }
  if (administering.length > 0)
    blockers.push({ blocker: "is-administrator", regions: administering, members });
  return blockers;
}
