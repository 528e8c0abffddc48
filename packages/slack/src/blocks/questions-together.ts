import { approvalsOf, quorumOf } from "@invitations/core/request/quorum";
import { decisionOf, isClosed, type Request, regionsOf } from "@invitations/core/request/request";
import type { ActionsBlock, Button, KnownBlock } from "@slack/types";
import { COMMAND } from "../command/commands.ts";
import { accountName } from "../words/kinds.ts";
import { STATUS_WORDS } from "../words/status.ts";
import { counted, mrkdwn, series } from "../words/voice.ts";
import { buttonRow, decisionButtons, retryButton } from "./buttons.ts";
import { effectsTogether } from "./effects.ts";
import { SIGN } from "./operators-line.ts";
import { context, header, lines, type Post, quote, section } from "./post.ts";
import { readinessWord } from "./readiness.ts";
import { regionName } from "./regions.ts";

/** Action ids of the buttons that are about the message as a whole; Accept and Decline are those of any question. */
export const ACCEPT_ALL = "together:accept-all";
export const TOGETHER_PREVIOUS = "together:previous";
export const TOGETHER_NEXT = "together:next";

/** Accounts on one page: two blocks each, so that a message of 50 has room for what is said once. */
export const TOGETHER_PAGE_SIZE = 15;

/** Invitations that the same people are asked about in one message. */
export interface Together {
  /** What the buttons carry, at most 100 characters: whatever finds these requests again. */
  id: string;
  /** All of them, always in the same order, so that an account stays where it is on its page. */
  requests: readonly Request[];
  /** From 1; the nearest there is where there is no such page. */
  page: number;
  /** The people to call by name, where the message goes to a channel of others too. */
  mention?: readonly string[];
}

type Waiting = Extract<Request, { status: "waiting" }>;

const MOST_REASON = 400;
const { code, person, time } = mrkdwn;

/**
 * One question about many accounts, for the owners of them all: each account with its state, and with Accept and
 * Decline as long as it waits. The same message as the requests stand now, later: what is over asks nothing more.
 */
export function questionsTogether(together: Together): Post {
  const { requests } = together;
  const pages = Math.max(1, Math.ceil(requests.length / TOGETHER_PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(together.page) || 1), pages);
  const from = (page - 1) * TOGETHER_PAGE_SIZE;
  const shown = requests.slice(from, from + TOGETHER_PAGE_SIZE);
  const waiting = requests.filter((request) => request.status === "waiting");
  const text = sentence(together, waiting);
  const mention = together.mention ?? [];
  const regions = sharedRegions(requests);
  return {
    text,
    blocks: [
      header(`Security Hub invitations for ${counted(requests.length, "account")}`),
      section(mention.length === 0 ? text : `${series(mention.map(person))}: ${text}`),
      ...(regions === undefined ? [] : lines([`*Regions*  ${regions}`], 1_500)),
      ...whoAsked(requests),
      ...effectsTogether(waiting),
      ...acceptAll(together.id, waiting),
      ...(pages > 1
        ? [section(`*Accounts ${from + 1} to ${from + shown.length} of ${requests.length}*`)]
        : []),
      ...shown.flatMap((request) => accountBlocks(request, regions === undefined)),
      ...paging(together.id, page, pages),
      context(after(waiting)),
    ],
  };
}

function sentence({ requests }: Together, waiting: readonly Waiting[]): string {
  const [first] = requests;
  if (!first) return "Nothing is asked of you here any more.";
  const administrators = [...new Set(requests.map(({ administrator }) => code(administrator)))];
  const accounts = counted(requests.length, "account");
  const asked = `The Security Hub administrator account ${series(administrators, 3)} invites ${accounts} of yours to become ${requests.length === 1 ? "its member account" : "its member accounts"}.`;
  if (waiting.length === 0)
    return `${asked} ${requests.every(isClosed) ? "All of them are settled." : "None waits for your answer now."}`;
  const answer =
    waiting.length === requests.length
      ? "Accept or decline each"
      : `${waiting.length} of them ${waiting.length === 1 ? "waits" : "wait"} for your answer: accept or decline each`;
  return `${asked} ${answer} by ${time(soonest(waiting))}.`;
}

function after(waiting: readonly Waiting[]): string {
  return waiting.length === 0
    ? `${code(`${COMMAND} status`)} with an account's id tells all about it.`
    : `Answer by ${time(soonest(waiting))}; then the invitations without an answer are taken back. Each account is decided on its own.`;
}

/** When the first of them expires. */
const soonest = (waiting: readonly Waiting[]) => waiting.map(({ expiresAt }) => expiresAt).sort()[0] ?? "";

/** Who asked, and why, said once where all have the same reason. */
function whoAsked(requests: readonly Request[]): KnownBlock[] {
  if (requests.length === 0) return [];
  const requesters = [...new Set(requests.map(({ requester }) => person(requester)))];
  const [reason, ...others] = new Set(requests.map(({ reason }) => reason?.trim() ?? ""));
  const shared = others.length === 0 && reason ? reason : undefined;
  const by = `*Asked by*  ${series(requesters, 5)}`;
  if (shared === undefined) {
    return [section(others.length === 0 ? by : `${by}, for reasons of each account's own.`)];
  }
  return [section(`${by}, who gives this reason:`), quote(shared, MOST_REASON)];
}

/** Accept all, as long as more than one waits. */
function acceptAll(id: string, waiting: readonly Waiting[]): ActionsBlock[] {
  if (waiting.length < 2) return [];
  return buttonRow("together", [
    {
      type: "button",
      action_id: ACCEPT_ALL,
      style: "primary",
      text: { type: "plain_text", text: `Accept all ${waiting.length}` },
      value: id,
      confirm: {
        title: { type: "plain_text", text: `Accept ${waiting.length} invitations?` },
        text: {
          type: "plain_text",
          text: `All ${waiting.length} accounts that still wait for an answer become member accounts, those on other pages too. What was decided before stays.${charged(waiting)}`,
        },
        confirm: { type: "plain_text", text: "Accept all" },
        deny: { type: "plain_text", text: "Not yet" },
      },
    },
  ]);
}

/** The last word before many accounts are charged at one press. */
const charged = (waiting: readonly Waiting[]) =>
  waiting.some(({ details }) => details.standards)
    ? " Security standards are enabled in them, which AWS charges for."
    : "";

/** One account: its name, its state, its own Regions where they differ, and what can be pressed. */
function accountBlocks(request: Request, ownRegions: boolean): KnownBlock[] {
  const where = ownRegions ? regionNames(request, MOST_OWN_REGIONS) : undefined;
  const told = [
    `*${accountName(request.account)}*`,
    stateOf(request),
    ...(where === undefined ? [] : [`Regions: ${where}`]),
  ];
  return [
    section(told.join("\n")),
    ...(request.status === "waiting"
      ? // A block id may stand in a message once.
        [{ ...decisionButtons(request), block_id: `decision:${request.id}` }]
      : buttonRow(`afterwards:${request.id}`, retryButton(request))),
  ];
}

function stateOf(request: Request): string {
  const sign = SIGN[request.status];
  const decision = decisionOf(request);
  const by = decision
    ? `, ${decision.verdict === "accept" ? "accepted" : "declined"} by ${person(decision.by)}`
    : "";
  switch (request.status) {
    case "waiting":
      return [
        `${sign} waits for your answer · ${readinessWord(request.examination, request.regions)}`,
        ...(quorumOf(request) > 1
          ? [`${approvalsOf(request).length} of ${quorumOf(request)} owners who have to accept have done so`]
          : []),
      ].join(" · ");
    case "accepting":
      return `${sign} being carried out${by}`;
    case "enabled":
      return `${sign} a member in every Region${by}`;
    case "declining":
    case "declined":
      return `${sign} nothing was accepted${by}`;
    case "partial":
      return `${sign} done in some of its Regions only${by}`;
    case "failed":
      return `${sign} failed${by}`;
    default:
      return `${sign} ${STATUS_WORDS[request.status]}`;
  }
}

/** The Regions that all of them have, in words; `undefined` where they differ, or nothing is known of them. */
function sharedRegions(requests: readonly Request[]): string | undefined {
  const located = requests.filter((request) => regionsOf(request).length > 0);
  const [first] = located;
  const all = new Set(located.map((request) => regionsOf(request).join(" ")));
  return first && all.size === 1 ? regionNames(first, MOST_SHARED_REGIONS) : undefined;
}

/** Characters for the Regions of one account, and for those of all; real ones are shorter. */
const MOST_OWN_REGIONS = 90;
const MOST_SHARED_REGIONS = 1_200;

function regionNames(request: Request, most: number): string | undefined {
  const regions = regionsOf(request);
  if (regions.length === 0) return undefined;
  const home = "homeRegion" in request ? request.homeRegion : undefined;
  const names = series(
    regions.map((region) => regionName(region, home)),
    40,
  );
  return names.length <= most ? names : counted(regions.length, "Region");
}

function paging(id: string, page: number, pages: number): ActionsBlock[] {
  const turn = (action: string, label: string, to: number): Button => ({
    type: "button",
    action_id: action,
    text: { type: "plain_text", text: label },
    value: JSON.stringify({ id, page: to }),
  });
  return buttonRow("pages", [
    ...(page > 1 ? [turn(TOGETHER_PREVIOUS, "Previous", page - 1)] : []),
    ...(page < pages ? [turn(TOGETHER_NEXT, "Next", page + 1)] : []),
  ]);
}

/** What a button that turns the page asks for; `undefined` where it was not written by this app. */
export function togetherPage(value: string): { id: string; page: number } | undefined {
  try {
    const { id, page } = JSON.parse(value) as { id?: unknown; page?: unknown };
    const sound = typeof id === "string" && typeof page === "number" && Number.isInteger(page);
    return sound ? { id, page } : undefined;
  } catch {
    // Not JSON, so not ours either.
    return undefined;
  }
}
