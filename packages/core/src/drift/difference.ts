import * as z from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import { seenSchema } from "../accounts/last-seen.ts";

/** What the administrator's list may say otherwise than the record, since nobody did it here. */
export const driftKindSchema = z.enum([
  /** A member, by an invitation that was accepted in the console. */
  "joined-elsewhere",
  /** Added or invited in the console. */
  "invited-elsewhere",
  /** Left or declined in the console; AWS calls both Resigned. */
  "left",
  /** Disassociated in the console, or gone from the list: deleted there, or the account was closed. */
  "removed",
  /** Off the list, and it was no member before. */
  "off-list",
  /** A member in all other Regions, and never anything in this one: the Region was linked since. */
  "region-without-membership",
  /** A status that is none of ours, such as AccountSuspended. */
  "suspended",
  /** On the list, and not known here at all. */
  "unknown-account",
]);
export type DriftKind = z.infer<typeof driftKindSchema>;

const standing = seenSchema.shape.status;

/** One account that stands otherwise than the record says, in the Regions where that is so in the same way. */
export const differenceSchema = z.object({
  drift: driftKindSchema,
  account: accountIdSchema,
  /** By Region; `none`: not on the list. */
  regions: z.record(z.string(), z.object({ was: standing, now: standing })),
});
export type Difference = z.infer<typeof differenceSchema>;

/** The Regions of a difference, by name. */
export function regionsOfDifference({ regions }: Pick<Difference, "regions">): string[] {
  return Object.keys(regions).sort();
}
