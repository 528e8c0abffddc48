import type { Policy } from "../policy.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { MOST_OWNERS } from "../request/moves/request-invitation.ts";
import { byPerson } from "../request/moves/stamp.ts";
import type { Account } from "./account.ts";
import type { AccountEventOf } from "./account-event.ts";
import { checkNamed } from "./check-named.ts";

/**
 * An operator says how many owners of an account must accept an invitation. It holds for the next request: one
 * that has been asked keeps the number with which it was made. Saying so twice is no harm.
 */
export function setQuorum(
  asked: { id: string; account: Account | undefined; quorum: number; by: string },
  policy: Policy,
  now: Date,
): AccountEventOf<"quorum-set"> | Refusal | undefined {
  const { account, quorum, by } = asked;
  const named = checkNamed(asked, policy);
  if (isRefusal(named)) return named;
  if (!account) return { refusal: "account-unknown", account: named };
  if (!Number.isInteger(quorum) || quorum < 1 || quorum > MOST_OWNERS) {
    return { refusal: "quorum-malformed", given: String(quorum), most: MOST_OWNERS };
  }
  return account.quorum === quorum ? undefined : { type: "quorum-set", ...byPerson(by, now), quorum };
}
