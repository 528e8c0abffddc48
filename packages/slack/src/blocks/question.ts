import { decisionOf, type Request, type RequestKind } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { asked, headline } from "../words/headline.ts";
import { accountName } from "../words/kinds.ts";
import { quorumWords } from "../words/quorum.ts";
import { cut, mrkdwn, series } from "../words/voice.ts";
import { blockersBlocks } from "./blockers.ts";
import { buttonRow, decisionButtons, retryButton } from "./buttons.ts";
import { type Askable, effectsBlocks } from "./effects.ts";
import { context, header, lines, type Post, quote, section } from "./post.ts";
import { readinessBlocks } from "./readiness.ts";
import { regionName, resultBlocks } from "./regions.ts";

const { code, person, time } = mrkdwn;

/**
 * The question to those who may decide, with everything that a decision needs.
 * `mention` are the people to call by name, where the message goes to a channel of others too.
 */
export function question(request: Askable, expiresAt: string, mention: readonly string[] = []): Post {
  const sentence = questionSentence(request);
  const quorum = quorumWords(request);
  return {
    text: `${sentence} Accept or decline by ${time(expiresAt)}.`,
    blocks: [
      titled(request),
      section(mention.length === 0 ? sentence : `${series(mention.map(person))}: ${sentence}`),
      ...lines([`*Regions*  ${regionNames(request)}`], 2_000),
      section(`*Asked by*  ${person(request.requester)}${request.reason ? ", who gives this reason:" : ""}`),
      ...(request.reason ? [quote(request.reason)] : []),
      ...(quorum === undefined ? [] : [section(`*Who has to accept*  ${quorum}`)]),
      ...effectsBlocks(request),
      ...(request.examination
        ? readinessBlocks(request.examination, request.regions, request.homeRegion)
        : []),
      context(`Answer by ${time(expiresAt)}; then ${AFTER[request.kind]}. Request ${code(request.id)}`),
      decisionButtons(request),
    ],
  };
}

/** What is asked, in one sentence. */
export function questionSentence(request: Request): string {
  const account = accountName(request.account);
  const administrator = code(request.administrator);
  switch (request.kind) {
    case "invitation":
      return `The Security Hub administrator account ${administrator} invites ${account} to become its member account.`;
    case "join":
      return `${person(request.requester)}, an owner of ${account}, asks that it become a member of the Security Hub administrator account ${administrator}.`;
    case "departure":
      return `${person(request.requester)} ${asked(request)}.`;
    case "removal":
      return `${person(request.requester)} ${asked(request)}. A second person of the security team has to confirm it.`;
  }
}

/**
 * The message that put the question, as the request stands now: the question while it waits, then who decided
 * and how far the work is in each Region. Buttons are there only as long as they do something.
 */
export function questionMessage(request: Request): Post {
  if (request.status === "waiting") return question(request, request.expiresAt);
  const text = headline(request);
  const declined = decisionOf(request)?.reason;
  return {
    text,
    blocks: [
      titled(request),
      section(text),
      ...(declined ? [section("*Reason for declining*"), quote(declined)] : []),
      ...(request.status === "blocked" ? blockersBlocks(request.blockers) : resultBlocks(request)),
      ...buttonRow("afterwards", retryButton(request)),
      context(
        `Administrator account ${code(request.administrator)} · asked by ${person(request.requester)} · request ${code(request.id)}`,
      ),
    ],
  };
}

/**
 * A copy of the question that nobody rewrites again, such as a reminder, once somebody has decided: what was
 * decided, and where to look for the rest.
 */
export function decidedCopy(request: Request): Post {
  const text = headline(request);
  return {
    text,
    blocks: [
      section(text),
      context(`${code(`${COMMAND} status ${request.id}`)} shows how far it is by now.`),
    ],
  };
}

const TITLE: Readonly<Record<RequestKind, (account: string) => string>> = {
  invitation: (account) => `Security Hub invitation for ${account}`,
  join: (account) => `Security Hub: ${account} asks to join`,
  departure: (account) => `Security Hub: ${account} leaves`,
  removal: (account) => `Security Hub: removal of ${account}`,
};

export const titled = (request: Request) =>
  header(TITLE[request.kind](cut(request.account.alias ?? request.account.id, 100)));

const AFTER: Readonly<Record<RequestKind, string>> = {
  invitation: "the invitation is taken back",
  join: "the request expires, and the account stays as it is",
  departure: "the request expires",
  removal: "the request expires, and the account stays a member",
};

function regionNames({ regions, homeRegion }: Askable): string {
  return series(
    regions.map((region) => regionName(region, homeRegion)),
    40,
  );
}
