import type { AccountEvent } from "@invitations/core/accounts/account-event";
import { mrkdwn, series } from "./voice.ts";

const { person } = mrkdwn;

/** What happened to an account beside its requests, in one line of mrkdwn. */
export function accountEventWords(event: AccountEvent): string {
  const who = person(event.actor.person);
  switch (event.type) {
    case "account-described":
      return `${who} entered the account${event.settings.owners.length === 0 ? ", without owners" : `, with ${owners(event.settings.owners)}`}`;
    case "owners-added":
      return `${who} named ${owners(event.users)}`;
    case "owners-removed":
      return `${who} took ${people(event.users)} off the owners`;
  }
}

const people = (users: readonly string[]) => series(users.map(person), 5);
const owners = (users: readonly string[]) =>
  `${people(users)} as ${users.length === 1 ? "an owner" : "owners"}`;
