import { declineForm, type Origin } from "../../blocks/decline-form.ts";
import { mayDecline } from "../../decision.ts";
import type { Desk } from "../../desk.ts";
import { answerPress, type PressArgs } from "./press.ts";

/** Decline, pressed: whoever may decline is asked for the reason, and everybody else is told why not. */
export async function decline(desk: Desk, args: PressArgs): Promise<void> {
  const { ack, action, body, client } = args;
  await ack();
  const pressed = await mayDecline(desk, action.value ?? "", body.user.id);
  if (pressed.refusal || !pressed.request) return answerPress(desk, args, pressed);
  const origin: Origin = {
    request: pressed.request.id,
    ...(body.channel ? { channel: body.channel.id } : {}),
    ...(body.message ? { ts: body.message.ts } : {}),
  };
  await client.views.open({ trigger_id: body.trigger_id, view: declineForm(pressed.request, origin) });
}
