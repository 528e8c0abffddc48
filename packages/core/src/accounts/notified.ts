import type { Policy } from "../policy.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { byPerson } from "../request/moves/stamp.ts";
import type { AccountEventOf } from "./account-event.ts";
import { checkNamed } from "./check-named.ts";
import { notAmong, type OwnersAsked } from "./owners.ts";

/** Most people that one account may have told of what becomes of it: each gets a message of their own. */
export const MOST_NOTIFIED = 10;

/**
 * An operator names people who are told what is asked about an account and how it ends, and who decide nothing.
 * Doing so twice is no harm.
 */
export function addNotified(
  asked: OwnersAsked,
  policy: Policy,
  now: Date,
): AccountEventOf<"notified-added"> | Refusal | undefined {
  const named = checkNamed(asked, policy);
  if (isRefusal(named)) return named;
  const notified = asked.account?.notified ?? [];
  const users = notAmong(notified, asked.users);
  const given = notified.length + users.length;
  if (given > MOST_NOTIFIED) return { refusal: "too-many-notified", given, most: MOST_NOTIFIED };
  return users.length === 0 ? undefined : { type: "notified-added", ...byPerson(asked.by, now), users };
}

/** An operator has people told no more. */
export function removeNotified(
  asked: OwnersAsked,
  policy: Policy,
  now: Date,
): AccountEventOf<"notified-removed"> | Refusal {
  const named = checkNamed(asked, policy);
  if (isRefusal(named)) return named;
  const notified = asked.account?.notified ?? [];
  const strangers = notAmong(notified, asked.users);
  if (strangers.length > 0) {
    return { refusal: "not-among-notified", account: asked.id, users: strangers, notified: [...notified] };
  }
  return { type: "notified-removed", ...byPerson(asked.by, now), users: [...new Set(asked.users)] };
}
