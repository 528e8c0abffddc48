import { batchOf, forEachAccount } from "../batch.ts";
import { type Call, makeMove, misfitOf, ownPlace, toMember } from "../call.ts";
import { refusal } from "../faults.ts";
import { administratorOf, membersOf, placeOf } from "../state.ts";
import type { TextName } from "../texts.ts";
import { invite } from "../transitions.ts";
import type { AccountIdsInput } from "../validations/account-ids.ts";

/** Invites accounts of the caller's list, whether or not they have a hub yet. */
export function inviteMembers({ accountIds }: AccountIdsInput, call: Call) {
  refuseWhole(batchOf(accountIds, call).taken, call);
  return forEachAccount(accountIds, call, (accountId) => inviteOne(accountId, call));
}

function inviteOne(accountId: string, call: Call): TextName | undefined {
  const hindrance = hindranceOf(accountId, call);
  if (hindrance) return hindrance;
  const misfit = misfitOf(call, toMember(call, accountId), invite);
  if (misfit) return misfit;
  if (roomLeft(call) < 1) return "tooManyInvitations";
  return makeMove(call, toMember(call, accountId), invite, "invite");
}

/** What forbids the invitation besides the state of the relation. */
function hindranceOf(accountId: string, call: Call): TextName | undefined {
  if (accountId === call.accountId) return "inviteItself";
  if (administratorOf(ownPlace(call), "latest")) return "inviteWhileMember";
  const theirs = administratorOf(placeOf(call.state, call.region, accountId), "latest");
  const elsewhere = theirs && theirs.accountId !== call.accountId;
  return elsewhere && call.switches.inviteAssociatedElsewhere === "Unprocessed"
    ? "associatedElsewhere"
    : undefined;
}

function roomLeft(call: Call): number {
  if (call.switches.quotaCounts !== "Outstanding") return Number.POSITIVE_INFINITY;
  const outstanding = membersOf(ownPlace(call), "latest").filter(([, member]) => member.status === "Invited");
  return call.switches.invitationQuota - outstanding.length;
}

/** Where a switch has a refusal as an exception, it comes before anything is written. */
function refuseWhole(accountIds: string[], call: Call): void {
  const { inviteUnknownMember, quotaErrorForm } = call.switches;
  const verdicts = accountIds
    .filter((accountId) => !hindranceOf(accountId, call))
    .map((accountId) => misfitOf(call, toMember(call, accountId), invite));
  if (inviteUnknownMember !== "Unprocessed" && verdicts.includes("neverCreated"))
    throw refusal(`${inviteUnknownMember}Exception`, "noSuchResource", call.switches);
  const fitting = verdicts.filter((misfit) => misfit === undefined).length;
  if (quotaErrorForm === "LimitExceeded" && fitting > Math.max(roomLeft(call), 0))
    throw refusal("LimitExceededException", "tooManyInvitations", call.switches);
}
