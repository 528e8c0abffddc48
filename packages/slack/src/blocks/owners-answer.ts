import type { AccountSettings } from "@invitations/core/accounts/account";
import { COMMAND } from "../command/commands.ts";
import { accountName } from "../words/kinds.ts";
import { counted, mrkdwn, series } from "../words/voice.ts";
import { lines, type Post, section } from "./post.ts";

const { code, person } = mrkdwn;

/** Who answers for an account from now on, and what follows where nobody does. */
export function ownersChanged({ id, alias, owners }: AccountSettings): Post {
  const name = accountName({ id, alias });
  const text =
    owners.length === 0
      ? `${name} has no owners any more: nobody can accept an invitation for it, ask that it join, or take it out, until somebody is named: ${code(`${COMMAND} owner add ${id} @person`)}. An open request that waits for its owners can only be cancelled.`
      : `${name} ${owners.length === 1 ? "has one owner" : `has ${owners.length} owners`} now: ${people(owners)}.`;
  return { text, blocks: [section(text)] };
}

/** Accounts with their owners, those without any first, since nobody can decide for them. */
export function ownersAnswer(accounts: readonly AccountSettings[]): Post {
  const [only, ...others] = accounts;
  if (!only) {
    const text = `No account is known here yet, so there are no owners. ${code(`${COMMAND} owner add`)} names the first.`;
    return { text, blocks: [section(text)] };
  }
  if (others.length === 0) {
    const text = `${accountName(only)}: ${ownersOf(only)}.`;
    return { text, blocks: [section(text)] };
  }
  const sorted = accounts.toSorted(
    (one, other) => Number(one.owners.length > 0) - Number(other.owners.length > 0),
  );
  const all = sorted.map((account) => `• ${accountName(account)}: ${ownersOf(account)}`);
  const without = accounts.filter(({ owners }) => owners.length === 0).length;
  const text = `Owners of ${counted(accounts.length, "account")}${without > 0 ? `, ${without} of them without any` : ""}`;
  const rest = (count: number) =>
    `… and ${counted(count, "more account", "more accounts")}; ${code(`${COMMAND} owner list <account>`)} shows one of them.`;
  return { text, blocks: [section(`*${text}*`), ...lines(all, 9_000, rest)] };
}

const ownersOf = ({ owners }: AccountSettings) =>
  owners.length === 0 ? "⚠️ no owners on record" : people(owners);

const people = (users: readonly string[]) => series(users.map(person));
