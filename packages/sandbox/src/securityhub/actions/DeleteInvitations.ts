import { forEachAccount } from "../batch.ts";
import { type Call, makeMove, toAdministrator } from "../call.ts";
import { deleteInvitation } from "../transitions.ts";
import type { AccountIdsInput } from "../validations/account-ids.ts";

/** Deletes what the caller was sent by the named administrators and has declined or left. */
export function deleteInvitations({ accountIds }: AccountIdsInput, call: Call) {
  return forEachAccount(accountIds, call, (administratorId) =>
    makeMove(call, toAdministrator(call, administratorId), deleteInvitation, "delete"),
  );
}
