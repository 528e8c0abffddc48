import type { Seen } from "@invitations/core/accounts/last-seen";
import type { ActionsBlock, Button } from "@slack/types";
import { COMMAND } from "../command/commands.ts";
import { type Filter, filterText, parseFilter } from "../command/values.ts";
import { type Listed, PAGE_SIZE } from "../list.ts";
import type { Standing } from "../standing.ts";
import { accountName } from "../words/kinds.ts";
import { STATUS_WORDS } from "../words/status.ts";
import { mrkdwn, series } from "../words/voice.ts";
import { context, lines, type Post, section } from "./post.ts";
import { SQUARE, statusName } from "./squares.ts";

/** Action ids of the two buttons. Their values say what to show next, so nothing is remembered between presses. */
export const PREVIOUS = "list:previous";
export const NEXT = "list:next";

/** Longest value that Slack takes for a button. */
const LONGEST_VALUE = 2_000;

const { code } = mrkdwn;

/** One page of accounts, with their member statuses Region by Region. */
export function listAnswer(listed: Listed): Post {
  const { total, page, shown } = listed;
  if (total === 0) {
    const text = nothing(listed);
    return { text, blocks: [section(text)] };
  }
  const from = (page - 1) * PAGE_SIZE + 1;
  const which = filterText(listed.filter);
  const title = `${which === "" ? "Accounts" : `Accounts, ${code(which)}`}: ${from} to ${from + shown.length - 1} of ${total}`;
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      ...lines(shown.map(accountLines), 9_500),
      context("As last read from the administrator's side, or as a request has left it."),
      ...buttons(listed),
    ],
  };
}

function nothing({ filter, everybodys }: Listed): string {
  if (!("all" in filter)) {
    const which = code(filterText(filter));
    return `${everybodys ? "No account" : "No account of yours"} fits ${which}. A filter is a member status, ${code("waiting")}, ${code("failed")}, or a part of an alias or an id; ${code(`${COMMAND} list`)} shows all.`;
  }
  return everybodys
    ? `No account is known here yet. ${code(`${COMMAND} invite`)} asks for the first.`
    : "You are not an owner of any account here. The security team can name you as one.";
}

function accountLines(standing: Standing): string {
  const { account, open } = standing;
  const waits = open ? `\n      ⏳ ${code(open.id)} ${STATUS_WORDS[open.status]}` : "";
  return `*${accountName(account)}*\n      ${statuses(standing)}${waits}`;
}

/** `🟩 Enabled in us-east-1 and eu-west-1 · 🟥 failed in eu-west-2` */
export function statuses({ seen, failed }: Standing): string {
  const regionsBy = new Map<Seen["status"] | "failed", string[]>();
  for (const [region, status] of Object.entries(seen).sort()) {
    regionsBy.set(status, [...(regionsBy.get(status) ?? []), region]);
  }
  if (failed.length > 0) regionsBy.set("failed", [...failed]);
  if (regionsBy.size === 0) return `${SQUARE.none} nothing known yet`;
  const known = [...regionsBy].map(([status, regions]) => {
    const where = series(
      regions.map((region) => code(region, 40)),
      8,
    );
    return `${SQUARE[status]} ${statusName(status)} in ${where}`;
  });
  return known.join(" · ");
}

function buttons({ filter, page, pages }: Listed): ActionsBlock[] {
  const elements = [
    ...(page > 1 ? [button(PREVIOUS, "Previous", filter, page - 1)] : []),
    ...(page < pages ? [button(NEXT, "Next", filter, page + 1)] : []),
  ].filter(({ value }) => value !== undefined && value.length <= LONGEST_VALUE);
  return elements.length === 0 ? [] : [{ type: "actions", block_id: "list", elements }];
}

function button(id: string, label: string, filter: Filter, page: number): Button {
  return {
    type: "button",
    action_id: id,
    text: { type: "plain_text", text: label },
    value: JSON.stringify({ filter: filterText(filter), page }),
  };
}

/** What a button's value asks for; the first page of everything where it cannot be read. */
export function pageAsked(value: string): { filter: Filter; page: number } {
  try {
    const { filter, page } = JSON.parse(value) as { filter?: unknown; page?: unknown };
    if (typeof filter === "string" && typeof page === "number" && Number.isInteger(page) && page >= 1) {
      return { filter: parseFilter(filter), page };
    }
  } catch {
    // What is not JSON was not written by this app; the beginning of the list is a right answer to it.
  }
  return { filter: { all: true }, page: 1 };
}
