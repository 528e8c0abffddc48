import { resendInvitation } from "../../afterwards.ts";
import type { Desk } from "../../desk.ts";
import { answerAfterwards } from "./answer-afterwards.ts";
import type { PressArgs } from "./press.ts";

/** Invite again, pressed on an invitation that was declined or expired. */
export const resend = (desk: Desk, args: PressArgs) => answerAfterwards(desk, args, resendInvitation);
