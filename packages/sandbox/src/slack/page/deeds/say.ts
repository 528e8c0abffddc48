import { escapeText } from "../../delivery/escape-text.ts";
import { sendSlashCommand } from "../../delivery/slash-command.ts";
import type { DeedResult, Say } from "../protocol.ts";
import { actor, conversationWith, type DeedContext, ImpossibleDeed } from "./deed.ts";

/** A line typed in the composer: a slash command of the app, or an ordinary message. */
export async function say({ delivery, events, commands }: DeedContext, given: Say): Promise<DeedResult> {
  const { workspace } = delivery;
  const person = actor(workspace, given.person);
  const conversation = conversationWith(workspace, person, given.conversation);
  const text = typeof given.text === "string" ? given.text.trim() : "";
  if (text === "") throw new ImpossibleDeed("There is nothing to send.");
  const [, command, rest = ""] = text.match(/^(\/\S+)\s*(.*)$/s) ?? [];
  if (command) {
    const known = new Set(commands().map(({ usage }) => usage.split(/\s/)[0]));
    if (!known.has(command)) {
      const sentence = `${command} is not a valid command. All messages that start with "/" are commands.`;
      return { ok: false, error: sentence };
    }
    return sendSlashCommand(delivery, person, conversation, command, rest);
  }
  const { people, conversations, userGroups } = workspace;
  const message = workspace.messages.post(conversation, {
    from: person.id,
    text: escapeText(text, { people: people.all(), conversations: conversations.all(), userGroups }),
  });
  if (conversation.kind === "direct" && conversation.members.includes(people.bot.id)) {
    await events.messageIm(conversation, message);
  }
  return { ok: true };
}
