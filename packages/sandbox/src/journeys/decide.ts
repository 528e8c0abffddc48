import { submitOnly } from "../world/forms.ts";
import { questionOf } from "../world/messages.ts";
import type { WorldInTest } from "./use-world.ts";

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
