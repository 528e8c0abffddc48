import type { Policy } from "../policy.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { MOST_OWNERS } from "../request/moves/request-invitation.ts";
import { byPerson } from "../request/moves/stamp.ts";
import type { Account } from "./account.ts";
import type { AccountEventOf } from "./account-event.ts";
import { checkNamed } from "./check-named.ts";

/** Who names whom for which account; `account` as the table has it. */
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
  const users = notAmong(owners, asked.users);
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
  const strangers = notAmong(owners, users);
  if (strangers.length > 0) {
    return { refusal: "not-among-owners", account: asked.id, users: strangers, owners: [...owners] };
  }
  return { type: "owners-removed", ...byPerson(asked.by, now), users };
}

/** Those of `users`, each once, who are not among the known. */
export function notAmong(known: readonly string[], users: readonly string[]): string[] {
  return [...new Set(users)].filter((user) => !known.includes(user));
}

function ownersNow(asked: OwnersAsked, policy: Policy): readonly string[] | Refusal {
  const named = checkNamed(asked, policy);
  return isRefusal(named) ? named : (asked.account?.owners ?? []);
}
