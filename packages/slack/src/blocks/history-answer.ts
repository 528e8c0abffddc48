import type { Recorded } from "@invitations/core/ports";
import type { Request } from "@invitations/core/request/request";
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

/** The timeline of one request, or of the requests of one account, first to last. `told`: newest request first. */
export function historyAnswer(told: readonly Told[]): Post {
  const all = told
    .flatMap(({ request, events }) => events.map((event) => ({ request, event })))
    .sort((one, other) => compare(one.event.at, other.event.at) || one.event.seq - other.event.seq);
  const several = told.length > 1;
  const timeline = all.map(({ request, event }) => {
    const line = `${time(event.at)} · ${eventWords(event, request.kind)}`;
    return several ? `${line} · ${code(request.id)}` : line;
  });
  const [first] = told;
  if (!first) {
    const text = "Nothing has happened yet, so there is no history to show.";
    return { text, blocks: [section(text)] };
  }
  const account = accountName(first.request.account);
  const title = several
    ? `History of ${account}`
    : `History of request ${code(first.request.id)} for ${account}`;
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
