import { isOperator, type Policy } from "../policy.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { MOST_OWNERS } from "../request/moves/request-invitation.ts";
import type { Account, AccountSettings } from "./account.ts";
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
export function addOwners(asked: OwnersAsked, policy: Policy): AccountSettings | Refusal {
  const sound = checked(asked, policy);
  if (isRefusal(sound)) return sound;
  const owners = [...new Set([...sound.owners, ...asked.users])];
  if (owners.length > MOST_OWNERS) {
    return { refusal: "too-many-owners", given: owners.length, most: MOST_OWNERS };
  }
  return { ...sound, owners };
}

/** An operator takes owners away, the last one too: then nobody can decide for the account until one is named. */
export function removeOwners(asked: OwnersAsked, policy: Policy): AccountSettings | Refusal {
  const sound = checked(asked, policy);
  if (isRefusal(sound)) return sound;
  const { owners } = sound;
  const strangers = asked.users.filter((user) => !owners.includes(user));
  if (strangers.length > 0)
    return { refusal: "not-among-owners", account: sound.id, users: strangers, owners };
  return { ...sound, owners: owners.filter((owner) => !asked.users.includes(owner)) };
}

function checked({ id, account, by }: OwnersAsked, policy: Policy): AccountSettings | Refusal {
  if (!isOperator(policy, by)) return { refusal: "not-an-operator" };
  const parsed = parseAccountId(id);
  if (isRefusal(parsed)) return parsed;
  if (parsed === policy.administrator) return { refusal: "account-is-administrator", account: parsed };
  const {
    openRequest: _open,
    lastSeen: _seen,
    failedIn: _failed,
    ...settings
  } = account ?? { id: parsed, owners: [] };
  return settings;
}
