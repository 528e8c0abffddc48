import type { PageMessage } from "../slack/page/protocol.ts";
import { type Actor, buttonsOf } from "../world/person.ts";
import { submitOnly } from "./forms.ts";
import type { WorldInTest } from "./use-world.ts";

/** The question of that request that this person sees, wherever it stands; waits for it. */
export function questionOf(
  who: Actor,
  request: string,
): Promise<{ conversation: string; message: PageMessage }> {
  return who.waitFor(`the question of ${request}`, (state) => {
    for (const { id, messages } of state.conversations) {
      const message = messages.findLast(
        (message) =>
          buttonsOf(message).some(({ text }) => text === "Accept") &&
          JSON.stringify(message.blocks).includes(request),
      );
      if (message) return { conversation: id, message };
    }
    return undefined;
  });
}

/** Presses Accept or Decline on the question of that request; declines without a reason. */
export async function decideAs(
  here: WorldInTest,
  name: string,
  request: string,
  button: "Accept" | "Decline",
): Promise<void> {
  const who = here.person(name);
  const { conversation, message } = await questionOf(who, request);
  const done = await who.press(conversation, message, button);
  if (!done.ok) throw new Error(done.error);
  if (button === "Decline") await submitOnly(who, undefined);
}

export function acceptAs(here: WorldInTest, name: string, request: string): Promise<void> {
  return decideAs(here, name, request, "Accept");
}
