import type { StoredConversation, StoredMessage } from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Arguments, textOf } from "./arguments.ts";
import { SlackRefusal } from "./refusal.ts";

/** The conversation that `channel` names. @throws SlackRefusal `channel_not_found` */
export function conversationOf(given: Arguments, workspace: Workspace): StoredConversation {
  const channel = textOf(given, "channel");
  const conversation = channel === undefined ? undefined : workspace.conversations.resolve(channel);
  if (!conversation || hidden(conversation, workspace)) throw new SlackRefusal("channel_not_found");
  return conversation;
}

/** As `conversationOf`, and the app is in it. @throws SlackRefusal also `not_in_channel` */
export function joinedConversationOf(given: Arguments, workspace: Workspace): StoredConversation {
  const conversation = conversationOf(given, workspace);
  if (!conversation.members.includes(workspace.people.bot.id)) throw new SlackRefusal("not_in_channel");
  return conversation;
}

/** The message at `ts` that everybody can see. @throws SlackRefusal `message_not_found` */
export function messageOf(
  given: Arguments,
  argument: "ts" | "message_ts",
  conversation: StoredConversation,
  workspace: Workspace,
): StoredMessage {
  const ts = textOf(given, argument);
  const message = ts === undefined ? undefined : workspace.messages.find(conversation, ts);
  // An ephemeral message is nowhere to be found by its timestamp.
  if (!message || message.onlyFor) throw new SlackRefusal("message_not_found");
  return message;
}

/** A private channel or a direct message without the app does not exist for it. */
function hidden(conversation: StoredConversation, workspace: Workspace): boolean {
  const open = conversation.kind === "channel" && !conversation.id.startsWith("G");
  return !open && !conversation.members.includes(workspace.people.bot.id);
}
