import { AcceptAdministratorInvitationCommand, AcceptInvitationCommand } from "@aws-sdk/client-securityhub";
import { Failure } from "@invitations/core/failure";
import type { CallMade } from "@invitations/core/ports";
import { byEitherName } from "./either-name.ts";
import { type FollowedAdministrator, followedAdministrator } from "./followed-administrator.ts";
import type { Hub } from "./hub.ts";
import { invitationFrom } from "./invitations.ts";
import { readBack } from "./read-back.ts";
import { awsErrorOf, isFailure } from "./trace.ts";

export interface Acceptance {
  /** Id of the invitation that was accepted, where AWS tells it. */
  invitation?: string;
  /** Accepted by `AcceptInvitation`, since policies deny `AcceptAdministratorInvitation`. */
  legacy?: true;
  /** Absent where the account followed this administrator before. */
  call?: CallMade;
}

/**
 * Accepts the invitation of `administrator` for the hub's account; accepted already is done.
 * That the administrator's side says Enabled is for the caller to read there.
 *
 * Throws `HubAbsent`, `OtherAdministrator`, `AcceptanceRefused` or `AccessDenied`; `InvitationNotFound` and
 * `NotYetEnabled` are worth a retry.
 */
export async function accept(
  hub: Hub,
  administrator: string,
  pauses: readonly number[],
): Promise<Acceptance> {
  const followed = await followedAdministrator(hub);
  if (follows(followed, administrator, hub)) return acceptedBy(followed);
  // The id may change with every resend, so it is read now and kept nowhere.
  const invitation = await invitationFrom(hub, administrator, pauses);
  if (!invitation) throw notFound(hub, administrator);
  try {
    const { legacy, call } = await send(hub, administrator, invitation.id);
    return { invitation: invitation.id, call, ...(legacy ? { legacy } : {}) };
  } catch (error) {
    return await whatStands(hub, administrator, error, pauses);
  }
}

function send(hub: Hub, administrator: string, invitation: string) {
  return byEitherName(
    hub,
    "AcceptanceRefused",
    {
      operation: "AcceptAdministratorInvitation",
      send: (client) =>
        client.send(
          new AcceptAdministratorInvitationCommand({
            AdministratorId: administrator,
            InvitationId: invitation,
          }),
        ),
    },
    {
      operation: "AcceptInvitation",
      send: (client) =>
        client.send(new AcceptInvitationCommand({ MasterId: administrator, InvitationId: invitation })),
    },
  );
}

/** Of an acceptance that was made before, by whatever name. */
function acceptedBy({ invitation }: FollowedAdministrator): Acceptance {
  return invitation === undefined ? {} : { invitation };
}

/** A refused acceptance may be one that was made before: what the account follows decides. */
async function whatStands(
  hub: Hub,
  administrator: string,
  refusal: unknown,
  pauses: readonly number[],
): Promise<Acceptance> {
  if (!(refusal instanceof Failure) || isFailure(refusal, "HubAbsent")) throw refusal;
  const because = awsErrorOf(refusal)?.message ?? "";
  // Also said of an acceptance that cannot be read back yet.
  const isFollowing = /already an associated member/i.test(because);
  const followed = await readBack(
    () => followedAdministrator(hub),
    (found) => found !== undefined,
    isFollowing ? pauses : [],
  ).catch((error: unknown) => {
    // Why it was refused says more than that nobody could look into it.
    throw error instanceof Failure ? hub.trace.again(refusal) : error;
  });
  if (follows(followed, administrator, hub)) return acceptedBy(followed);
  if (/no pending invitation/i.test(because)) throw notFound(hub, administrator, refusal);
  if (isFollowing) throw hub.trace.failure("NotYetEnabled", refusal.message, refusal.cause);
  throw hub.trace.again(refusal);
}

/** Whether the account is a member already. Throws `OtherAdministrator`: nobody is left silently. */
function follows(
  followed: FollowedAdministrator | undefined,
  administrator: string,
  hub: Hub,
): followed is FollowedAdministrator {
  if (!followed) return false;
  if (followed.id !== administrator) {
    throw hub.trace.failure(
      "OtherAdministrator",
      `In ${hub.region} the account follows administrator ${followed.id}, and has to leave that one first.`,
    );
  }
  return followed.status === "Enabled";
}

function notFound(hub: Hub, administrator: string, refusal?: Failure) {
  const why = refusal ? ` AWS says: ${refusal.message}` : "";
  return hub.trace.failure(
    "InvitationNotFound",
    `The account has no pending invitation from ${administrator} in ${hub.region}.${why}`,
    refusal?.cause,
  );
}
