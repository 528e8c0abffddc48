import { textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";
import { viewShape } from "../shapes.ts";
import { readView } from "../view.ts";

/** `views.update` by `view_id` or `external_id`; a `hash` that is no longer the view's is `hash_conflict`. */
export const update: Method = (given, { workspace }) => {
  const id = textOf(given, "view_id");
  const externalId = textOf(given, "external_id");
  if (!id && !externalId) throw missing("view_id");
  const found = workspace.modals.find({ ...(id ? { id } : {}), ...(externalId ? { externalId } : {}) });
  if (!found) throw new SlackRefusal("not_found");
  const { modal } = found;
  const hash = textOf(given, "hash");
  if (hash && hash !== modal.view.hash) throw new SlackRefusal("hash_conflict");
  workspace.modals.update(modal, readView(given, "modal", workspace, modal.view.id));
  return { view: viewShape(modal.view, modal.values, workspace) };
};
