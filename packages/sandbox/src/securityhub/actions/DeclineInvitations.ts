import { forEachAccount } from "../batch.ts";
import { type Call, makeMove, toAdministrator } from "../call.ts";
import { decline } from "../transitions.ts";
import type { AccountIdsInput } from "../validations/account-ids.ts";

/** Declines what the named administrators have sent. */
export function declineInvitations({ accountIds }: AccountIdsInput, call: Call) {
  return forEachAccount(accountIds, call, (administratorId) =>
    makeMove(call, toAdministrator(call, administratorId), decline, "decline"),
  );
}
