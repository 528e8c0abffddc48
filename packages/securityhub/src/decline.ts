import { DeclineInvitationsCommand } from "@aws-sdk/client-securityhub";
import type { FailureName } from "@invitations/core/failure";
import { followedAdministrator } from "./followed-administrator.ts";
import { type Hub, isMissing } from "./hub.ts";
import { invitationFrom } from "./invitations.ts";
import { readBack } from "./read-back.ts";
import { awsErrorOf } from "./trace.ts";
import { type Unprocessed, unprocessed } from "./unprocessed.ts";

/**
 * Declines the invitation of `administrator` for the hub's account; declined already is done.
 * That the administrator's side says Resigned is for the caller to read there.
 *
 * Throws `HubAbsent` or, with AWS's reason, `DeclineRefused`; `InvitationNotFound` and `NotYetResigned` are
 * worth a retry.
 */
export async function decline(hub: Hub, administrator: string, pauses: readonly number[]): Promise<void> {
  const left = await send(hub, administrator);
  if (!left) return;
  const refused = (name: FailureName, why: string) =>
    hub.trace.failure(
      name,
      `The invitation from ${administrator} in ${hub.region} was not declined: ${why} AWS says: ${left.because}`,
    );
  const followed = await followedAdministrator(hub);
  if (followed?.id === administrator) throw refused("DeclineRefused", "the account has accepted it.");
  const invitation = await readBack(
    () => invitationFrom(hub, administrator, pauses),
    (found) => found?.status !== "Invited",
    pauses,
  );
  if (!invitation) throw refused("InvitationNotFound", "the account has none.");
  if (invitation.status === "Resigned") return;
  // Not pending, says AWS, and shows it pending: what was declined a moment ago cannot be read back yet.
  const isLate = invitation.status === "Invited" && left.meaning === "not-on-list";
  throw refused(isLate ? "NotYetResigned" : "DeclineRefused", `it is ${invitation.status}.`);
}

/** What AWS left undone; `undefined`: declined. */
async function send(hub: Hub, administrator: string): Promise<Unprocessed | undefined> {
  try {
    const { UnprocessedAccounts } = await hub.call("DeclineInvitations", "DeclineRefused", (client) =>
      // The ids are those of the administrators who invited.
      client.send(new DeclineInvitationsCommand({ AccountIds: [administrator] })),
    );
    return unprocessed(UnprocessedAccounts, administrator);
  } catch (error) {
    const told = awsErrorOf(error);
    if (told && isMissing(error)) return { meaning: "not-on-list", because: told.message };
    throw error;
  }
}
