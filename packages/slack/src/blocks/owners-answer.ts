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

/** Who is kept informed of an account from now on. */
export function notifiedChanged({ id, alias, notified = [] }: AccountSettings): Post {
  const name = accountName({ id, alias });
  const text =
    notified.length === 0
      ? `Nobody but its owners is told any more what becomes of ${name}.`
      : `${people(notified)} ${notified.length === 1 ? "is" : "are"} told by direct message what is asked about ${name} and how it ends. That gives no right to decide.`;
  return { text, blocks: [section(text)] };
}

/** How many owners must accept from now on, and what follows where there are not so many. */
export function quorumChanged({ id, alias, owners, quorum = 1 }: AccountSettings): Post {
  const name = accountName({ id, alias });
  const rule =
    quorum === 1
      ? `One owner of ${name} is enough to accept an invitation from now on.`
      : `${quorum} owners of ${name} have to accept an invitation from now on; one is enough to decline.`;
  const short =
    owners.length < quorum
      ? ` It has ${owners.length === 0 ? "no owners" : counted(owners.length, "owner")} on record, so it can be invited only with more of them: ${code(`${COMMAND} owner add ${id} @person`)}`
      : "";
  const text = `${rule}${short} An invitation that is open already keeps its number.`;
  return { text, blocks: [section(text)] };
}

/**
 * Accounts with their owners, those without any first, since nobody can decide for them. `quorum`: how many of them
 * must accept where an account says nothing else.
 */
export function ownersAnswer(accounts: readonly AccountSettings[], quorum = 1): Post {
  const [only, ...others] = accounts;
  if (!only) {
    const text = `No account is known here yet, so there are no owners. ${code(`${COMMAND} owner add`)} names the first.`;
    return { text, blocks: [section(text)] };
  }
  if (others.length === 0) {
    const text = `${accountName(only)}: ${ownersOf(only, quorum)}.`;
    return { text, blocks: [section(text)] };
  }
  const sorted = accounts.toSorted(
    (one, other) => Number(one.owners.length > 0) - Number(other.owners.length > 0),
  );
  const all = sorted.map((account) => `• ${accountName(account)}: ${ownersOf(account, quorum)}`);
  const without = accounts.filter(({ owners }) => owners.length === 0).length;
  const text = `Owners of ${counted(accounts.length, "account")}${without > 0 ? `, ${without} of them without any` : ""}`;
  const rest = (count: number) =>
    `… and ${counted(count, "more account", "more accounts")}; ${code(`${COMMAND} owner list <account>`)} shows one of them.`;
  return { text, blocks: [section(`*${text}*`), ...lines(all, 9_000, rest)] };
}

function ownersOf({ owners, notified = [], quorum: own }: AccountSettings, usual: number): string {
  const quorum = own ?? usual;
  return [
    owners.length === 0 ? "⚠️ no owners on record" : people(owners),
    ...(quorum === 1 ? [] : [`${quorum} have to accept${owners.length < quorum ? " ⚠️" : ""}`]),
    ...(notified.length === 0 ? [] : [`kept informed: ${people(notified)}`]),
  ].join("; ");
}

const people = (users: readonly string[]) => series(users.map(person));
