import type { Account } from "@invitations/core/accounts/account";
import type { Request } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { accountName, headline } from "../words/headline.ts";
import { STATUS_WORDS } from "../words/status.ts";
import { mrkdwn, series } from "../words/voice.ts";
import { blockersBlocks } from "./blockers.ts";
import { resultBlocks } from "./owner-message.ts";
import { context, lines, type Post, quote, section } from "./post.ts";
import { readinessBlocks } from "./readiness.ts";

const { code, person, time } = mrkdwn;

/** Where one request stands. */
export function requestStatus(request: Request): Post {
  const text = headline(request);
  const prepared = request.status === "examined" || request.status === "waiting";
  return {
    text,
    blocks: [
      section(text),
      section(`*Asked by*  ${person(request.requester)}, ${time(request.requestedAt)}`),
      ...(request.reason ? [quote(request.reason)] : []),
      ...(request.status === "blocked" ? blockersBlocks(request.blockers) : resultBlocks(request)),
      ...(prepared ? readinessBlocks(request.examination, request.regions, request.homeRegion) : []),
      context(`Request ${code(request.id)} · ${code(`${COMMAND} history ${request.id}`)} tells all of it`),
    ],
  };
}

/** Where an account stands: who answers for it, its latest request, and those before. `requests`: newest first. */
export function accountStatus(id: string, account: Account | undefined, requests: readonly Request[]): Post {
  const [latest, ...earlier] = requests;
  const alias = account?.alias ?? latest?.account.alias;
  const name = accountName({ id, ...(alias === undefined ? {} : { alias }) });
  const owners = account?.owners ?? [];
  const about = [
    `*Account*  ${name}`,
    `*Owners*  ${owners.length === 0 ? "none on record" : series(owners.map(person))}`,
    ...(account?.email === undefined ? [] : [`*E-mail*  ${code(account.email)}`]),
  ].join("\n");
  if (!latest) {
    const text = `Nobody has asked to invite ${name} yet.`;
    return {
      text,
      blocks: [section(about), section(`${text} The security team can: ${code(`${COMMAND} invite ${id}`)}`)],
    };
  }
  const { text, blocks } = requestStatus(latest);
  const before = earlier.map(
    (request) => `• ${code(request.id)}, ${time(request.requestedAt)}: ${STATUS_WORDS[request.status]}`,
  );
  return {
    text,
    blocks: [
      section(about),
      ...blocks,
      ...(before.length === 0 ? [] : [section("*Earlier requests*"), ...lines(before, 1_000)]),
    ],
  };
}
