import { isOperator, type Policy } from "../policy.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { AccountId } from "./account-id.ts";
import { parseAccountId } from "./parse-account-id.ts";

/** What holds for everything that is set of an account: an operator does it, and not of the administrator's own. */
export function checkNamed({ id, by }: { id: string; by: string }, policy: Policy): AccountId | Refusal {
  if (!isOperator(policy, by)) return { refusal: "not-an-operator" };
  const parsed = parseAccountId(id);
  if (isRefusal(parsed)) return parsed;
  if (parsed === policy.administrator) return { refusal: "account-is-administrator", account: parsed };
  return parsed;
}
