import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from "@slack/bolt";
import { answerView } from "../../blocks/answer-view.ts";
import { DECLINE_REASON, type Origin, originOf } from "../../blocks/decline-form.ts";
import { VALUE } from "../../blocks/invite-form.ts";
import { decideRequest } from "../../decision.ts";
import type { Desk } from "../../desk.ts";
import { slackReason } from "../../direct-message.ts";
import { publishHome } from "../../home.ts";
import type { Pressed } from "../../pressed.ts";
import { copyOf } from "../../together.ts";
import { words } from "../../words/refusals.ts";
import { plain } from "../../words/voice.ts";

export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** The form of Decline, sent. The right to decide is asked anew: minutes may have passed since the press. */
export async function decline(desk: Desk, args: SubmissionArgs): Promise<void> {
  const { ack, body, view } = args;
  const origin = originOf(view.private_metadata);
  const reason = view.state.values[DECLINE_REASON]?.[VALUE]?.value;
  const pressed = await decideRequest(desk, origin?.request ?? "", {
    by: body.user.id,
    verdict: "decline",
    ...(reason ? { reason } : {}),
  });
  const { refusal, answer } = pressed;
  if (refusal?.refusal === "reason-too-long") {
    return ack({ response_action: "errors", errors: { [DECLINE_REASON]: words(refusal, plain()) } });
  }
  await ack({ response_action: "update", view: answerView(refusal ? "Not declined" : "Declined", answer) });
  await rewriteCopy(desk, args, pressed, origin);
  // Opened from the Home tab, where the question still stands.
  if (origin && origin.channel === undefined) await publishHome(desk, args.client, body.user.id);
}

/** The form came from a message that may be a reminder, which nobody else rewrites. */
async function rewriteCopy(
  desk: Desk,
  { client }: SubmissionArgs,
  { request }: Pressed,
  origin: Origin | undefined,
): Promise<void> {
  const { channel, ts } = origin ?? {};
  if (!request || channel === undefined || ts === undefined) return;
  const copy = await copyOf(desk, request, { channel, ts });
  if (!copy) return;
  try {
    await client.chat.update({ channel, ts, ...copy });
  } catch (error) {
    // The decision stands, and a press on what is left of the copy is answered.
    desk.logger.warn(`Request ${request.id}: a copy of its question stays as it was: ${slackReason(error)}.`);
  }
}
