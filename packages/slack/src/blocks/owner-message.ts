import type { Request } from "@invitations/core/request/request";
import type { ActionsBlock, KnownBlock } from "@slack/types";
import { accountName, headline } from "../words/headline.ts";
import { counted, cut, mrkdwn, series } from "../words/voice.ts";
import { blockersBlocks } from "./blockers.ts";
import { context, header, lines, type Post, quote, section } from "./post.ts";
import { readinessBlocks } from "./readiness.ts";
import { ownFailure, regionBlocks, regionName } from "./regions.ts";

/** Action ids of the two buttons; each carries the request's id as its value and nothing else. */
export const ACCEPT = "invitation:accept";
export const DECLINE = "invitation:decline";

/** A request that its owners can be asked about: it has been looked at. */
export type Askable = Extract<Request, { status: "examined" | "waiting" }>;

const { code, person, time } = mrkdwn;

/**
 * The question to the owners, with everything that a decision needs.
 * `mention` are the owners to call by name, where the message goes to a channel.
 */
export function ownerQuestion(request: Askable, expiresAt: string, mention: readonly string[] = []): Post {
  const account = accountName(request.account);
  const administrator = code(request.administrator);
  const question = `The Security Hub administrator account ${administrator} invites ${account} to become its member account.`;
  return {
    text: `${question} Accept or decline by ${time(expiresAt)}.`,
    blocks: [
      titled(request),
      section(mention.length === 0 ? question : `${series(mention.map(person))}: ${question}`),
      ...lines([`*Regions*  ${regionNames(request)}`], 2_000),
      section(`*Asked by*  ${person(request.requester)}${request.reason ? ", who gives this reason:" : ""}`),
      ...(request.reason ? [quote(request.reason)] : []),
      section(effects(request)),
      section(limits()),
      ...readinessBlocks(request.examination, request.regions, request.homeRegion),
      context(`Answer by ${time(expiresAt)}; then the invitation is taken back. Request ${code(request.id)}`),
      buttons(request),
    ],
  };
}

/**
 * The owners' message as the request stands now: the question while it waits, then who decided and how far the
 * work is in each Region. Buttons are there only as long as they do something.
 */
export function ownerMessage(request: Request): Post {
  if (request.status === "waiting") return ownerQuestion(request, request.expiresAt);
  const text = headline(request);
  const declined = "decision" in request ? request.decision?.reason : undefined;
  return {
    text,
    blocks: [
      titled(request),
      section(text),
      ...(declined ? [section("*Reason for declining*"), quote(declined)] : []),
      ...(request.status === "blocked" ? blockersBlocks(request.blockers) : resultBlocks(request)),
      context(
        `Administrator account ${code(request.administrator)} · asked by ${person(request.requester)} · request ${code(request.id)}`,
      ),
    ],
  };
}

/** What became of the Regions, or why the request ended before it had any. */
export function resultBlocks(request: Request): KnownBlock[] {
  const byRegion = regionBlocks(request);
  return byRegion.length > 0 ? byRegion : ownFailure(request);
}

const titled = (request: Request) =>
  header(`Security Hub invitation for ${cut(request.account.alias ?? request.account.id, 100)}`);

function regionNames({ regions, homeRegion }: Askable): string {
  return series(
    regions.map((region) => regionName(region, homeRegion)),
    40,
  );
}

function hubsOff({ regions, examination }: Askable): string[] {
  return regions.filter((region) => examination.regions[region]?.hub === "off");
}

function effects(request: Askable): string {
  const off = hubsOff(request);
  return [
    "*If you accept*",
    `• The administrator sees the account's Security Hub findings in ${counted(request.regions.length, "Region")}, those there are and those to come, and can update them.`,
    ...(off.length > 0
      ? [`• Security Hub is turned on where it is off: ${series(off.map((region) => code(region, 40)))}.`]
      : []),
    "• It follows one administrator only, so meanwhile it cannot accept another.",
  ].join("\n");
}

function limits(): string {
  return [
    "*What stays as it is*",
    "• The account keeps its own settings in each Region: standards, controls, integrations.",
    "• No standards are enabled, so accepting adds no security checks to the bill.",
    "• It may leave the administrator later; findings stop going there then.",
  ].join("\n");
}

function buttons(request: Askable): ActionsBlock {
  const regions = counted(request.regions.length, "Region");
  const { id, alias } = request.account;
  const name = alias === undefined ? id : `${cut(alias, 60)} (${id})`;
  return {
    type: "actions",
    block_id: "invitation",
    elements: [
      {
        type: "button",
        action_id: ACCEPT,
        style: "primary",
        text: { type: "plain_text", text: "Accept" },
        value: request.id,
        confirm: {
          title: { type: "plain_text", text: "Accept this invitation?" },
          text: {
            type: "plain_text",
            text: `${name} becomes a member account of administrator ${request.administrator} in ${regions}.`,
          },
          confirm: { type: "plain_text", text: "Accept" },
          deny: { type: "plain_text", text: "Not yet" },
        },
      },
      {
        type: "button",
        action_id: DECLINE,
        style: "danger",
        text: { type: "plain_text", text: "Decline" },
        value: request.id,
      },
    ],
  };
}
