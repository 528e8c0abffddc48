import type { AccountSettings } from "@invitations/core/accounts/account";
import { addOwners, removeOwners } from "@invitations/core/accounts/owners";
import { isOperator, isOwner } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { WebClient } from "@slack/web-api";
import type { Command } from "./command/parse.ts";
import type { AccountNamed } from "./command/values.ts";
import type { Desk } from "./desk.ts";
import { everyAccount } from "./every-account.ts";
import { findPeople } from "./people.ts";
import { findAccount } from "./subject.ts";

export type OwnersChange = Extract<Command, { command: "owner add" | "owner remove" }>;

/** Adds owners to an account or takes them away; answers with the account as it is now. */
export async function changeOwners(
  desk: Desk,
  client: WebClient,
  { command, account: named, people }: OwnersChange,
  by: string,
): Promise<AccountSettings | Refusal> {
  // Before anything is read: nobody else's command costs a look-up.
  if (!isOperator(desk.policy, by)) return { refusal: "not-an-operator" };
  const found = await findAccount(desk.history, named);
  if (isRefusal(found)) return found;
  if (command === "owner remove") {
    if (!found.account) return { refusal: "account-unknown", account: found.id };
    return desk.history.changeAccount(found.id, (account) =>
      removeOwners({ id: found.id, account, users: people, by }, desk.policy, desk.now()),
    );
  }
  const strangers = (await findPeople(client, people)).filter(({ person }) => !person);
  if (strangers.length > 0) {
    return { refusal: "owner-is-no-person", users: strangers.map(({ user }) => user) };
  }
  return desk.history.changeAccount(found.id, (account) =>
    addOwners({ id: found.id, account, users: people, by }, desk.policy, desk.now()),
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
