import { textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";
import { viewShape } from "../shapes.ts";
import { readView } from "../view.ts";

/** `views.open`. A view that Slack refuses leaves the trigger unused. */
export const open: Method = (given, { workspace }) => {
  const triggerId = textOf(given, "trigger_id");
  if (!triggerId) throw missing("trigger_id");
  const exchange = workspace.triggers.check(triggerId);
  if (!exchange.ok) throw new SlackRefusal(exchange.error);
  const draft = readView(given, "modal", workspace);
  workspace.triggers.exchange(exchange.trigger);
  const { view, values } = workspace.modals.open(exchange.trigger.person, draft);
  return { view: viewShape(view, values, workspace) };
};
