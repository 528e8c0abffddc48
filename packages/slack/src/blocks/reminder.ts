import { approvalsOf } from "@invitations/core/request/quorum";
import type { Request, RequestKind } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { accountName } from "../words/kinds.ts";
import { quorumWords } from "../words/quorum.ts";
import { standardsAsked } from "../words/standards.ts";
import { counted, mrkdwn, series, timeLeft } from "../words/voice.ts";
import { decisionButtons } from "./buttons.ts";
import { context, type Post, quote, section } from "./post.ts";
import { questionSentence } from "./question.ts";

export type Waiting = Extract<Request, { status: "waiting" }>;

const { code, person, time } = mrkdwn;

/** A short second word to those who may decide, with the buttons. `mention` as for a question. */
export function reminder(request: Waiting, now: Date, mention: readonly string[] = []): Post {
  const left = timeLeft(now, request.expiresAt);
  const text = `Reminder, ${left}: ${questionSentence(request)}`;
  const standards = standardsAsked(request);
  const quorum = quorumWords(request);
  const to = mention.length === 0 ? "" : `${series(mention.map(person))}: `;
  return {
    text,
    blocks: [
      section(`${to}*Reminder, ${left}.* ${questionSentence(request)}`),
      section(
        `*Asked by*  ${person(request.requester)}, ${time(request.requestedAt)}${request.reason ? ", who gives this reason:" : ""}`,
      ),
      ...(request.reason ? [quote(request.reason)] : []),
      ...(standards === undefined ? [] : [section(standards)]),
      ...(quorum === undefined ? [] : [section(`*Who has to accept*  ${quorum}`)]),
      context(
        `Please answer by ${time(request.expiresAt)}. The first message says what accepting does. Request ${code(request.id)}`,
      ),
      decisionButtons(request),
    ],
  };
}

/** For those who hear of it when nobody decides: who was asked, since when, and what they can do. */
export function escalation(request: Waiting, now: Date): Post {
  const left = timeLeft(now, request.expiresAt);
  const asked =
    request.kind === "invitation"
      ? ownersAsked(request)
      : "The security team was asked in its channel and has not answered.";
  const text = `Nobody has decided, ${left}: ${questionSentence(request)}`;
  return {
    text,
    blocks: [
      section(`*Nobody has decided, ${left}.* ${questionSentence(request)}`),
      section(
        `${asked} The request stands since ${time(request.requestedAt)} and expires ${time(request.expiresAt)}.`,
      ),
      section(`*What you can do*\n${WHAT_TO_DO[request.kind](request)}`),
      context(
        `You are told because you are on the escalation list. Request ${code(request.id)} · ${code(`${COMMAND} status ${request.id}`)}`,
      ),
    ],
  };
}

// Lists of names in messages that are about many accounts.
const MOST_NAMES = 15;
const accountsOf = (requests: readonly Waiting[]) =>
  requests.length <= MOST_NAMES
    ? series(requests.map(({ account }) => accountName(account)))
    : `${requests
        .slice(0, MOST_NAMES)
        .map(({ account }) => accountName(account))
        .join(", ")} and ${requests.length - MOST_NAMES} more`;

/** The same for the owners of many accounts, who have one message that asks about them all. */
export function reminderTogether(
  requests: readonly Waiting[],
  now: Date,
  mention: readonly string[] = [],
): Post {
  const left = timeLeft(now, soonest(requests));
  const text = `${counted(requests.length, "invitation")} of yours ${requests.length === 1 ? "waits" : "wait"} for an answer: ${accountsOf(requests)}.`;
  const to = mention.length === 0 ? "" : `${series(mention.map(person))}: `;
  return {
    text: `Reminder, ${left}: ${text}`,
    blocks: [
      section(`${to}*Reminder, ${left}.* ${text}`),
      context(
        `Please answer by ${time(soonest(requests))}: in the message that asked about them, or in my Home tab. ${code(`${COMMAND} list waiting`)} names them all.`,
      ),
    ],
  };
}

/** For those who hear of it when nobody decides about many accounts. */
export function escalationTogether(requests: readonly Waiting[], now: Date): Post {
  const left = timeLeft(now, soonest(requests));
  const owners = [...new Set(requests.flatMap((request) => request.owners))];
  const text = `Nobody has decided, ${left}: ${counted(requests.length, "invitation")} of ${accountsOf(requests)}.`;
  return {
    text,
    blocks: [
      section(`*Nobody has decided, ${left}.* ${text}`),
      section(
        `The owners, ${series(owners.map(person), 10)}, were asked and have not answered. What is not answered by ${time(soonest(requests))} expires.`,
      ),
      section(
        `*What you can do*\n• Ask the owners to answer in the message they have.\n• If they no longer answer for these accounts, have the security team name somebody who does.`,
      ),
      context(
        `You are told because you are on the escalation list. ${code(`${COMMAND} list waiting`)} names all that wait.`,
      ),
    ],
  };
}

const soonest = (requests: readonly Waiting[]) =>
  requests.map(({ expiresAt }) => expiresAt).sort()[0] ?? new Date(0).toISOString();

function ownersAsked(request: Waiting): string {
  const asked = `Its owners, ${series(request.owners.map(person))}, were asked`;
  return approvalsOf(request).length === 0
    ? `${asked} and have not answered.`
    : `${asked}. ${quorumWords(request)}`;
}

const WHAT_TO_DO: Readonly<Record<RequestKind, (request: Waiting) => string>> = {
  invitation: ({ account, requester }) =>
    `• Ask an owner to press Accept or Decline in the message they have.\n• If they no longer answer for the account, have the security team name somebody who does: ${code(`${COMMAND} owner add ${account.id} @owner`)}\n• If it should not happen, have ${person(requester)} or the security team cancel it.`,
  join: ({ requester }) =>
    `• Ask somebody of the security team to press Accept or Decline in their channel.\n• If it should not happen, tell ${person(requester)}.`,
  departure: ({ requester }) => `• Talk to ${person(requester)}.`,
  removal: ({ requester }) =>
    `• Ask somebody of the security team other than ${person(requester)} to press Accept or Decline in their channel.\n• If it should not happen, have it cancelled.`,
};
