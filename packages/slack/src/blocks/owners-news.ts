import { decisionOf, type Request } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { aftermath } from "../words/aftermath.ts";
import { asked, headline } from "../words/headline.ts";
import { mrkdwn, series } from "../words/voice.ts";
import { buttonRow, retryButton } from "./buttons.ts";
import { context, type Post, quote, section } from "./post.ts";
import { titled } from "./question.ts";
import { resultBlocks } from "./regions.ts";

const { code, person } = mrkdwn;

/** Tells owners that somebody asks to remove their account. `mention` as for a question. */
export function removalNotice(request: Request, mention: readonly string[] = []): Post {
  const text = `${person(request.requester)} of the security team ${asked(request)}.`;
  return {
    text,
    blocks: [
      titled(request),
      section(called(mention, text)),
      ...(request.reason ? [section("*The reason given*"), quote(request.reason)] : []),
      section(
        `Nothing is done yet: a second person of the team has to confirm it. If the account should stay a member, talk to ${person(request.requester)} now. You hear how it ends.`,
      ),
      about(request),
    ],
  };
}

/** Tells owners how a request ended that they have no question of. `mention` as for a question. */
export function ownersNews(request: Request, mention: readonly string[] = []): Post {
  const text = headline(request);
  const declined = decisionOf(request)?.reason;
  const after = aftermath(request);
  return {
    text,
    blocks: [
      titled(request),
      section(called(mention, text)),
      ...(declined ? [quote(declined)] : []),
      ...resultBlocks(request),
      ...(after === undefined ? [] : [section(after)]),
      ...buttonRow("afterwards", retryButton(request)),
      about(request),
    ],
  };
}

const called = (mention: readonly string[], text: string) =>
  mention.length === 0 ? text : `${series(mention.map(person))}: ${text}`;

const about = (request: Request) =>
  context(
    `You answer for this account. Administrator account ${code(request.administrator)} · ${code(`${COMMAND} history ${request.id}`)} tells all of it`,
  );
