import { withIdentifiers } from "../../workspace/elements.ts";
import { textOf } from "../arguments.ts";
import { readContent } from "../content.ts";
import { joinedConversationOf } from "../conversation.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";

/** `chat.postEphemeral`; refuses `user_not_in_channel` beside what `chat.postMessage` refuses. */
export const postEphemeral: Method = (given, { workspace, rateLimit }) => {
  const conversation = joinedConversationOf(given, workspace);
  const user = textOf(given, "user");
  if (!user) throw missing("user");
  if (!conversation.members.includes(user)) throw new SlackRefusal("user_not_in_channel");
  const { text = "", blocks } = readContent(given, workspace);
  rateLimit.count(conversation.id);
  const message = workspace.messages.post(conversation, {
    from: workspace.people.bot.id,
    text,
    onlyFor: user,
    ...(blocks?.length ? { blocks: withIdentifiers(blocks) } : {}),
  });
  return { message_ts: message.ts };
};
