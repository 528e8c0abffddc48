import { textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";
import { userShape } from "../shapes.ts";

/** `users.lookupByEmail`; deactivated people are not found. */
export const lookupByEmail: Method = (given, { workspace }) => {
  const email = textOf(given, "email");
  if (!email) throw missing("email");
  const member = workspace.people.byEmail(email);
  if (!member) throw new SlackRefusal("users_not_found");
  return { user: userShape(member, workspace) };
};
