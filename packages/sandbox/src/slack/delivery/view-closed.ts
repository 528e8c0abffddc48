import { viewShape } from "../api/shapes.ts";
import type { DeedResult } from "../page/protocol.ts";
import type { Member, StoredModal } from "../workspace/state.ts";
import { deliver } from "./deliver.ts";
import type { Delivery } from "./delivery.ts";
import { envelope, interactionForm } from "./payload.ts";
import { pressFailed } from "./sentences.ts";

/** Sends a `view_closed` payload for a view that is gone already, if it asked for one. */
export async function sendViewClosed(
  delivery: Delivery,
  person: Member,
  modal: StoredModal,
  cleared: boolean,
): Promise<DeedResult> {
  if (!modal.view.notify_on_close) return { ok: true };
  const { workspace, endpoint } = delivery;
  const payload = {
    type: "view_closed",
    ...envelope(workspace, person),
    view: viewShape(modal.view, modal.values, workspace),
    is_cleared: cleared,
  };
  const outcome = await deliver(endpoint, "application/x-www-form-urlencoded", interactionForm(payload));
  return outcome.kind === "acknowledged" ? { ok: true } : { ok: false, error: pressFailed(outcome) };
}
