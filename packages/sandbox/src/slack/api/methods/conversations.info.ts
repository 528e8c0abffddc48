import { conversationOf } from "../conversation.ts";
import type { Method } from "../method.ts";
import { conversationShape } from "../shapes.ts";

/** `conversations.info` */
export const info: Method = (given, { workspace }) => ({
  channel: conversationShape(conversationOf(given, workspace), workspace),
});
