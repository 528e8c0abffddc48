import { isOperator, type Policy } from "../policy.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { MOST_OWNERS } from "../request/moves/request-invitation.ts";
import { byPerson } from "../request/moves/stamp.ts";
import type { Account } from "./account.ts";
import type { AccountEventOf } from "./account-event.ts";
import { parseAccountId } from "./parse-account-id.ts";

/** Who changes whose owners; `account` as the table has it. */
export interface OwnersAsked {
  id: string;
  account: Account | undefined;
  /** Slack user ids. */
  users: readonly string[];
  by: string;
}

/** An operator names people who answer for an account, which need not be known before. Doing so twice is no harm. */
export function addOwners(
  asked: OwnersAsked,
  policy: Policy,
  now: Date,
): AccountEventOf<"owners-added"> | Refusal | undefined {
  const owners = ownersNow(asked, policy);
  if (isRefusal(owners)) return owners;
  const users = [...new Set(asked.users)].filter((user) => !owners.includes(user));
  if (owners.length + users.length > MOST_OWNERS) {
    return { refusal: "too-many-owners", given: owners.length + users.length, most: MOST_OWNERS };
  }
  return users.length === 0 ? undefined : { type: "owners-added", ...byPerson(asked.by, now), users };
}

/** An operator takes owners away, the last one too: then nobody can decide for the account until one is named. */
export function removeOwners(
  asked: OwnersAsked,
  policy: Policy,
  now: Date,
): AccountEventOf<"owners-removed"> | Refusal {
  const owners = ownersNow(asked, policy);
  if (isRefusal(owners)) return owners;
  const users = [...new Set(asked.users)];
  const strangers = users.filter((user) => !owners.includes(user));
  if (strangers.length > 0) {
    return { refusal: "not-among-owners", account: asked.id, users: strangers, owners: [...owners] };
  }
  return { type: "owners-removed", ...byPerson(asked.by, now), users };
}

function ownersNow({ id, account, by }: OwnersAsked, policy: Policy): readonly string[] | Refusal {
  if (!isOperator(policy, by)) return { refusal: "not-an-operator" };
  const parsed = parseAccountId(id);
  if (isRefusal(parsed)) return parsed;
  if (parsed === policy.administrator) return { refusal: "account-is-administrator", account: parsed };
  return account?.owners ?? [];
}
