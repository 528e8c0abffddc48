import { withIdentifiers } from "../../workspace/elements.ts";
import { textOf } from "../arguments.ts";
import { readContent } from "../content.ts";
import { joinedConversationOf } from "../conversation.ts";
import type { Method } from "../method.ts";
import { messageShape } from "../shapes.ts";

/**
 * `chat.postMessage`. A user id as `channel` is the app's direct message with that person; a deactivated
 * person's still takes messages (slackapi/python-slack-sdk#1156).
 */
export const postMessage: Method = (given, { workspace, rateLimit }) => {
  const conversation = joinedConversationOf(given, workspace);
  const { text = "", blocks, metadata } = readContent(given, workspace);
  rateLimit.count(conversation.id);
  const threadTs = textOf(given, "thread_ts");
  const message = workspace.messages.post(conversation, {
    from: workspace.people.bot.id,
    text,
    ...(blocks?.length ? { blocks: withIdentifiers(blocks) } : {}),
    ...(metadata ? { metadata } : {}),
    ...(threadTs ? { threadTs } : {}),
  });
  return { channel: conversation.id, ts: message.ts, message: messageShape(message, workspace) };
};
