import { textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { SlackRefusal } from "../refusal.ts";
import { userShape } from "../shapes.ts";

/** `users.info`; deactivated people are found, with `deleted: true`. */
export const info: Method = (given, { workspace }) => {
  const id = textOf(given, "user");
  const member = id === undefined ? undefined : workspace.people.find(id);
  if (!member) throw new SlackRefusal("user_not_found");
  return { user: userShape(member, workspace) };
};
