import { conversationOf, messageOf } from "../conversation.ts";
import type { Method } from "../method.ts";
import { SlackRefusal } from "../refusal.ts";

/** `chat.delete`; only by the author. */
export const deleteMessage: Method = (given, { workspace }) => {
  const conversation = conversationOf(given, workspace);
  const message = messageOf(given, "ts", conversation, workspace);
  if (message.from !== workspace.people.bot.id) throw new SlackRefusal("cant_delete_message");
  workspace.messages.remove(conversation, message);
  return { channel: conversation.id, ts: message.ts };
};
