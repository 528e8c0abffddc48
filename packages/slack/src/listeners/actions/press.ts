import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import type { Pressed } from "../../pressed.ts";
import { rewrittenCopy } from "../../question-copy.ts";

/** A press of one of our buttons. */
export type PressArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Answers the one who decided, and nobody else. */
export async function answerPress({ respond, body }: PressArgs, pressed: Pressed): Promise<void> {
  await respond({ response_type: "ephemeral", replace_original: false, text: pressed.answer });
  const at = {
    ...(body.channel ? { channel: body.channel.id } : {}),
    ...(body.message ? { ts: body.message.ts } : {}),
  };
  const copy = pressed.request && rewrittenCopy(pressed.request, at);
  if (copy) await respond({ replace_original: true, ...copy });
}
