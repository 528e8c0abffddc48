import { withIdentifiers } from "../../workspace/elements.ts";
import { readContent } from "../content.ts";
import { conversationOf, messageOf } from "../conversation.ts";
import type { Method } from "../method.ts";
import { SlackRefusal } from "../refusal.ts";
import { messageShape } from "../shapes.ts";

/** Text of an edit in characters; `chat.postMessage` takes ten times as much. */
const MOST_TEXT = 4_000;

/**
 * `chat.update`. Only by the author; text without blocks takes the old blocks away (docs.slack.dev,
 * chat.update).
 */
export const update: Method = (given, { workspace }) => {
  const conversation = conversationOf(given, workspace);
  const message = messageOf(given, "ts", conversation, workspace);
  const { bot } = workspace.people;
  if (message.from !== bot.id) throw new SlackRefusal("cant_update_message");
  const { text, blocks, metadata } = readContent(given, workspace, MOST_TEXT);
  workspace.messages.edit(message, bot.id, {
    ...(text === undefined ? {} : { text }),
    ...(blocks ? { blocks: withIdentifiers(blocks) } : {}),
  });
  if (metadata) message.metadata = metadata;
  return {
    channel: conversation.id,
    ts: message.ts,
    text: message.text,
    message: messageShape(message, workspace),
  };
};
