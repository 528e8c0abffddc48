import { DisassociateMembersCommand } from "@aws-sdk/client-securityhub";
import type { MemberStatus } from "@invitations/core/member-status";
import { type Hub, isMissing } from "./hub.ts";
import { statusOf } from "./member-list.ts";
import { readBack } from "./read-back.ts";

/**
 * Ends the membership of `account` from the administrator's side. The call tells nothing of what it did, so the
 * list is read before and after.
 *
 * @returns the status it has then: `Removed`, or what it was where it was no membership; `undefined`: not listed.
 * Throws `NotYetRemoved` where it still reads Enabled; `MemberRefused` with AWS's reason.
 */
export async function disassociate(
  hub: Hub,
  account: string,
  pauses: readonly number[],
): Promise<MemberStatus | undefined> {
  const before = await statusOf(hub, account);
  if (before !== "Enabled" && before !== "other") return before;
  await send(hub, account);
  const after = await readBack(
    () => statusOf(hub, account),
    (status) => status !== before,
    pauses,
  );
  if (after === "Enabled") {
    throw hub.trace.failure(
      "NotYetRemoved",
      `The administrator account reads ${account} as Enabled in ${hub.region}, not yet Removed.`,
    );
  }
  return after;
}

/** A member that AWS no longer knows has been taken off the list meanwhile. */
async function send(hub: Hub, account: string): Promise<void> {
  try {
    await hub.call("DisassociateMembers", "MemberRefused", (client) =>
      client.send(new DisassociateMembersCommand({ AccountIds: [account] })),
    );
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
