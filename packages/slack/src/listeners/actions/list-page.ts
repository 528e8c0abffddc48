import { listAnswer, pageAsked } from "../../blocks/list-answer.ts";
import type { Desk } from "../../desk.ts";
import { list } from "../../list.ts";
import type { PressArgs } from "./press.ts";

/** Previous or Next, pressed below a list: the page that the button names takes its place. */
export async function listPage(desk: Desk, { ack, action, body, respond }: PressArgs): Promise<void> {
  await ack();
  const { filter, page } = pageAsked(action.value ?? "");
  const answer = listAnswer(await list(desk, filter, page, body.user.id));
  await respond({ response_type: "ephemeral", replace_original: true, ...answer });
}
