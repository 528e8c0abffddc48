import {
  type Invitation,
  ListInvitationsCommand,
  type ListInvitationsCommandOutput,
} from "@aws-sdk/client-securityhub";
import { type MemberStatus, parseMemberStatus } from "@invitations/core/member-status";
import type { Hub } from "./hub.ts";
import { readBack } from "./read-back.ts";
import { isFailure } from "./trace.ts";

export interface ReceivedInvitation {
  id: string;
  status: MemberStatus;
}

/**
 * The invitation that the hub's account has from `administrator`, whoever else has invited it: the pending
 * one, or else the newest. `undefined`: none. Throws `HubAbsent` where there is no hub.
 */
export async function invitationFrom(
  hub: Hub,
  administrator: string,
  pauses: readonly number[],
): Promise<ReceivedInvitation | undefined> {
  const own = (await listPatiently(hub, pauses)).filter(({ AccountId }) => AccountId === administrator);
  const [best] = own.sort(
    (one, other) => Number(isPending(other)) - Number(isPending(one)) || sentAt(other) - sentAt(one),
  );
  if (!best?.InvitationId) return undefined;
  return { id: best.InvitationId, status: parseMemberStatus(best.MemberStatus) };
}

function isPending({ MemberStatus }: Invitation): boolean {
  return parseMemberStatus(MemberStatus) === "Invited";
}

function sentAt({ InvitedAt }: Invitation): number {
  return InvitedAt?.getTime() ?? 0;
}

/** Under concurrency the list is refused now and then without a reason, and given a moment later. */
async function listPatiently(hub: Hub, pauses: readonly number[]): Promise<Invitation[]> {
  const tried = await readBack(
    () =>
      list(hub).catch((error: unknown) => {
        if (isFailure(error, "ServiceUnavailable")) return error;
        throw error;
      }),
    (reading) => Array.isArray(reading),
    pauses,
  );
  if (Array.isArray(tried)) return tried;
  throw tried;
}

async function list(hub: Hub): Promise<Invitation[]> {
  const invitations: Invitation[] = [];
  let token: string | undefined;
  do {
    const page: ListInvitationsCommandOutput = await hub.call(
      "ListInvitations",
      "ServiceUnavailable",
      (client) => client.send(new ListInvitationsCommand(token === undefined ? {} : { NextToken: token })),
    );
    invitations.push(...(page.Invitations ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return invitations;
}
