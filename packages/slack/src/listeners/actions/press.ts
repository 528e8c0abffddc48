import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import type { Desk } from "../../desk.ts";
import type { Pressed } from "../../pressed.ts";
import { copyOf } from "../../together.ts";

/** A press of one of our buttons. */
export type PressArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Answers the one who decided, and nobody else. */
export async function answerPress(desk: Desk, { respond, body }: PressArgs, pressed: Pressed): Promise<void> {
  await respond({ response_type: "ephemeral", replace_original: false, text: pressed.answer });
  const at = {
    ...(body.channel ? { channel: body.channel.id } : {}),
    ...(body.message ? { ts: body.message.ts } : {}),
  };
  const copy = pressed.request && (await copyOf(desk, pressed.request, at));
  if (copy) await respond({ replace_original: true, ...copy });
}
