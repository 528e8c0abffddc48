import {
  CreateMembersCommand,
  DeleteMembersCommand,
  GetMembersCommand,
  InviteMembersCommand,
} from "@aws-sdk/client-securityhub";
import { type MemberStatus, parseMemberStatus } from "@invitations/core/member-status";
import { type Hub, isMissing } from "./hub.ts";
import { awsErrorOf } from "./trace.ts";
import { type Unprocessed, unprocessed } from "./unprocessed.ts";

/**
 * Where `account` stands in the administrator's list; `undefined`: not on it. AWS has three ways to say so:
 * an entry in UnprocessedAccounts, no word at all, or a refusal of the whole call.
 */
export async function statusOf(hub: Hub, account: string): Promise<MemberStatus | undefined> {
  try {
    const found = await hub.call("GetMembers", "MemberRefused", (client) =>
      client.send(new GetMembersCommand({ AccountIds: [account] })),
    );
    const member = found.Members?.find(({ AccountId }) => AccountId === account);
    if (!member || /^deleted$/i.test(member.MemberStatus ?? "")) return undefined;
    return parseMemberStatus(member.MemberStatus);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Puts `account` on the list. What AWS left undone is returned. */
export async function create(
  hub: Hub,
  account: { id: string; email?: string | undefined },
): Promise<Unprocessed | undefined> {
  const details = { AccountId: account.id, ...(account.email === undefined ? {} : { Email: account.email }) };
  const { UnprocessedAccounts } = await hub.call("CreateMembers", "MemberRefused", (client) =>
    client.send(new CreateMembersCommand({ AccountDetails: [details] })),
  );
  return unprocessed(UnprocessedAccounts, account.id);
}

/** Sends the invitation. What AWS left undone is returned. */
export async function sendInvitation(hub: Hub, account: string): Promise<Unprocessed | undefined> {
  try {
    const { UnprocessedAccounts } = await hub.call("InviteMembers", "MemberRefused", (client) =>
      client.send(new InviteMembersCommand({ AccountIds: [account] })),
    );
    return unprocessed(UnprocessedAccounts, account);
  } catch (error) {
    const told = awsErrorOf(error);
    if (told && isMissing(error)) return { meaning: "not-on-list", because: told.message };
    throw error;
  }
}

/** Takes `account` off the list, and with that its pending invitation back. What AWS left undone is returned. */
export async function remove(hub: Hub, account: string): Promise<Unprocessed | undefined> {
  try {
    const { UnprocessedAccounts } = await hub.call("DeleteMembers", "MemberRefused", (client) =>
      client.send(new DeleteMembersCommand({ AccountIds: [account] })),
    );
    return unprocessed(UnprocessedAccounts, account);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
