import * as z from "zod";

/** Where a member account stands in the administrator's list in one Region. */
export const memberStatusSchema = z.enum(["Created", "Invited", "Enabled", "Removed", "Resigned", "other"]);
export type MemberStatus = z.infer<typeof memberStatusSchema>;

const KNOWN: Readonly<Record<string, MemberStatus>> = {
  created: "Created",
  invited: "Invited",
  enabled: "Enabled",
  // The name of Enabled before November 2020, still served in some Regions.
  associated: "Enabled",
  removed: "Removed",
  resigned: "Resigned",
};

/** The wire's status is a free string whose case and names have changed before; what is new is `other`, never absent. */
export function parseMemberStatus(wire: string | undefined): MemberStatus {
  return KNOWN[(wire ?? "").toLowerCase()] ?? "other";
}
