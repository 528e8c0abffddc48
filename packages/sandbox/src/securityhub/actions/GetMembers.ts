import { batchOf, unprocessed } from "../batch.ts";
import { type Call, ownPlace } from "../call.ts";
import { refusal } from "../faults.ts";
import { memberShape } from "../shapes.ts";
import { readAt } from "../state.ts";
import { texts } from "../texts.ts";
import type { AccountIdsInput } from "../validations/account-ids.ts";

/** Rows of the caller's list by account id. */
export function getMembers({ accountIds }: AccountIdsInput, call: Call) {
  const { taken, beyond } = batchOf(accountIds, call);
  const found = taken.map((accountId) => ({ accountId, row: rowOf(accountId, call) }));
  const unknown = found.filter(({ row }) => !row).map(({ accountId }) => accountId);
  const style = call.switches.getUnknownMember;
  if (style === "BadRequest" && unknown.length > 0)
    throw refusal("BadRequestException", "noSuchResource", call.switches);
  return {
    Members: found.flatMap(({ row }) => row ?? []),
    UnprocessedAccounts: [
      ...(style === "Unprocessed" ? unknown.map((id) => unprocessed(id, "notAMember", call)) : []),
      ...beyond.map((id) => ({ AccountId: id, ProcessingResult: texts.maximumExceeded })),
    ],
  };
}

function rowOf(accountId: string, call: Call) {
  const place = ownPlace(call);
  const member = readAt(place.members[accountId], call.now);
  if (member) return memberShape(accountId, member, call.accountId, call.switches);
  const deleted = call.switches.getShowsDeleted ? place.deleted[accountId] : undefined;
  return deleted && memberShape(accountId, { ...deleted, status: "Deleted" }, call.accountId, call.switches);
}
