import { conversationOf } from "../conversation.ts";
import type { Method } from "../method.ts";
import { paginate } from "../paginate.ts";

/** `conversations.members`, by pages; deactivated people are in no channel. */
export const members: Method = (given, { workspace }) => {
  const conversation = conversationOf(given, workspace);
  const active = conversation.members.filter((id) => !workspace.people.find(id)?.deleted);
  const { page, nextCursor } = paginate(active, given);
  return { members: page, response_metadata: { next_cursor: nextCursor } };
};
