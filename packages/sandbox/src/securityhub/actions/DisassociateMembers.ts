import { batchOf } from "../batch.ts";
import { type Call, makeMove, toMember } from "../call.ts";
import { refusal } from "../faults.ts";
import { disassociate } from "../transitions.ts";
import type { AccountIdsInput } from "../validations/account-ids.ts";

/** Ends associations from the administrator's side. There is no output: what did not work stays unseen. */
export function disassociateMembers({ accountIds }: AccountIdsInput, call: Call): undefined {
  const { taken } = batchOf(accountIds, call);
  const misfits = taken.map((id) => makeMove(call, toMember(call, id), disassociate, "disassociate"));
  // A call that knows none of its ids is refused; where it knows one, the others are passed over in silence.
  if (misfits.every((misfit) => misfit !== undefined))
    throw refusal("ResourceNotFoundException", "noSuchResource", call.switches);
}
