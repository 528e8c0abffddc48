import { questionsTogether, togetherPage } from "../../blocks/questions-together.ts";
import type { Desk } from "../../desk.ts";
import { acceptAll, requestsTogether } from "../../together.ts";
import type { PressArgs } from "./press.ts";

const TOO_OLD = "This message is too old to be shown anew. The Home tab lists what waits for you.";

/** Accept all, pressed and confirmed. */
export async function acceptTogether(desk: Desk, { ack, respond, action, body }: PressArgs): Promise<void> {
  await ack();
  const { answer, post } = await acceptAll(desk, action.value ?? "", body.user.id);
  await respond({ response_type: "ephemeral", replace_original: false, text: answer });
  if (post) await respond({ replace_original: true, ...post });
}

/** Another page of the accounts that one message asks about. */
export async function togetherTurned(desk: Desk, { ack, respond, action }: PressArgs): Promise<void> {
  await ack();
  const asked = togetherPage(action.value ?? "");
  const requests = asked ? await requestsTogether(desk.history, asked.id) : [];
  if (!asked || requests.length === 0) {
    await respond({ response_type: "ephemeral", replace_original: false, text: TOO_OLD });
    return;
  }
  await respond({ replace_original: true, ...questionsTogether({ ...asked, requests }) });
}
