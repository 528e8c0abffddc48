import { sendViewClosed } from "../../delivery/view-closed.ts";
import type { DeedResult, Dismiss } from "../protocol.ts";
import { actor, type DeedContext, ImpossibleDeed } from "./deed.ts";

/** A modal closed without submitting; with `clear_on_close` all below it close too. */
export async function dismiss({ delivery }: DeedContext, given: Dismiss): Promise<DeedResult> {
  const { workspace } = delivery;
  const person = actor(workspace, given.person);
  const modal = workspace.modals.before(person.id).find(({ view }) => view.id === given.modal);
  if (!modal) throw new ImpossibleDeed("That window is no longer open.");
  const cleared = modal.view.clear_on_close;
  const closed = cleared
    ? workspace.modals.closeAll(person.id)
    : workspace.modals.close(person.id, modal.view.id);
  const results = await Promise.all(closed.map((one) => sendViewClosed(delivery, person, one, cleared)));
  return results.find((result) => !result.ok) ?? { ok: true };
}
