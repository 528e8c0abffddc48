import type { Hub } from "./hub.ts";
import { remove, statusOf } from "./member-list.ts";
import { readBack } from "./read-back.ts";

/**
 * Takes `account` off the administrator's list, and its invitation back; done already is done.
 * Throws `MemberRefused` for an enabled member, which only disassociating ends.
 */
export async function withdraw(hub: Hub, account: string, pauses: readonly number[]): Promise<void> {
  const before = await statusOf(hub, account);
  if (before === undefined) return;
  const refused = (why: string) =>
    hub.trace.failure(
      "MemberRefused",
      `${account} cannot be taken off the administrator's list in ${hub.region}: ${why}`,
    );
  if (before === "Enabled") throw refused("it is an enabled member, which only disassociating ends.");
  const left = await remove(hub, account);
  if (left && left.meaning !== "not-on-list") throw refused(left.because);
  const after = await readBack(
    () => statusOf(hub, account),
    (status) => status === undefined,
    pauses,
  );
  if (after !== undefined) {
    throw hub.trace.failure(
      "ServiceUnavailable",
      `${account} in ${hub.region} is still on the administrator's list (${after}) after it was deleted.`,
    );
  }
}
