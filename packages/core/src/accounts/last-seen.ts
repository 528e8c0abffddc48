import * as z from "zod";
import { type MemberStatus, memberStatusSchema } from "../member-status.ts";
import type { Outcome, Request } from "../request/request.ts";

/** Where an account stood in one Region when that was last read; `none`: not on the administrator's list. */
export const seenSchema = z.object({
  status: z.union([memberStatusSchema, z.literal("none")]),
  at: z.iso.datetime(),
});
export type Seen = z.infer<typeof seenSchema>;

/** What a request leaves behind, by Region; Regions of which it has read nothing are left out. */
export function seenBy(request: Request): Record<string, Seen> {
  const seen = Object.entries(request.outcomes).flatMap(([region, outcome]) => {
    const status = statusOf(outcome);
    return status === undefined ? [] : [[region, { status, at: outcome.at }] as const];
  });
  return Object.fromEntries(seen);
}

function statusOf({ step, status }: Outcome): MemberStatus | "none" | undefined {
  switch (step) {
    // Taken off the list, whatever was read before.
    case "withdrawn":
    case "deleted":
      return "none";
    // Nothing was read because there was nothing on the list.
    case "left":
    case "disassociated":
      return status ?? "none";
    default:
      return status;
  }
}
