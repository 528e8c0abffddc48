import { decideRequest } from "../../decision.ts";
import type { Desk } from "../../desk.ts";
import { answerPress, type PressArgs } from "./press.ts";

/** Accept, pressed and confirmed. */
export async function accept(desk: Desk, args: PressArgs): Promise<void> {
  await args.ack();
  const asked = { by: args.body.user.id, verdict: "accept" } as const;
  await answerPress(args, await decideRequest(desk, args.action.value ?? "", asked));
}
