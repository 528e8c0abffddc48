import type { Account } from "../../accounts/account.ts";
import { parseEmail } from "../../accounts/email.ts";
import type { Policy } from "../../policy.ts";
import { isRefusal } from "../../refusal.ts";

/**
 * The address to look up for an invitation: the given one or else that on record, where the policy has owners
 * matched and none is named or known. `undefined`: nothing is looked up.
 */
export function emailToMatch(
  asked: { email?: string | undefined; owners: readonly string[] },
  account: Account | undefined,
  policy: Policy,
): string | undefined {
  const owners = asked.owners.length + (account?.owners.length ?? 0);
  if (!policy.matchOwnersByEmail || owners > 0) return undefined;
  const email = asked.email === undefined ? account?.email : parseEmail(asked.email);
  return isRefusal(email) ? undefined : email;
}
