import type { DeedResult, TurnHome } from "../protocol.ts";
import { actor, type DeedContext } from "./deed.ts";

/** A person turns to the App Home. What the app then publishes comes with the next state of the page. */
export async function openHome({ delivery, events }: DeedContext, given: TurnHome): Promise<DeedResult> {
  await events.appHomeOpened(actor(delivery.workspace, given.person).id);
  return { ok: true };
}
