import type { AccountId } from "@invitations/core/accounts/account-id";
import { parseEmail } from "@invitations/core/accounts/email";
import { parseAccountId, resemblesAccountId } from "@invitations/core/accounts/parse-account-id";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { InvitationAsked } from "@invitations/core/request/moves/request-invitation";
import { closest } from "./closest.ts";
import { COMMANDS, type CommandName, commandNamed } from "./commands.ts";
import { shown, type Token, tokens } from "./tokens.ts";

/** What a question is about. An alias may stand for no account, one, or several. */
export type Subject = { account: AccountId } | { request: string } | { alias: string };

/** What was typed after the slash command, understood. */
export type Command =
  | { command: "invite"; asked: InvitationAsked }
  /** `invite` alone: the same by a form. */
  | { command: "invite-form" }
  | { command: "status" | "history"; subject: Subject }
  | { command: "help"; about?: CommandName };

/** Reads any text at all: the answer is a command or a refusal, and nothing is thrown. */
export function parse(text: string): Command | Refusal {
  const [first, ...rest] = tokens(text);
  if (!first) return { command: "help" };
  const entry = commandNamed(bare(first.shown));
  if (!entry) return unknown(first.shown);
  switch (entry.name) {
    case "invite":
      return rest.length === 0 ? { command: "invite-form" } : parseInvite(rest, text);
    case "status":
    case "history":
      return parseQuestion(entry.name, rest);
    case "help":
      return parseHelp(rest);
  }
}

function unknown(given: string): Refusal {
  const meant = closest(
    bare(given),
    COMMANDS.map((entry) => entry.name),
  );
  return { refusal: "subcommand-unknown", given, ...(meant === undefined ? {} : { meant }) };
}

function parseHelp([about]: Token[]): Command | Refusal {
  if (!about) return { command: "help" };
  const entry = commandNamed(bare(about.shown));
  return entry ? { command: "help", about: entry.name } : unknown(about.shown);
}

function parseQuestion(command: "status" | "history", rest: Token[]): Command | Refusal {
  const [first, second] = rest;
  if (!first) return { refusal: "account-missing", command };
  const word = bare(first.shown);
  if (!/^inv-/i.test(word) && !resemblesAccountId(word)) {
    // An alias is free text, and may have blanks in it.
    const alias = bare(rest.map((token) => token.shown).join(" "));
    return alias === "" ? { refusal: "account-missing", command } : { command, subject: { alias } };
  }
  if (/^inv-/i.test(word)) {
    if (second) return { refusal: "word-not-understood", given: second.shown };
    return { command, subject: { request: word } };
  }
  const [account, after] = accountOf(rest);
  if (isRefusal(account)) return account;
  const [extra] = after;
  if (extra) return { refusal: "word-not-understood", given: extra.shown };
  return { command, subject: { account } };
}

function parseInvite(rest: Token[], text: string): Command | Refusal {
  const [first] = rest;
  if (first?.kind !== "word" && first?.kind !== "link")
    return { refusal: "account-missing", command: "invite" };
  const [account, after] = accountOf(rest);
  if (isRefusal(account)) return account;
  const asked: InvitationAsked = { account, owners: [] };
  for (const token of after) {
    if (token.kind === "person") {
      asked.owners.push(token.user);
      continue;
    }
    const word = bare(token.shown);
    // Commas between owners, as people write them.
    if (word === "" && token.kind === "word") continue;
    if (token.kind === "group" || (token.kind === "word" && word.startsWith("@"))) {
      return { refusal: "word-not-understood", given: word };
    }
    if (token.kind === "email" || (token.kind === "word" && word.includes("@"))) {
      if (asked.email !== undefined) return { refusal: "word-not-understood", given: word };
      const email = parseEmail(token.kind === "email" ? token.address : word);
      if (isRefusal(email)) return email;
      asked.email = email;
      continue;
    }
    const reason = unquoted(shown(text.slice(token.start)).trim());
    return { command: "invite", asked: reason === "" ? asked : { ...asked, reason } };
  }
  return { command: "invite", asked };
}

/** The account id at the head, and what follows it. Groups of digits set apart by blanks are one id. */
function accountOf(rest: Token[]): [AccountId | Refusal, Token[]] {
  const [first, ...after] = rest;
  const account = parseAccountId(bare(first?.shown ?? ""));
  if (!isRefusal(account)) return [account, after];
  const end = rest.findIndex((token) => !/^\d+$/.test(token.shown));
  const groups = (end < 0 ? rest : rest.slice(0, end)).map((token) => token.shown);
  return groups.length > 1 ? [parseAccountId(groups.join(" ")), rest] : [account, after];
}

/** A word without the invisible characters, quotes and commas that copying and typing leave around it. */
function bare(word: string): string {
  return word.replace(/\p{Cf}/gu, "").replace(/^[\s"'`“”„‘’«»,;]+|[\s"'`“”„‘’«»,;]+$/gu, "");
}

/** A reason set in one pair of quotes is what stands between them. */
function unquoted(text: string): string {
  const inner = /^["“„«](.*)["”“»]$/su.exec(text)?.[1];
  return inner === undefined || /["“”„«»]/u.test(inner) ? text : inner.trim();
}
