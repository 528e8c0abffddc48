import type { Request } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { headline } from "../words/headline.ts";
import { mrkdwn } from "../words/voice.ts";
import { blockersBlocks } from "./blockers.ts";
import { resultBlocks } from "./owner-message.ts";
import { context, type Post, quote, section } from "./post.ts";

const { code } = mrkdwn;

/** What the one who asked is told: where the request stands, why, and what to do next. */
export function requesterMessage(request: Request): Post {
  const text = headline(request);
  const next = advice(request);
  const declined = "decision" in request ? request.decision?.reason : undefined;
  return {
    text,
    blocks: [
      section(text),
      ...(declined ? [quote(declined)] : []),
      ...(request.status === "blocked" ? blockersBlocks(request.blockers) : resultBlocks(request)),
      ...(next === undefined ? [] : [section(next)]),
      context(`Request ${code(request.id)} · ${code(`${COMMAND} history ${request.id}`)} tells all of it`),
    ],
  };
}

function advice(request: Request): string | undefined {
  const again = code(`${COMMAND} invite ${request.account.id}`);
  switch (request.status) {
    case "waiting":
      return request.messages?.length !== 0
        ? undefined
        : `Find out who answers for the account now. When this request is over, ${code(`${COMMAND} invite ${request.account.id} @owner`)} asks them.`;
    case "expired":
      return `If the account should still be a member, talk to its owners and then ask again: ${again}`;
    case "partial":
      return `What is done stays as it is. Once the cause is mended, ${again} takes up the Regions that are missing.`;
    default:
      return undefined;
  }
}
