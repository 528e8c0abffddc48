import {
  GetAdministratorAccountCommand,
  GetMasterAccountCommand,
  type Invitation,
} from "@aws-sdk/client-securityhub";
import { type MemberStatus, parseMemberStatus } from "@invitations/core/member-status";
import { byEitherName } from "./either-name.ts";
import { type Hub, isMissing } from "./hub.ts";
import type { Answered } from "./trace.ts";

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
    const { output } = await byEitherName<Answered & { record: Invitation | undefined }>(
      hub,
      "ServiceUnavailable",
      {
        operation: "GetAdministratorAccount",
        async send(client) {
          const { Administrator: record, $metadata } = await client.send(
            new GetAdministratorAccountCommand({}),
          );
          return { record, $metadata };
        },
      },
      {
        operation: "GetMasterAccount",
        async send(client) {
          const { Master: record, $metadata } = await client.send(new GetMasterAccountCommand({}));
          return { record, $metadata };
        },
      },
    );
    return output.record;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
