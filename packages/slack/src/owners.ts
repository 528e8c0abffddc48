import type { AccountSettings } from "@invitations/core/accounts/account";
import { everyAccount } from "@invitations/core/accounts/every-account";
import { addNotified, removeNotified } from "@invitations/core/accounts/notified";
import { addOwners, removeOwners } from "@invitations/core/accounts/owners";
import { setQuorum } from "@invitations/core/accounts/quorum";
import { isOperator, isOwner } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { WebClient } from "@slack/web-api";
import type { Command } from "./command/parse.ts";
import type { AccountNamed } from "./command/values.ts";
import type { Desk } from "./desk.ts";
import { findPeople } from "./people.ts";
import { findAccount } from "./subject.ts";

/** A command that names people, or takes them off one of an account's two lists. */
export type PeopleChange = Extract<Command, { command: keyof typeof MOVES }>;

const MOVES = {
  "owner add": addOwners,
  "owner remove": removeOwners,
  "notify add": addNotified,
  "notify remove": removeNotified,
};

/** Whom a list cannot take, by the command that would add them; whoever is taken off may be anybody. */
const NO_PERSON = {
  "owner add": "owner-is-no-person",
  "notify add": "notified-is-no-person",
} as const;

/** Adds people to the owners of an account, or to those who are told, or takes them away; answers with the account as it is now. */
export async function changePeople(
  desk: Desk,
  client: WebClient,
  { command, account: named, people }: PeopleChange,
  by: string,
): Promise<AccountSettings | Refusal> {
  // Before anything is read: nobody else's command costs a look-up.
  if (!isOperator(desk.policy, by)) return { refusal: "not-an-operator" };
  const found = await findAccount(desk.history, named);
  if (isRefusal(found)) return found;
  if (command === "owner add" || command === "notify add") {
    const strangers = (await findPeople(client, people)).filter(({ person }) => !person);
    if (strangers.length > 0) {
      return { refusal: NO_PERSON[command], users: strangers.map(({ user }) => user) };
    }
  } else if (!found.account) return { refusal: "account-unknown", account: found.id };
  return desk.history.changeAccount(found.id, (account) =>
    MOVES[command]({ id: found.id, account, users: people, by }, desk.policy, desk.now()),
  );
}

/** Says how many owners of an account must accept; answers with the account as it is now. */
export async function changeQuorum(
  desk: Desk,
  { account: named, quorum }: Extract<Command, { command: "owner quorum" }>,
  by: string,
): Promise<AccountSettings | Refusal> {
  if (!isOperator(desk.policy, by)) return { refusal: "not-an-operator" };
  const found = await findAccount(desk.history, named);
  if (isRefusal(found)) return found;
  return desk.history.changeAccount(found.id, (account) =>
    setQuorum({ id: found.id, account, quorum, by }, desk.policy, desk.now()),
  );
}

/** The owners of one account, for them and for operators; of all accounts, for operators. */
export async function listOwners(
  desk: Desk,
  named: AccountNamed | undefined,
  by: string,
): Promise<AccountSettings[] | Refusal> {
  if (!named) {
    return isOperator(desk.policy, by) ? everyAccount(desk.history) : { refusal: "not-an-operator" };
  }
  const found = await findAccount(desk.history, named);
  if (isRefusal(found)) return found;
  if (!isOperator(desk.policy, by) && !isOwner(found.account, by)) return { refusal: "not-an-operator" };
  return found.account ? [found.account] : { refusal: "account-unknown", account: found.id };
}
