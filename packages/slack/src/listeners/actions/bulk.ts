import { isRefusal } from "@invitations/core/refusal";
import { bulkMessage } from "../../blocks/bulk-message.ts";
import { decideList } from "../../bulk.ts";
import type { Desk } from "../../desk.ts";
import { sayNo } from "../../say-no.ts";
import type { PressArgs } from "./press.ts";

/** The word to go, pressed and confirmed. */
export const bulkGo = (desk: Desk, args: PressArgs) => decided(desk, args, "go");

/** The list is discarded. */
export const bulkDrop = (desk: Desk, args: PressArgs) => decided(desk, args, "drop");

/** Whatever was said to the list, its message says from now on what it is; the machine goes on from there. */
async function decided(
  desk: Desk,
  { ack, respond, action, body }: PressArgs,
  verdict: "go" | "drop",
): Promise<void> {
  await ack();
  const batch = await decideList(desk, action.value ?? "", body.user.id, verdict);
  if (isRefusal(batch)) {
    await respond({ response_type: "ephemeral", replace_original: false, text: sayNo(desk, batch) });
    return;
  }
  await respond({ replace_original: true, ...bulkMessage(batch) });
}
