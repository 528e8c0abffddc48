import { isClosed } from "@invitations/core/request/request";
import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import { ownerMessage } from "../../blocks/owner-message.ts";
import type { Pressed } from "../../decision.ts";

/** A press of one of our buttons. */
export type PressArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Answers the one who pressed, and nobody else. */
export async function answerPress({ respond, body }: PressArgs, pressed: Pressed): Promise<void> {
  await respond({ response_type: "ephemeral", replace_original: false, text: pressed.answer });
  const { request, refusal } = pressed;
  if (!request || !refusal || refusal.refusal === "not-yet-asked") return;
  const known =
    "messages" in request &&
    (request.messages ?? []).some(
      ({ channel, ts }) => channel === body.channel?.id && ts === body.message?.ts,
    );
  // The workflow rewrites the messages that history knows. Here, only those that it will not touch again.
  const answered = "decision" in request && request.decision !== undefined;
  if (isClosed(request) || (answered && !known)) {
    await respond({ replace_original: true, ...ownerMessage(request) });
  }
}
