import {
  CreateMembersCommand,
  DeleteMembersCommand,
  GetMembersCommand,
  InviteMembersCommand,
  ListMembersCommand,
  type ListMembersCommandOutput,
  type Result,
} from "@aws-sdk/client-securityhub";
import { type MemberStatus, parseMemberStatus } from "@invitations/core/member-status";
import type { ListedMember } from "@invitations/core/transition/facts";
import { type Hub, isMissing } from "./hub.ts";
import { awsErrorOf } from "./trace.ts";
import { type Unprocessed, unprocessed } from "./unprocessed.ts";

/** Accounts that one call takes, whichever operation on the list it is. */
export const MOST_AT_ONCE = 50;

/** Where `account` stands in the administrator's list; `undefined`: not on it. */
export async function statusOf(hub: Hub, account: string): Promise<MemberStatus | undefined> {
  return (await statusesOf(hub, [account])).get(account);
}

/**
 * The same for up to 50 accounts; those that are not on the list are left out. AWS has three ways to say so: an
 * entry in UnprocessedAccounts, no word at all, or a refusal of the whole call.
 */
export async function statusesOf(hub: Hub, accounts: readonly string[]): Promise<Map<string, MemberStatus>> {
  const found = new Map<string, MemberStatus>();
  if (accounts.length === 0) return found;
  try {
    const { Members = [] } = await hub.call("GetMembers", "MemberRefused", (client) =>
      client.send(new GetMembersCommand({ AccountIds: [...accounts] })),
    );
    for (const { AccountId, MemberStatus: status } of Members) {
      if (AccountId === undefined || !accounts.includes(AccountId) || /^deleted$/i.test(status ?? ""))
        continue;
      found.set(AccountId, parseMemberStatus(status));
    }
    return found;
  } catch (error) {
    if (!isMissing(error)) throw error;
    // The refusal does not say which of them is missing.
    if (accounts.length > 1) {
      for (const account of accounts) {
        const status = await statusOf(hub, account);
        if (status !== undefined) found.set(account, status);
      }
    }
    return found;
  }
}

/** Everybody on the caller's list, whatever their status; AWS shows the Enabled alone to those who do not ask. */
export async function everyMember(hub: Hub): Promise<ListedMember[]> {
  const all: ListedMember[] = [];
  let token: string | undefined;
  do {
    const page: ListMembersCommandOutput = await hub.call("ListMembers", "ServiceUnavailable", (client) =>
      client.send(
        new ListMembersCommand({
          OnlyAssociated: false,
          ...(token === undefined ? {} : { NextToken: token }),
        }),
      ),
    );
    for (const { AccountId, MemberStatus } of page.Members ?? []) {
      if (AccountId !== undefined) all.push({ account: AccountId, status: parseMemberStatus(MemberStatus) });
    }
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return all;
}

/** Puts up to 50 accounts on the list. What AWS left undone is returned, by account. */
export async function create(
  hub: Hub,
  accounts: readonly { id: string; email?: string | undefined }[],
): Promise<Map<string, Unprocessed>> {
  if (accounts.length === 0) return new Map();
  const details = accounts.map(({ id, email }) => ({
    AccountId: id,
    ...(email === undefined ? {} : { Email: email }),
  }));
  const { UnprocessedAccounts } = await hub.call("CreateMembers", "MemberRefused", (client) =>
    client.send(new CreateMembersCommand({ AccountDetails: details })),
  );
  return leftUndone(
    UnprocessedAccounts,
    accounts.map(({ id }) => id),
  );
}

/** Sends up to 50 invitations. What AWS left undone is returned, by account. */
export async function sendInvitations(
  hub: Hub,
  accounts: readonly string[],
): Promise<Map<string, Unprocessed>> {
  if (accounts.length === 0) return new Map();
  try {
    const { UnprocessedAccounts } = await hub.call("InviteMembers", "MemberRefused", (client) =>
      client.send(new InviteMembersCommand({ AccountIds: [...accounts] })),
    );
    return leftUndone(UnprocessedAccounts, accounts);
  } catch (error) {
    const told = awsErrorOf(error);
    if (!told || !isMissing(error)) throw error;
    const missing: Unprocessed = { meaning: "not-on-list", because: told.message };
    return new Map(accounts.map((account) => [account, missing]));
  }
}

function leftUndone(results: Result[] | undefined, accounts: readonly string[]): Map<string, Unprocessed> {
  return new Map(
    accounts.flatMap((account) => {
      const left = unprocessed(results, account);
      return left ? [[account, left] as const] : [];
    }),
  );
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
