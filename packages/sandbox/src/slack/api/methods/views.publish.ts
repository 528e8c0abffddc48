import { textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { SlackRefusal } from "../refusal.ts";
import { viewShape } from "../shapes.ts";
import { readView } from "../view.ts";

/** `views.publish`: the App Home of one person. */
export const publish: Method = (given, { workspace }) => {
  const user = textOf(given, "user_id");
  if (!user || !workspace.people.find(user)) {
    throw new SlackRefusal("invalid_arguments", { response_metadata: { messages: ["invalid `user_id`"] } });
  }
  const hash = textOf(given, "hash");
  if (hash && hash !== workspace.state.homes[user]?.hash) throw new SlackRefusal("hash_conflict");
  const view = workspace.modals.publishHome(user, readView(given, "home", workspace));
  return { view: viewShape(view, {}, workspace) };
};
