import type { AccountIdFault } from "@invitations/core/accounts/account-id";
import type { BatchStatus } from "@invitations/core/bulk/batch-status";
import { HEADER } from "@invitations/core/bulk/header";
import type { Refusal } from "@invitations/core/refusal";
import { COMMAND, commandNamed, usage } from "../command/commands.ts";
import { capital } from "./kinds.ts";
import { missingWords } from "./quorum.ts";
import { STATUS_WORDS } from "./status.ts";
import { counted, mrkdwn, numeral, series, type Voice } from "./voice.ts";

/**
 * A refusal as the person reads it: what is wrong, and what to do next. Exhaustive: a new kind of refusal does
 * not compile until it has its words here.
 */
export function words(refusal: Refusal, voice: Voice = mrkdwn): string {
  const { person, code, time } = voice;
  const command = (text: string) => code(`${COMMAND} ${text}`);
  const people = (users: readonly string[]) => series(users.map(person));
  switch (refusal.refusal) {
    case "account-id-malformed":
      return accountIdWords(refusal, voice);
    case "email-malformed":
      return `${code(refusal.given)} is not an e-mail address. Give one such as ${code("security@example.com")}, or leave it out.`;
    case "word-not-understood":
      return refusal.given.startsWith("@")
        ? `${code(refusal.given)} is not a person that I can ask. Pick each person from the list that Slack opens when you type @; groups cannot be named.`
        : `I do not know what to do with ${code(refusal.given)}. ${command("help")} shows how each command is written.`;
    case "account-missing": {
      const entry = commandNamed(refusal.command);
      return `Which account? Write it like this: ${entry ? code(usage(entry)) : command("help")}`;
    }
    case "command-incomplete": {
      const entry = commandNamed(refusal.command);
      return `Something is missing after ${command(refusal.command)}. ${entry ? `Write it like this: ${code(usage(entry))}` : `${command("help")} shows how it is written.`}`;
    }
    case "region-unclear":
      return `I cannot tell whether ${code(refusal.given)} is meant as a Region. Regions come right after the account, written like ${code("us-east-1")}; without any, every Region is meant. If it belongs to the reason, write it in other words.`;
    case "date-malformed":
      return `${code(refusal.given)} is not a day that I can read. Give one such as ${code("2026-11-01")}, or a number of days such as ${code("90d")}.`;
    case "date-in-future":
      return `${code(refusal.given)} is still to come, so nothing has happened since. Give a day that is over, such as ${code("2026-11-01")}, or a number of days such as ${code("90d")}.`;
    case "account-is-administrator":
      return `${code(refusal.account)} is the administrator account itself, and an administrator cannot be its own member. Give the id of the account that should become a member.`;
    case "account-has-open-request":
      return `${code(refusal.account)} has an open request already: ${code(refusal.request)} ${STATUS_WORDS[refusal.status]}. Follow it with ${command(`status ${refusal.request}`)}; a new one can be made once it is over.`;
    case "owner-unknown":
      return `I do not know who answers for ${code(refusal.account)}.${notMatched(refusal, voice)} Name at least one owner: ${command(`invite ${refusal.account} @owner`)}`;
    case "owner-is-requester":
      return `You would be the only owner of ${code(refusal.account)}${refusal.byEmail === undefined ? "" : `, found by its address ${code(refusal.byEmail)} since ${code(MATCHING)} is on`}, and nobody decides their own request. Name somebody else as owner too: ${command(`invite ${refusal.account} @owner`)}`;
    case "owner-is-no-person":
      return refusal.users.length === 1
        ? `${people(refusal.users)} cannot be an owner: that is an app, or somebody who has left this workspace. Name a person who is active here.`
        : `${people(refusal.users)} cannot be owners: they are apps, or have left this workspace. Name people who are active here.`;
    case "too-many-owners":
      return `That makes ${refusal.given} owners, and an account may have at most ${refusal.most}. Name fewer: those who would really answer.`;
    case "notified-is-no-person":
      return `${people(refusal.users)} cannot be kept informed: ${refusal.users.length === 1 ? "that is an app, or somebody who has" : "they are apps, or have"} left this workspace. Name people who are active here.`;
    case "too-many-notified":
      return `That makes ${refusal.given} people to keep informed, and an account may have at most ${refusal.most}. Name fewer, or take some off first: ${command("notify remove <account> @person")}`;
    case "not-among-notified":
      return `${people(refusal.users)} ${refusal.users.length === 1 ? "is" : "are"} not among those who are kept informed of ${code(refusal.account)}, so nothing was changed. ${refusal.notified.length === 0 ? "Nobody is." : `They are ${people(refusal.notified)}.`}`;
    case "quorum-malformed":
      return `${code(refusal.given)} is not a number of owners that I can wait for. Give a whole number from 1 to ${refusal.most}, such as ${code("2")}.`;
    case "quorum-out-of-reach":
      return `An invitation of ${code(refusal.account)} needs ${refusal.quorum} of its owners to accept, and only ${counted(refusal.mayDecide.length, "person", "people")} may: ${people(refusal.mayDecide)}. Whoever asks does not count. Name more owners: ${command(`invite ${refusal.account} @owner`)}, or have fewer accept: ${command(`owner quorum ${refusal.account} ${refusal.mayDecide.length}`)}`;
    case "not-among-owners":
      return `${people(refusal.users)} ${refusal.users.length === 1 ? "is" : "are"} not among the owners of ${code(refusal.account)}, so nothing was changed. ${refusal.owners.length === 0 ? "It has no owners on record." : `Its owners are ${people(refusal.owners)}.`}`;
    case "reason-too-long":
      return `The reason has ${counted(refusal.length, "character")}, and there is room for ${numeral(refusal.most)}. Shorten it, or put the rest in a document and give its address.`;
    case "not-an-operator":
      return `Only the security team may do that. Ask somebody of the team to do it; what stands already you can look up with ${command("status")}.`;
    case "not-an-owner":
      return refusal.owners.length === 0
        ? `${code(refusal.account)} has no owners on record, so nobody can decide for it yet. Ask the security team to name you as its owner.`
        : `You are not an owner of ${code(refusal.account)}, so you cannot decide for it. Its owners are ${people(refusal.owners)}; ask one of them, or ask the security team if you should be an owner too.`;
    case "own-request":
      return "You asked for this yourself, and nobody decides their own request. Somebody else has to answer: another owner of the account for an invitation, another operator for anything else.";
    case "regions-unknown":
      return `${series(refusal.given.map((region) => code(region, 40)))}: no such Region here. This administrator has ${series(
        refusal.known.map((region) => code(region, 40)),
        40,
      )}; ask again with some of these, or without any, which means all of them.`;
    case "no-second-operator":
      return "Another operator than you has to decide that, and there is none. Have somebody else named as operator in this app's settings, then ask again.";
    case "nothing-to-retry":
      return `No Region of request ${code(refusal.request)} is left to retry: it ${STATUS_WORDS[refusal.status]}. ${command(`status ${refusal.request}`)} shows it Region by Region.`;
    case "request-superseded":
      return `Request ${code(refusal.request)} is not the latest of its account any more: ${code(refusal.by)} came after it, and what failed then may not be wanted now. Look at ${command(`status ${refusal.by}`)}, and ask anew if something is still missing.`;
    case "already-decided": {
      const { by, at, verdict } = refusal.decision;
      return `${person(by)} ${verdict === "accept" ? "accepted" : "declined"} this already, ${time(at)}. The first answer stands; if it should have been another one, talk to ${person(by)} and the security team.`;
    }
    case "already-approved":
      return `You accepted this already, ${time(refusal.at)}, and that counts. ${capital(missingWords(refusal.needed, refusal.missing, voice))}. ${refusal.missing.length < refusal.needed ? `Ask the security team to name another owner: ${command(`owner add ${refusal.account} @owner`)}` : "You need do nothing more."}`;
    case "not-yet-asked":
      return `Request ${code(refusal.request)} cannot be answered yet: it ${STATUS_WORDS[refusal.status]}. Those who may decide get a message with the buttons as soon as it can be; ${command(`status ${refusal.request}`)} shows how far it is.`;
    case "request-closed":
      return `Request ${code(refusal.request)} is over, so nothing was changed: it ${STATUS_WORDS[refusal.status]}, ${time(refusal.at)}. If it should still happen, it has to be asked for anew.`;
    case "request-unknown":
      return `There is no request ${code(refusal.request)}. Compare the id with the message you have, or look by account: ${command("status <account id>")}`;
    case "never-requested":
      return `Nobody has asked for anything about ${code(refusal.account)} yet, so there is no request to take up. The security team can begin one: ${command(`invite ${refusal.account}`)}`;
    case "account-unknown":
      return `I know nothing of ${code(refusal.account)}: no account bears that id or alias here. Check it, or invite the account: ${command("invite <account id> @owner")}`;
    case "alias-ambiguous":
      return `The alias ${code(refusal.alias)} belongs to ${counted(refusal.accounts.length, "account")}: ${series(refusal.accounts.map((id) => code(id)))}. Ask again with the id of the one you mean.`;
    case "subcommand-unknown":
      return refusal.meant === undefined
        ? `I do not know the command ${code(refusal.given)}. ${command("help")} lists all of them.`
        : `I do not know the command ${code(refusal.given)}. Did you mean ${command(refusal.meant)}? ${command("help")} lists all of them.`;
    case "list-not-fetched":
      return `I could not get the file ${code(refusal.name, 60)} from Slack (${code(refusal.because, 100)}). Give it again, or paste its lines.`;
    case "not-your-list":
      return `Only ${person(refusal.requester)}, who gave this list, says whether to go.`;
    case "list-decided":
      return `The list ${code(refusal.batch)} ${LIST_STATUS[refusal.status]}.`;
    case "workflow-not-started":
      return `Request ${code(refusal.request)} could not be started, so I closed it and nothing was sent: ${code(refusal.because)}. Try the same command again in a minute; if it fails again, tell whoever runs this app.`;
    case "list-empty":
      return `There is no account in that list. Give one account in each line, below the header ${code(LIST_HEADER)}.`;
    case "list-no-text":
      return `${NO_TEXT[refusal.looksLike]} ${code(LIST_HEADER)} comes first, then one account in each line.`;
    case "list-too-large":
      return `That file has ${megabytes(refusal.bytes)}, and there is room for ${megabytes(refusal.most)}. A list of accounts is far smaller: leave out what is no account, or give several files.`;
    case "list-too-long":
      return `The list has ${counted(refusal.given, "account")}, and one list may have ${numeral(refusal.most)}: an administrator account has no more members by invitation. Give it in parts.`;
    case "list-header-unknown":
      return `The first line names no column with account ids: I read ${series(refusal.found.map((name) => code(name, 40)))}. Begin with ${code(LIST_HEADER)}; ${code(OWN_COLUMNS)} may follow. Then give the list again.`;
    case "list-column-twice":
      return `Two columns of the list would be ${code(refusal.column)}: ${series(refusal.found.map((name) => code(name, 40)))}. Remove one of them, or give it another name.`;
    case "list-quote-open":
      return `A quotation mark opens in line ${refusal.line} and is never closed, so I cannot tell where that cell ends. Close or remove it, and give the list again.`;
    case "row-columns":
      return `The row has ${counted(refusal.given, "cell")}, and the list has ${counted(refusal.expected, "column")}. Put quotation marks around a cell that has a separator in it, or give every column its name in the header.`;
    case "alias-too-long":
      return `The alias has ${counted(refusal.length, "character")}, and there is room for ${refusal.most}. Give a shorter one.`;
    case "owner-not-found":
      return `Nobody here is known as ${series(refusal.given.map((token) => code(token, 80)))}. Name owners by their Slack member id, such as ${code("U0123ABCD")}.`;
    case "owner-by-email-off":
      return `${series(refusal.given.map((token) => code(token, 80)))}: owners are not looked up by e-mail address here. Name them by their Slack member id, such as ${code("U0123ABCD")}, or have the look-up switched on in this app's settings.`;
    case "errand-not-started":
      return `I could not begin: ${code(refusal.because)}. Nothing was changed. Try the same command again in a minute; if it fails again, tell whoever runs this app.`;
    case "survey-unknown":
      return `I no longer have what this comparison found. ${command("drift")} compares anew, and tells what stands otherwise by then.`;
    case "drift-changed":
      return `${code(refusal.account)} stands differently by now, so nothing was done about it. ${command(`status ${refusal.account}`)} shows how.`;
    case "nothing-to-mend":
      return `Nothing is left to do here: each of these accounts has been taken care of, or stands differently by now. ${command("drift")} compares anew.`;
    case "already-recorded":
      return "That has been recorded already. Nothing more needs to be done.";
  }
}

/** The header as the AWS console has it, and what may stand beside it. */
const LIST_HEADER = `${HEADER.account},${HEADER.email}`;
const OWN_COLUMNS = `${HEADER.owner},${HEADER.alias},${HEADER.regions}`;

const NO_TEXT: Readonly<Record<Extract<Refusal, { refusal: "list-no-text" }>["looksLike"], string>> = {
  spreadsheet:
    "That is a spreadsheet and no text. Save it as CSV in the program it comes from, and give me that:",
  pdf: "That is a PDF and no text. Give me a CSV file, or paste the accounts:",
  unknown: "I cannot read that as text. Save it as CSV in UTF-8, and give me that:",
};

const megabytes = (bytes: number) => `${(bytes / 1_024 / 1_024).toFixed(1)} MB`;

const FAULT_WORDS: Readonly<Record<AccountIdFault, string>> = {
  empty: "The account id is missing: it has 12 digits.",
  "too-short": "is too short for an account id, which has 12 digits; spreadsheets drop leading zeros.",
  "too-long": "is too long for an account id, which has 12 digits.",
  decimal:
    "is an account id that a spreadsheet took for a number with decimals. Format the column as text, so that it stays as it is.",
  scientific:
    "is an account id that a spreadsheet rounded, and its last digits are lost. Format the column as text, and take the id from the AWS console again.",
  "other-digits": "is written in digits other than 0 to 9, which AWS does not take.",
  separators: "has something between its digits; an account id is 12 digits and nothing else.",
  "not-digits": "is not an account id, which has 12 digits.",
};

function accountIdWords(
  { given, fault, meant }: Extract<Refusal, { refusal: "account-id-malformed" }>,
  { code }: Voice,
): string {
  const wrong = fault === "empty" ? FAULT_WORDS.empty : `${code(given)} ${FAULT_WORDS[fault]}`;
  const next =
    meant === undefined
      ? `Give it like ${code("111122223333")}.`
      : `If you mean ${code(meant)}, send it again with that id.`;
  return `${wrong} ${next}`;
}

const LIST_STATUS: Readonly<Record<BatchStatus, string>> = {
  given: "is still being checked; its check comes by direct message",
  checked: "waits for the word to go",
  going: "is under way already",
  gone: "has been worked off already",
  refused: "could not be read, so there is nothing to start",
  dropped: "was discarded. Give it again if it is wanted after all",
  lapsed: "was checked too long ago. Give it again, so that it is checked anew",
  broken: "broke off. Give it again: what it has done already is left out",
};
/** The setting by which owners are looked up. Only operators invite, so only they read of it. */
const MATCHING = "MATCH_OWNERS_BY_EMAIL";

function notMatched({ byEmail }: Extract<Refusal, { refusal: "owner-unknown" }>, { code }: Voice): string {
  if (!byEmail) return "";
  const email = code(byEmail.email);
  return byEmail.because === "unknown"
    ? ` ${code(MATCHING)} is on, but nobody in this workspace has the address ${email}.`
    : ` ${code(MATCHING)} is on, but ${email} belongs to an app, a guest, or somebody who has left, and none of them becomes an owner by it.`;
}

const TURNED_AWAY: ReadonlyMap<string, string> = new Map<Refusal["refusal"], string>([
  ["not-an-owner", "not an owner of the account"],
  ["own-request", "nobody decides their own request"],
  ["already-decided", "it had been decided before"],
  ["already-approved", "they had accepted before, and others have to accept too"],
  ["not-yet-asked", "it could not be answered yet"],
  ["request-closed", "it was over"],
  ["reason-too-long", "the reason was too long"],
  ["not-an-operator", "that is for the security team"],
  ["nothing-to-retry", "nothing was left to retry"],
  ["request-superseded", "a later request had taken its place"],
  ["account-has-open-request", "the account had another open request"],
  ["workflow-not-started", "the work could not be started"],
]);

/** Why a press was refused, in a few words for the history; kinds that no press meets have no words of their own. */
export function turnedAway(because: string): string {
  return TURNED_AWAY.get(because) ?? "the rules did not allow it";
}
