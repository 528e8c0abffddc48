import type { Difference, DriftKind } from "@invitations/core/drift/difference";
import type { Mend } from "@invitations/core/drift/mend";
import { SQUARE, statusName } from "../blocks/squares.ts";
import { mrkdwn, series } from "./voice.ts";

const { code } = mrkdwn;

/** After how many accounts: `1 account left or declined`. What is said of a kind fits one account and many. */
export const DRIFT_NAME: Readonly<Record<DriftKind, string>> = {
  "joined-elsewhere": "joined in the console",
  "invited-elsewhere": "invited in the console",
  left: "left or declined",
  removed: "whose membership ended",
  "off-list": "off the list",
  "region-without-membership": "missing in a Region",
  suspended: "in a status of AWS's own",
  "unknown-account": "unknown here",
};

/** What happened to one account, in its history. */
export const DRIFT_EVENT: Readonly<Record<DriftKind, string>> = {
  "joined-elsewhere": "it became a member outside this app",
  "invited-elsewhere": "it was added or invited outside this app",
  left: "it left or declined outside this app",
  removed: "it is a member no longer, and no request here ended that",
  "off-list": "it was taken off the list outside this app",
  "region-without-membership": "a member everywhere else, it has nothing in a Region that was linked since",
  suspended: "AWS gives it a status that this app does not know",
  "unknown-account": "it is on the list, and was not known here",
};

/** What a kind of difference means, and what to do about it. */
export const DRIFT_MEANS: Readonly<Record<DriftKind, string>> = {
  "joined-elsewhere":
    "Became a member without a request here: somebody accepted an invitation in the Security Hub console, often the old one of an account that had left. Findings come to the administrator from there. Remove, or keep what is right.",
  "invited-elsewhere":
    "Somebody added or invited in the administrator's console. Ask the owners through a request here, take the invitation back, or keep it as it is.",
  left: "Left, or declined an invitation, in the account's own Security Hub console; AWS does not say which. Findings no longer come from there. Invite again, or leave it so if it was meant.",
  removed:
    "No request here ended it: somebody disassociated or deleted the account in the administrator's console, or the account was closed. Invite again, or leave it so if it was meant.",
  "off-list":
    "No member before, and somebody took it off the list. Nothing has to be done; an account is added to the list again when it is invited.",
  "region-without-membership":
    "A member in every other Region, and these Regions were linked since. Findings there do not reach the home Region before the account is invited there too.",
  suspended:
    "AWS gives a status that this app does not know, such as AccountSuspended. Look at the account in AWS; remove it and take it off the list, or keep it until AWS has decided.",
  "unknown-account":
    "On the administrator's list, and nobody had entered it here. It is known from now on, without owners. Name owners with `/securityhub owner add`, remove it and take it off the list, or keep it as it is.",
};

/** The buttons, by what they do about which; a kind that a rule does not let be mended so has no button. */
export function mendLabel(mend: Mend, drift: DriftKind): string {
  if (mend === "keep") return drift === "left" || drift === "removed" ? "Leave it so" : "Keep";
  if (mend === "remove") return drift === "joined-elsewhere" ? "Remove" : "Remove and delete";
  if (drift === "invited-elsewhere") return "Ask their owners";
  return drift === "region-without-membership" ? "Invite there" : "Invite again";
}

/** Why a request was made that mends a difference; its deciders read it. */
export const MEND_REASON: Readonly<Record<DriftKind, string>> = {
  "joined-elsewhere": "The account became a member outside this app.",
  "invited-elsewhere": "The account was added or invited outside this app.",
  left: "The account left, or declined, outside this app.",
  removed: "The membership was ended outside this app.",
  "off-list": "The account was taken off the list outside this app.",
  "region-without-membership": "The Region was linked after the account had become a member.",
  suspended: "AWS gives the account a status that is none of a member.",
  "unknown-account": "The account is on the list, and nobody had entered it here.",
};

const inOrder = (regions: Difference["regions"]) =>
  Object.entries(regions).sort(([one], [other]) => (one < other ? -1 : 1));

/** `🟩 Enabled → 🟫 Resigned in us-east-1 and eu-west-1` */
export function standingWords(regions: Difference["regions"]): string {
  const alike = Map.groupBy(inOrder(regions), ([, { was, now }]) => `${was} ${now}`);
  const changes = [...alike.values()].map((all) => {
    const [first] = all;
    if (!first) return "";
    const [, { was, now }] = first;
    const where = series(
      all.map(([region]) => code(region, 40)),
      6,
    );
    const from = was === now ? "" : `${statusName(was)} → `;
    return `${from}${SQUARE[now]} ${statusName(now)} in ${where}`;
  });
  return series(changes, 3);
}
