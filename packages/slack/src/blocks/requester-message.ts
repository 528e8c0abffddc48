import { decisionOf, type Request } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { advice } from "../words/advice.ts";
import { aftermath } from "../words/aftermath.ts";
import { headline } from "../words/headline.ts";
import { mrkdwn } from "../words/voice.ts";
import { blockersBlocks } from "./blockers.ts";
import { buttonRow, cancelButton, resendButton, retryButton } from "./buttons.ts";
import { context, type Post, quote, section } from "./post.ts";
import { resultBlocks } from "./regions.ts";

const { code } = mrkdwn;

/** What the one who asked is told: where the request stands, why, and what to do next. */
export function requesterMessage(request: Request): Post {
  const text = headline(request);
  const declined = decisionOf(request)?.reason;
  const next = [aftermath(request), advice(request)].filter((words) => words !== undefined);
  return {
    text,
    blocks: [
      section(text),
      ...(declined ? [quote(declined)] : []),
      ...(request.status === "blocked" ? blockersBlocks(request.blockers) : resultBlocks(request)),
      ...next.map(section),
      ...buttonRow("afterwards", [
        ...retryButton(request),
        ...resendButton(request),
        ...cancelButton(request),
      ]),
      context(`Request ${code(request.id)} · ${code(`${COMMAND} history ${request.id}`)} tells all of it`),
    ],
  };
}
