import * as z from "zod";

/** What was found in one Region of a member account when it was looked at through its role. */
export const regionExaminationSchema = z.object({
  /** Absent where that could not be told. `false`: nothing works there before the account opts into the Region. */
  optedIn: z.boolean().optional(),
  hub: z.enum(["on", "off", "unknown"]),
  /** `not-found`: no customer-managed recorder, which does not prove that AWS Config is off. */
  config: z.enum(["recording", "stopped", "not-found", "unknown"]),
  /** The administrator that the account follows there. */
  administrator: z.string().optional(),
  /** Accounts that it administers itself; counted because such an account cannot accept. */
  ownMembers: z.number().int().nonnegative().optional(),
  /** What could not be looked at, and why. */
  unknown: z.array(z.string()).optional(),
});
export type RegionExamination = z.infer<typeof regionExaminationSchema>;
