import type { Recorded, RecordedOfAccount } from "@invitations/core/ports";
import type { Request } from "@invitations/core/request/request";
import { accountEventWords } from "../words/account-events.ts";
import { eventWords } from "../words/events.ts";
import { accountName } from "../words/kinds.ts";
import { counted, mrkdwn } from "../words/voice.ts";
import { context, newest, type Post, section } from "./post.ts";

const { code, time } = mrkdwn;

/** Most events shown at once: the newest. */
export const MOST_EVENTS = 40;

/** One request with all that happened to it. */
export interface Told {
  request: Request;
  events: readonly Recorded[];
}

/** An account with what happened to it beside its requests. */
export interface OfAccount {
  account: Request["account"];
  events: readonly RecordedOfAccount[];
}

/**
 * The timeline of one request, or of an account with all its requests, first to last. `told`: newest request first.
 */
export function historyAnswer(told: readonly Told[], ofAccount?: OfAccount): Post {
  const several = ofAccount !== undefined;
  const timeline = [
    ...told.flatMap(({ request, events }) =>
      events.map((event) => ({
        ...event,
        words: `${eventWords(event, request.kind)}${several ? ` · ${code(request.id)}` : ""}`,
      })),
    ),
    ...(ofAccount?.events ?? []).map((event) => ({ ...event, words: accountEventWords(event) })),
  ]
    .sort((one, other) => compare(one.at, other.at) || one.seq - other.seq)
    .map(({ at, words }) => `${time(at)} · ${words}`);
  const [first] = told;
  const account = ofAccount?.account ?? first?.request.account;
  if (!account || timeline.length === 0) {
    const text = "Nothing has happened yet, so there is no history to show.";
    return { text, blocks: [section(text)] };
  }
  const title =
    first && !several
      ? `History of request ${code(first.request.id)} for ${accountName(account)}`
      : `History of ${accountName(account)}`;
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      ...newest(timeline, { lines: MOST_EVENTS, characters: 10_000 }, leftOut),
      ...(several ? [context("Ask for the history of one request to see all of it.")] : []),
    ],
  };
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const leftOut = (count: number) =>
  `${counted(count, "earlier event")} ${count === 1 ? "is" : "are"} not shown here; the record keeps ${count === 1 ? "it" : "them"}.`;
