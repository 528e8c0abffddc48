import { type Call, ownPlace } from "../call.ts";
import { fault } from "../faults.ts";
import { pageOf } from "../page.ts";
import { memberShape } from "../shapes.ts";
import { membersOf } from "../state.ts";
import type { ListMembersInput } from "../validations/ListMembers.ts";

/** The caller's list; only Enabled members unless asked otherwise. */
export function listMembers(input: ListMembersInput, call: Call) {
  const members = membersOf(ownPlace(call), call.now).filter(
    ([, member]) => !input.onlyAssociated || member.status === "Enabled",
  );
  if (members.length === 0 && call.switches.noAssociatedMembers === "InternalException")
    throw fault("InternalException", "Internal server error");
  const { rows, ...token } = pageOf("ListMembers", members, input, call, 50);
  return {
    Members: rows.map(([id, member]) => memberShape(id, member, call.accountId, call.switches)),
    ...token,
  };
}
