import type { Request, RequestKind } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { mrkdwn, series, timeLeft } from "../words/voice.ts";
import { decisionButtons } from "./buttons.ts";
import { context, type Post, quote, section } from "./post.ts";
import { questionSentence } from "./question.ts";

type Waiting = Extract<Request, { status: "waiting" }>;

const { code, person, time } = mrkdwn;

/** A short second word to those who may decide, with the buttons. `mention` as for a question. */
export function reminder(request: Waiting, now: Date, mention: readonly string[] = []): Post {
  const left = timeLeft(now, request.expiresAt);
  const text = `Reminder, ${left}: ${questionSentence(request)}`;
  const to = mention.length === 0 ? "" : `${series(mention.map(person))}: `;
  return {
    text,
    blocks: [
      section(`${to}*Reminder, ${left}.* ${questionSentence(request)}`),
      section(
        `*Asked by*  ${person(request.requester)}, ${time(request.requestedAt)}${request.reason ? ", who gives this reason:" : ""}`,
      ),
      ...(request.reason ? [quote(request.reason)] : []),
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
      ? `Its owners, ${series(request.owners.map(person))}, were asked and have not answered.`
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

const WHAT_TO_DO: Readonly<Record<RequestKind, (request: Waiting) => string>> = {
  invitation: ({ account, requester }) =>
    `• Ask an owner to press Accept or Decline in the message they have.\n• If they no longer answer for the account, have the security team name somebody who does: ${code(`${COMMAND} owner add ${account.id} @owner`)}\n• If it should not happen, have ${person(requester)} or the security team cancel it.`,
  join: ({ requester }) =>
    `• Ask somebody of the security team to press Accept or Decline in their channel.\n• If it should not happen, tell ${person(requester)}.`,
  departure: ({ requester }) => `• Talk to ${person(requester)}.`,
  removal: ({ requester }) =>
    `• Ask somebody of the security team other than ${person(requester)} to press Accept or Decline in their channel.\n• If it should not happen, have it cancelled.`,
};
