import { decideRequest } from "../../decision.ts";
import type { Desk } from "../../desk.ts";
import { showApproval } from "../../show-approval.ts";
import { answerPress, type PressArgs } from "./press.ts";

/** Accept, pressed and confirmed. */
export async function accept(desk: Desk, args: PressArgs): Promise<void> {
  await args.ack();
  const asked = { by: args.body.user.id, verdict: "accept" } as const;
  const pressed = await decideRequest(desk, args.action.value ?? "", asked);
  await answerPress(desk, args, pressed);
  const { request, refusal } = pressed;
  if (request?.status !== "waiting") return;
  if (!refusal || refusal.refusal === "already-approved") await showApproval(desk, args.client, request);
}
