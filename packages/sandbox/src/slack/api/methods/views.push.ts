import { textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";
import { viewShape } from "../shapes.ts";
import { readView } from "../view.ts";

/** `views.push`: only with a trigger issued inside a modal that is still open. */
export const push: Method = (given, { workspace }) => {
  const triggerId = textOf(given, "trigger_id");
  if (!triggerId) throw missing("trigger_id");
  const exchange = workspace.triggers.check(triggerId);
  if (!exchange.ok) throw new SlackRefusal(exchange.error);
  const { person, modal } = exchange.trigger;
  if (!modal || !workspace.modals.find({ id: modal })) throw new SlackRefusal("not_found");
  const draft = readView(given, "modal", workspace);
  const pushed = workspace.modals.push(person, draft);
  if (!pushed) throw new SlackRefusal("push_limit_reached");
  workspace.triggers.exchange(exchange.trigger);
  return { view: viewShape(pushed.view, pushed.values, workspace) };
};
