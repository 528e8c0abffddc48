import type { Request } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { accountName } from "../words/kinds.ts";
import { standardsAsked } from "../words/standards.ts";
import { mrkdwn, series } from "../words/voice.ts";
import { buttonRow, cancelButton } from "./buttons.ts";
import { type Post, section } from "./post.ts";

const { code, person } = mrkdwn;

/** What whoever asked is told at once: the request's id, and what happens next. */
export function openedWords(request: Request): string {
  const standards = standardsAsked(request);
  return [
    `Request ${code(request.id)} is on its way: ${accountName(request.account)}.`,
    next(request),
    ...(standards === undefined ? [] : [standards]),
    `${code(`${COMMAND} status ${request.id}`)} shows how far it is.`,
  ].join("\n");
}

/** The same with a button that takes the request back. */
export function openedAnswer(request: Request): Post {
  const text = openedWords(request);
  return { text, blocks: [section(text), ...buttonRow("afterwards", cancelButton(request))] };
}

function next(request: Request): string {
  const { owners, details } = request;
  switch (request.kind) {
    case "invitation":
      return `I look up the home Region and every linked Region, see whether the account is ready in each of them, and invite it there. Then I ask ${series(owners.map(person))}${details.ownersMatchedByEmail ? ", found by the account's e-mail address," : ""} to accept or decline, and tell you what came of it.`;
    case "join":
      return "I see whether the account is ready in the home Region and every linked Region, and ask the security team. If they agree, the account is invited and accepts without another question; I tell you what came of it.";
    case "departure":
      return `The account leaves ${details.onlyRegions ? `in ${series(details.onlyRegions.map((region) => code(region, 40)))}` : "in every Region"}, and I tell you what came of it. The old invitation stays acceptable, so the account can come back.`;
    case "removal":
      return `Nothing is done until somebody else of the security team confirms it in the operators' channel. ${owners.length === 0 ? "The account has no owners on record, so nobody outside the team is told." : `${series(owners.map(person))} ${owners.length === 1 ? "is" : "are"} told now, and when it is done.`}`;
  }
}
