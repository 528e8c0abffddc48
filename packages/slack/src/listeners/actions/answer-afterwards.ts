import type { RefusalKind } from "@invitations/core/refusal";
import type { Afterwards } from "../../afterwards.ts";
import { withoutButtons } from "../../blocks/without-buttons.ts";
import type { Desk } from "../../desk.ts";
import { labelOf } from "../../words/buttons.ts";
import { mrkdwn } from "../../words/voice.ts";
import type { PressArgs } from "./press.ts";

const { code, person } = mrkdwn;

/** After these the button can never work again. */
const SPENT: ReadonlySet<RefusalKind> = new Set(["nothing-to-retry", "request-superseded"]);

/** Answers the one who pressed a button of a request that has ended; once it has worked, it goes. */
export async function answerAfterwards(desk: Desk, args: PressArgs, begin: Afterwards): Promise<void> {
  const { ack, action, body, respond } = args;
  await ack();
  const { request, refusal, answer } = await begin(desk, action.value ?? "", body.user.id);
  await respond({ response_type: "ephemeral", replace_original: false, text: answer });
  // Slack sends no message with a press in a private answer, and nobody else sees its buttons.
  if (!body.message || !request || (refusal && !SPENT.has(refusal.refusal))) return;
  const label = labelOf(action.action_id) ?? "a button";
  const line = refusal
    ? "What was left to do here is done or outdated."
    : `${person(body.user.id)} pressed ${label}: request ${code(request.id)}`;
  await respond({ replace_original: true, ...withoutButtons(body.message, line) });
}
