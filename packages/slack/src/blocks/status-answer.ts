import type { Account } from "@invitations/core/accounts/account";
import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import { isOperator, isOwner, type Policy } from "@invitations/core/policy";
import type { Request } from "@invitations/core/request/request";
import type { Button } from "@slack/types";
import { COMMAND } from "../command/commands.ts";
import { standingOf } from "../standing.ts";
import { advice } from "../words/advice.ts";
import { aftermath } from "../words/aftermath.ts";
import { headline } from "../words/headline.ts";
import { accountName } from "../words/kinds.ts";
import { STATUS_WORDS } from "../words/status.ts";
import { mrkdwn, series } from "../words/voice.ts";
import { readinessLine } from "./accounts-in-home.ts";
import { blockersBlocks } from "./blockers.ts";
import { buttonRow, cancelButton, resendButton, retryButton } from "./buttons.ts";
import { statuses } from "./list-answer.ts";
import { context, lines, type Post, quote, section } from "./post.ts";
import { readinessBlocks } from "./readiness.ts";
import { resultBlocks } from "./regions.ts";

const { code, person, time } = mrkdwn;

/** The one who looks, since buttons are shown to those alone who may use them. */
export interface Viewer {
  user: string;
  operator: boolean;
  /** Of the account in question. */
  owner: boolean;
}

/** The one who looks, by the policy and the account's owners as they are now. */
export function viewerOf(user: string, policy: Policy, account: Account | undefined): Viewer {
  return { user, operator: isOperator(policy, user), owner: isOwner(account, user) };
}

const NOBODY: Viewer = { user: "", operator: false, owner: false };

/** Where one request stands, with what `viewer` can do about it. */
export function requestStatus(request: Request, viewer = NOBODY): Post {
  const text = headline(request);
  const after = aftermath(request);
  const prepared = request.status === "examined" || request.status === "waiting";
  const buttons = buttonsFor(request, viewer);
  return {
    text,
    blocks: [
      section(text),
      section(`*Asked by*  ${person(request.requester)}, ${time(request.requestedAt)}`),
      ...(request.reason ? [quote(request.reason)] : []),
      ...(request.status === "blocked" ? blockersBlocks(request.blockers) : resultBlocks(request)),
      ...(prepared && request.examination
        ? readinessBlocks(request.examination, request.regions, request.homeRegion)
        : []),
      ...(after === undefined ? [] : [section(after)]),
      ...(buttons.length === 0
        ? []
        : [section(advice(request) ?? "As long as nobody has decided, the request can be taken back.")]),
      ...buttonRow("afterwards", buttons),
      context(`Request ${code(request.id)} · ${code(`${COMMAND} history ${request.id}`)} tells all of it`),
    ],
  };
}

/**
 * Where an account stands: who answers for it, its latest request, and those before. `requests`: newest first;
 * `quorum`: how many of its owners must accept the next invitation.
 */
export function accountStatus(
  id: string,
  account: Account | undefined,
  requests: readonly Request[],
  viewer = NOBODY,
  quorum = 1,
  readiness?: AccountPolicyReadiness,
): Post {
  const [latest, ...earlier] = requests;
  const alias = account?.alias ?? latest?.account.alias;
  const name = accountName({ id, ...(alias === undefined ? {} : { alias }) });
  const owners = account?.owners ?? [];
  const about = [
    `*Account*  ${name}`,
    `*Owners*  ${owners.length === 0 ? "none on record" : series(owners.map(person))}${quorum === 1 ? "" : `; ${quorum} have to accept an invitation`}`,
    ...(account?.notified === undefined ? [] : [`*Kept informed*  ${series(account.notified.map(person))}`]),
    ...standsAt(account, latest),
    ...(viewer.operator || viewer.owner ? [`*Readiness*  ${readinessLine(readiness)}`] : []),
    ...(account?.email === undefined ? [] : [`*E-mail*  ${code(account.email)}`]),
  ].join("\n");
  if (!latest) {
    const text = `Nobody has asked for anything about ${name} yet.`;
    return {
      text,
      blocks: [
        section(about),
        section(`${text} The security team can invite it: ${code(`${COMMAND} invite ${id}`)}`),
      ],
    };
  }
  const { text, blocks } = requestStatus(latest, viewer);
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

/** Where it stands by the record: a request tells what came of it, and not what somebody did in a console since. */
function standsAt(account: Account | undefined, latest: Request | undefined): string[] {
  if (!account?.lastSeen) return [];
  return [`*Last seen*  ${statuses(standingOf(account, latest))}`];
}

function buttonsFor(request: Request, { user, operator, owner }: Viewer): Button[] {
  return [
    ...(operator || owner ? retryButton(request) : []),
    ...(operator ? resendButton(request) : []),
    ...(operator || user === request.requester ? cancelButton(request) : []),
  ];
}
