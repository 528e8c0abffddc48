import type { KnownBlock } from "@slack/types";
import type { Arguments } from "../api/arguments.ts";
import { flagOf } from "../api/arguments.ts";
import { readContent } from "../api/content.ts";
import { withIdentifiers } from "../workspace/elements.ts";
import type { StoredConversation, StoredMessage } from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";

/**
 * Posts what an app says in answer to a command or through a response_url: for the person alone, unless
 * `response_type` is `in_channel`. The app need not be in the conversation.
 * @throws SlackRefusal when Slack would not take the content
 */
export function postAnswer(
  given: Arguments,
  to: { person: string; conversation: StoredConversation },
  workspace: Workspace,
): StoredMessage {
  const { text = "", blocks } = readContent(given, workspace);
  return workspace.messages.post(to.conversation, {
    from: workspace.people.bot.id,
    text,
    ...(given.response_type === "in_channel" ? {} : { onlyFor: to.person }),
    ...(blocks?.length ? { blocks: withIdentifiers(blocks) } : {}),
  });
}

/** Whether an answer takes the place of the message that was pressed. */
export const replacesOriginal = (given: Arguments): boolean =>
  // Left out, it replaces: Slack's guide to interactive messages, and what Netflix/dispatch#2865 ran into.
  given.replace_original === undefined || flagOf(given, "replace_original");

/** Puts an answer in the place of the message that was pressed; who sees it stays as it was. */
export function replaceOriginal(given: Arguments, original: StoredMessage, workspace: Workspace): void {
  const { text = "", blocks } = readContent(given, workspace);
  const named: KnownBlock[] = withIdentifiers(blocks ?? []);
  workspace.messages.edit(original, workspace.people.bot.id, { text, blocks: named });
}
