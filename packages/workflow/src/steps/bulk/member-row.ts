import { memberStatusSchema } from "@invitations/core/member-status";
import * as z from "zod";

/** An account of the administrator's list, with its status in each Region where it is on it. */
export const memberRow = z.object({
  account: z.string(),
  statuses: z.record(z.string(), memberStatusSchema),
});
