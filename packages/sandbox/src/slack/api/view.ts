import type { ViewDraft } from "../workspace/modals.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Arguments, jsonOf } from "./arguments.ts";
import { missing, refuseFor, SlackRefusal } from "./refusal.ts";
import { validateView, viewTooLarge } from "./validate-view.ts";

/**
 * Reads and checks the `view` of a call.
 * @param replaces id of the view that this one takes the place of, whose `external_id` it may keep
 * @throws SlackRefusal `invalid_arguments` (with a pointer to each fault), `view_too_large`,
 * `duplicate_external_id`
 */
export function readView(
  given: Arguments,
  kind: "modal" | "home",
  workspace: Workspace,
  replaces?: string,
): ViewDraft {
  const view = jsonOf(given, "view");
  if (!view.given) throw missing("view");
  return checkView(view.value, kind, workspace, replaces);
}

/** As `readView`, for a view that came in an answer to a submission. */
export function checkView(
  view: unknown,
  kind: "modal" | "home",
  workspace: Workspace,
  replaces?: string,
): ViewDraft {
  if (view !== undefined && viewTooLarge(view)) throw new SlackRefusal("view_too_large");
  const complaints = validateView(view, kind);
  if (complaints.length > 0) throw refuseFor("invalid_arguments", complaints);
  const draft = view as ViewDraft;
  const externalId = draft.external_id;
  const other =
    typeof externalId === "string" && externalId ? workspace.modals.find({ externalId }) : undefined;
  if (other && other.modal.view.id !== replaces) throw new SlackRefusal("duplicate_external_id");
  return draft;
}
