import { textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { paginate } from "../paginate.ts";
import { SlackRefusal } from "../refusal.ts";
import { conversationShape } from "../shapes.ts";

const kindOf = (id: string) =>
  id.startsWith("D") ? "im" : id.startsWith("G") ? "private_channel" : "public_channel";

/** `users.conversations`: those of `user`, or of the app; public channels unless `types` says otherwise. */
export const conversations: Method = (given, { workspace }) => {
  const { people } = workspace;
  const user = textOf(given, "user") ?? people.bot.id;
  if (!people.find(user)) throw new SlackRefusal("user_not_found");
  const types = (textOf(given, "types") ?? "public_channel").split(",").map((type) => type.trim());
  if (types.some((type) => !["public_channel", "private_channel", "im", "mpim"].includes(type))) {
    throw new SlackRefusal("invalid_types");
  }
  const theirs = workspace.conversations
    .all()
    .filter(({ id, members }) => types.includes(kindOf(id)) && members.includes(user))
    // Of somebody else the app sees only what it is in itself, or what is public.
    .filter(({ id, members }) => kindOf(id) === "public_channel" || members.includes(people.bot.id));
  const { page, nextCursor } = paginate(theirs, given);
  return {
    channels: page.map((conversation) => conversationShape(conversation, workspace)),
    response_metadata: { next_cursor: nextCursor },
  };
};
