import type { InputBlock } from "@slack/types";
import type { OpenModal } from "../slack/page/protocol.ts";
import type { Actor } from "./person.ts";

/** The modal that is open before this person; waits for it. */
export function openForm(who: Actor): Promise<OpenModal> {
  return who.waitFor("a form", ({ modals }) => modals.at(-1));
}

/** Inputs of a form by their block ids. */
export function inputsOf(form: OpenModal): InputBlock[] {
  return form.view.blocks.filter((block): block is InputBlock => block.type === "input");
}

/** Fills the only input of the open form; `undefined` leaves it empty. */
export async function submitOnly(who: Actor, text: string | undefined): Promise<void> {
  const [input] = inputsOf(await openForm(who));
  if (!input?.block_id || !("action_id" in input.element)) throw new Error("The form has no input.");
  const { action_id: actionId = "" } = input.element;
  const done = await who.submit({
    [input.block_id]: { [actionId]: { type: "plain_text_input", value: text ?? null } },
  });
  if (!done.ok) throw new Error(done.error);
}

/** Opens the form for a list with `/securityhub bulk` in that channel, and sends it with this file. */
export async function giveList(
  who: Actor,
  channel: string,
  { name, content }: { name: string; content: Uint8Array },
): Promise<void> {
  const file = {
    name,
    mimetype: "text/csv",
    size: content.length,
    content_base64: Buffer.from(content).toString("base64"),
  };
  const said = await who.say(channel, "/securityhub bulk");
  if (!said.ok) throw new Error(said.error);
  await openForm(who);
  const done = await who.submit({ file: { value: { type: "file_input", files: [file] } } });
  if (!done.ok) throw new Error(done.error);
}
