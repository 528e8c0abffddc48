import { flagOf } from "../arguments.ts";
import type { Method } from "../method.ts";

/** `usergroups.list`; members and their number only when they are asked for. */
export const list: Method = (given, { workspace }) => ({
  usergroups: workspace.userGroups
    .filter(({ disabled }) => !disabled || flagOf(given, "include_disabled"))
    .map(({ id, name, handle, users, disabled }) => ({
      id,
      team_id: workspace.people.team.id,
      is_usergroup: true,
      is_subteam: true,
      is_external: false,
      name,
      handle,
      description: "",
      date_create: 0,
      date_update: 0,
      date_delete: disabled ? 1 : 0,
      auto_type: null,
      prefs: { channels: [], groups: [] },
      ...(flagOf(given, "include_users") ? { users } : {}),
      ...(flagOf(given, "include_count") ? { user_count: users.length } : {}),
    })),
});
