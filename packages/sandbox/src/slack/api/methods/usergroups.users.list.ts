import { flagOf, textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";

/** `usergroups.users.list`; a disabled group is not found unless it is asked for. */
export const listUsers: Method = (given, { workspace }) => {
  const id = textOf(given, "usergroup");
  if (!id) throw missing("usergroup");
  const group = workspace.userGroups.find((one) => one.id === id);
  if (!group || (group.disabled && !flagOf(given, "include_disabled"))) {
    throw new SlackRefusal("no_such_subteam");
  }
  return { users: group.users };
};
