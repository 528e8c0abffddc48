import { requestStatus } from "../../blocks/status-answer.ts";
import { withoutButtons } from "../../blocks/without-buttons.ts";
import { cancelRequest } from "../../cancel.ts";
import type { Desk } from "../../desk.ts";
import type { PressArgs } from "./press.ts";

/** Cancel, pressed and confirmed. The button goes once it can do nothing more. */
export async function cancel(desk: Desk, args: PressArgs): Promise<void> {
  const { ack, action, body, respond } = args;
  await ack();
  const { request, refusal, answer } = await cancelRequest(desk, action.value ?? "", body.user.id);
  await respond({ response_type: "ephemeral", replace_original: false, text: answer });
  const over = refusal?.refusal === "request-closed" || refusal?.refusal === "already-decided";
  if (!request || (refusal && !over)) return;
  const { text, blocks } = requestStatus(request);
  const now = body.message ? withoutButtons(body.message, text) : { text, blocks };
  await respond({ replace_original: true, ...now });
}
