import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { driftDigest, mendAsked } from "../../blocks/drift-digest.ts";
import { mendingAnswer } from "../../blocks/mending-answer.ts";
import type { Desk } from "../../desk.ts";
import { type Mending, mendDrift } from "../../mend-drift.ts";
import { sayNo } from "../../say-no.ts";
import type { PressArgs } from "./press.ts";

/** A button of a drift digest, pressed: the answer is private, and the digest then says who did what. */
export async function mendDriftPressed(desk: Desk, { ack, action, body, respond }: PressArgs): Promise<void> {
  await ack();
  const asked = mendAsked(action.action_id, action.value ?? "");
  const mending: Mending | Refusal = asked
    ? await mendDrift(desk, asked, body.user.id)
    : { refusal: "survey-unknown" };
  const answer = isRefusal(mending) ? { text: sayNo(desk, mending) } : mendingAnswer(mending);
  await respond({ response_type: "ephemeral", replace_original: false, ...answer });
  if (isRefusal(mending)) return;
  for (const { refusal } of mending.refused) desk.observer.refused(refusal.refusal);
  await respond({ replace_original: true, ...driftDigest(mending.survey) });
}
