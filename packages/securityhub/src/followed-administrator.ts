import {
  GetAdministratorAccountCommand,
  GetMasterAccountCommand,
  type Invitation,
} from "@aws-sdk/client-securityhub";
import { type MemberStatus, parseMemberStatus } from "@invitations/core/member-status";
import { type Hub, isMissing } from "./hub.ts";
import { isFailure } from "./trace.ts";

export interface FollowedAdministrator {
  id: string;
  status: MemberStatus;
  /** Id of the invitation it was accepted by; an organization's member has none. */
  invitation?: string;
}

/** The administrator that the hub's account follows, if any. Throws `HubAbsent` where there is no hub. */
export async function followedAdministrator(hub: Hub): Promise<FollowedAdministrator | undefined> {
  const record = await administratorRecord(hub);
  if (!record?.AccountId) return undefined;
  const status = parseMemberStatus(record.MemberStatus);
  // A record of the past is no administrator; a status that is new to us may well be one.
  if (status === "Removed" || status === "Resigned") return undefined;
  return {
    id: record.AccountId,
    status,
    ...(record.InvitationId ? { invitation: record.InvitationId } : {}),
  };
}

async function administratorRecord(hub: Hub): Promise<Invitation | undefined> {
  try {
    const found = await hub.call("GetAdministratorAccount", "ServiceUnavailable", (client) =>
      client.send(new GetAdministratorAccountCommand({})),
    );
    return found.Administrator;
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (!isFailure(error, "AccessDenied")) throw error;
    return masterRecord(hub, error);
  }
}

/** A policy may know the operation by its former name alone. */
async function masterRecord(hub: Hub, denial: Error): Promise<Invitation | undefined> {
  try {
    const found = await hub.call("GetMasterAccount", "ServiceUnavailable", (client) =>
      client.send(new GetMasterAccountCommand({})),
    );
    return found.Master;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw isFailure(error, "AccessDenied") ? denial : error;
  }
}
