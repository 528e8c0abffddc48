import { batchOf, forEachAccount } from "../batch.ts";
import { type Call, makeMove, misfitOf, ownPlace, toMember } from "../call.ts";
import { refusal } from "../faults.ts";
import { deleteMember } from "../transitions.ts";
import type { AccountIdsInput } from "../validations/account-ids.ts";
import { latest } from "../versions.ts";

/** Takes accounts out of the caller's list, and with them their invitations. */
export function deleteMembers({ accountIds }: AccountIdsInput, call: Call) {
  const misfits = batchOf(accountIds, call).taken.map((id) =>
    misfitOf(call, toMember(call, id), deleteMember),
  );
  if (call.switches.deleteEnabled === "BadRequest" && misfits.includes("stillAssociated"))
    throw refusal("BadRequestException", "stillAssociated", call.switches);
  return forEachAccount(accountIds, call, (accountId) => {
    const place = ownPlace(call);
    const before = latest(place.members[accountId]);
    const misfit = makeMove(call, toMember(call, accountId), deleteMember, "delete");
    if (!misfit && before)
      place.deleted[accountId] = { ...before, updatedAt: new Date(call.now).toISOString() };
    return misfit;
  });
}
