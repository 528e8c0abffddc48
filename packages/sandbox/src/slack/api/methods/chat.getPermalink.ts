import { conversationOf, messageOf } from "../conversation.ts";
import type { Method } from "../method.ts";

/** `chat.getPermalink` */
export const getPermalink: Method = (given, { workspace, url }) => {
  const conversation = conversationOf(given, workspace);
  const message = messageOf(given, "message_ts", conversation, workspace);
  return {
    channel: conversation.id,
    permalink: `${url}/archives/${conversation.id}/p${message.ts.replace(".", "")}`,
  };
};
