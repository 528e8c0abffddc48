import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from "@slack/bolt";
import { answerView } from "../../blocks/answer-view.ts";
import { DECLINE_REASON, requestOf } from "../../blocks/decline-form.ts";
import { VALUE } from "../../blocks/invite-form.ts";
import { decideRequest } from "../../decision.ts";
import type { Desk } from "../../desk.ts";
import { words } from "../../words/refusals.ts";
import { plain } from "../../words/voice.ts";

export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** The form of Decline, sent. The right to decide is asked anew: minutes may have passed since the press. */
export async function decline(desk: Desk, { ack, body, view }: SubmissionArgs): Promise<void> {
  const reason = view.state.values[DECLINE_REASON]?.[VALUE]?.value;
  const { refusal, answer } = await decideRequest(desk, requestOf(view.private_metadata) ?? "", {
    by: body.user.id,
    verdict: "decline",
    ...(reason ? { reason } : {}),
  });
  if (refusal?.refusal === "reason-too-long") {
    return ack({ response_action: "errors", errors: { [DECLINE_REASON]: words(refusal, plain()) } });
  }
  await ack({ response_action: "update", view: answerView(refusal ? "Not declined" : "Declined", answer) });
}
