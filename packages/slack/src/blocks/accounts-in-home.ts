import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import { acceptVerdict, policiesSeen } from "@invitations/core/action-pairs/verdicts";
import type { Button, KnownBlock } from "@slack/types";
import type { Standing } from "../standing.ts";
import { accountName } from "../words/kinds.ts";
import { VERDICT_SIGN, VERDICT_WORDS } from "../words/policies.ts";
import { mrkdwn, numeral } from "../words/voice.ts";
import { buttonRow } from "./buttons.ts";
import { header, section } from "./post.ts";

/** Action ids; their values say what to show, so nothing is remembered between presses. */
export const HOME_ACCOUNT = "home:account";
export const HOME_PREVIOUS = "home:previous";
export const HOME_NEXT = "home:next";
export const HOME_BACK = "home:back";
export const HOME_SCAN = "home:scan";

/** Accounts of a page. */
export const HOME_PAGE = 8;
const { time } = mrkdwn;

/** One page of the accounts that somebody sees, each with a button to the page of its own. */
export interface AccountsPage {
  /** From 1. */
  page: number;
  total: number;
  shown: { standing: Standing; readiness?: AccountPolicyReadiness | undefined }[];
}

export function accountsInHome({ page, total, shown }: AccountsPage): KnownBlock[] {
  if (shown.length === 0) return [];
  const from = (page - 1) * HOME_PAGE;
  const more = [
    ...(page > 1 ? [button(HOME_PREVIOUS, "Previous", String(page - 1))] : []),
    ...(from + shown.length < total ? [button(HOME_NEXT, "Next", String(page + 1))] : []),
  ];
  return [
    header(`Accounts: ${numeral(from + 1)} to ${numeral(from + shown.length)} of ${numeral(total)}`),
    ...shown.map(({ standing: { account }, readiness }) => ({
      ...section(`*${accountName(account)}*\n${readinessLine(readiness)}`),
      block_id: `account:${account.id}`,
      accessory: button(HOME_ACCOUNT, "Open", `${account.id}:${page}`),
    })),
    ...buttonRow("accounts", more),
  ];
}

/** The verdict on accepting in a line, and how old it is. */
export function readinessLine(readiness: AccountPolicyReadiness | undefined): string {
  if (!readiness) return "▫️ IAM policies not looked at yet";
  const verdict = acceptVerdict(policiesSeen(readiness));
  return `${VERDICT_SIGN[verdict]} IAM policies: ${VERDICT_WORDS[verdict]}, looked at ${time(readiness.at)}`;
}

export function button(id: string, label: string, value: string): Button {
  return { type: "button", action_id: id, text: { type: "plain_text", text: label }, value };
}

/** The account and page that a button's value names; the first page where it names none, and no account that is none. */
export function homeAsked(value = ""): { account?: string; page: number } {
  const [, account, page] = /^(?:(\d{12}):)?(\d{1,4})$/.exec(value) ?? [];
  return { ...(account === undefined ? {} : { account }), page: Math.max(1, Number(page ?? 1)) };
}
