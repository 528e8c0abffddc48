import type { PageMessage, PageState } from "../slack/page/protocol.ts";
import { type Actor, buttonsOf } from "./person.ts";

/** A message, and the id of the conversation where it stands. */
export interface Placed {
  conversation: string;
  message: PageMessage;
}

/** The question of that request that this person sees, wherever it stands; waits for it. */
export function questionOf(who: Actor, request: string): Promise<Placed> {
  return who.waitFor(`the question of ${request}`, (state) =>
    newest(
      state,
      (message) =>
        buttonsOf(message).some(({ text }) => text === "Accept") &&
        JSON.stringify(message.blocks).includes(request),
    ),
  );
}

/** A message to this person that says so, wherever it stands, the newest of its conversation; waits for it. */
export function messageSaying(who: Actor, words: string): Promise<Placed> {
  return who.waitFor(`"${words}"`, (state) => newest(state, (message) => textOf(message).includes(words)));
}

/** Everything that a message says, and more: its text, and its blocks as JSON. */
export const textOf = ({ text, blocks }: PageMessage) => `${text}\n${JSON.stringify(blocks ?? [])}`;

/** The newest message of the first conversation that has one like it. */
export function newest(state: PageState, wanted: (message: PageMessage) => boolean): Placed | undefined {
  for (const { id, messages } of state.conversations) {
    const message = messages.findLast(wanted);
    if (message) return { conversation: id, message };
  }
  return undefined;
}
