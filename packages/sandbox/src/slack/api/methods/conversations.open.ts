import { flagOf, textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { SlackRefusal } from "../refusal.ts";
import { conversationShape } from "../shapes.ts";

/** `conversations.open` for a direct message with one person. */
export const open: Method = (given, { workspace }) => {
  const { people, conversations } = workspace;
  const channel = textOf(given, "channel");
  const users = textOf(given, "users")
    ?.split(",")
    .map((id) => id.trim());
  if (channel) {
    const conversation = conversations.find(channel);
    if (!conversation?.members.includes(people.bot.id)) throw new SlackRefusal("channel_not_found");
    if (conversation.kind !== "direct") throw new SlackRefusal("method_not_supported_for_channel_type");
    return { no_op: true, already_open: true, channel: { id: conversation.id } };
  }
  if (!users) throw new SlackRefusal("users_list_not_supplied");
  const [id, ...others] = users;
  const person = id === undefined ? undefined : people.find(id);
  if (!person || others.some((other) => !people.find(other))) throw new SlackRefusal("user_not_found");
  // This workspace has no group direct messages; Slack's name for a pair that may not talk says so.
  if (others.length > 0) throw new SlackRefusal("invalid_user_combination");
  if (person.deleted) throw new SlackRefusal("user_disabled");
  if (person.bot) throw new SlackRefusal("not_enough_users");
  const { conversation, opened } = conversations.directWith(person.id);
  if (opened) workspace.changed();
  return {
    ...(opened ? {} : { no_op: true, already_open: true }),
    channel: flagOf(given, "return_im")
      ? conversationShape(conversation, workspace)
      : { id: conversation.id },
  };
};
