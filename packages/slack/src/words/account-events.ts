import type { AccountEvent, AccountEventOf } from "@invitations/core/accounts/account-event";
import { PAIR_NAMES } from "@invitations/core/action-pairs/action-pair";
import type { PoliciesSeen } from "@invitations/core/action-pairs/verdicts";
import { DRIFT_EVENT, DRIFT_NAME, standingWords } from "./drift.ts";
import { PAIR_WORDS, VERDICT_WORDS } from "./policies.ts";
import { mrkdwn, series } from "./voice.ts";

const { code, person } = mrkdwn;

/** More kinds at once than this an account hardly has, and a line must stay one. */
const MOST_DIFFERENCES = 3;

/** What happened to an account beside its requests, in one line of mrkdwn. */
export function accountEventWords(event: AccountEvent): string {
  switch (event.type) {
    case "account-described":
      return `${person(event.actor.person)} entered the account${event.settings.owners.length === 0 ? ", without owners" : `, with ${owners(event.settings.owners)}`}`;
    case "owners-added":
      return `${person(event.actor.person)} named ${owners(event.users)}`;
    case "owners-removed":
      return `${person(event.actor.person)} took ${people(event.users)} off the owners`;
    case "notified-added":
      return `${person(event.actor.person)} had ${people(event.users)} kept informed`;
    case "notified-removed":
      return `${person(event.actor.person)} had ${people(event.users)} kept informed no more`;
    case "quorum-set":
      return event.quorum === 1
        ? `${person(event.actor.person)} set that one owner is enough to accept an invitation`
        : `${person(event.actor.person)} set that ${event.quorum} owners have to accept an invitation`;
    case "drift-found":
      return `the app compared the member lists with the record: ${event.differences.map(difference).slice(0, MOST_DIFFERENCES).join("; ")}`;
    case "policies-judged":
      return `${"person" in event.actor ? `${person(event.actor.person)} had the IAM policies looked at` : "the app looked at the IAM policies"}: ${verdictsWords(event.policies)}${event.was ? `; before, ${verdictsWords(event.was)}` : ""}`;
    case "drift-accepted":
      return `${person(event.actor.person)} agreed that it may stay so: ${DRIFT_NAME[event.drift]} in ${regions(event.regions)}`;
  }
}

function difference({ drift, regions }: AccountEventOf<"drift-found">["differences"][number]): string {
  return `${DRIFT_EVENT[drift]}, ${standingWords(regions)}`;
}

const people = (users: readonly string[]) => series(users.map(person), 5);
const owners = (users: readonly string[]) =>
  `${people(users)} as ${users.length === 1 ? "an owner" : "owners"}`;
const regions = (names: readonly string[]) =>
  series(
    names.map((name) => code(name, 40)),
    8,
  );

function verdictsWords(seen: PoliciesSeen): string {
  const told = seen.ownRole ?? seen.account;
  return PAIR_NAMES.map((pair) => `to ${PAIR_WORDS[pair]}, ${VERDICT_WORDS[told[pair]]}`).join("; ");
}
