import { type DriftKind, driftKindSchema } from "@invitations/core/drift/difference";
import { MENDS, type Mend, mendSchema } from "@invitations/core/drift/mend";
import type { Found, Survey, Unread } from "@invitations/core/drift/survey";
import type { ActionsBlock, Button, KnownBlock, SectionBlock } from "@slack/types";
import { COMMAND } from "../command/commands.ts";
import { DRIFT_MEANS, DRIFT_NAME, mendLabel, standingWords } from "../words/drift.ts";
import { accountName } from "../words/kinds.ts";
import { counted, mrkdwn } from "../words/voice.ts";
import { context, header, lines, type Post, section } from "./post.ts";

/** Accounts that one press acts on: each is a transaction and a start, and Slack waits three seconds. */
export const MOST_AT_ONCE = 20;

/** Action ids by what they do; their values say what about. They stand in messages, so they outlive a version. */
export const DRIFT_BUTTONS: readonly string[] = mendSchema.options.map((mend) => `drift:${mend}`);

// What the kinds mean and their buttons take some 5,000 of the characters that a message has room for.
const MOST_CHARACTERS = 5_500;
const MOST_UNREAD = 900;

const { code, person } = mrkdwn;

/** What a comparison found, kind by kind, with the buttons that mend it; and what has been done about it since. */
export function driftDigest(survey: Survey): Post {
  const kinds = driftKindSchema.options
    .map((drift) => ({ drift, all: survey.found.filter((found) => found.drift === drift) }))
    .filter(({ all }) => all.length > 0);
  const accounts = new Set(survey.found.map(({ account }) => account)).size;
  const title =
    accounts === 0
      ? `Drift: ${counted(survey.unread.length, "Region")} could not be compared`
      : `Drift: ${counted(accounts, "account")} not as recorded`;
  const counts = kinds.map(({ drift, all }) => `${all.length} ${DRIFT_NAME[drift]}`).join(", ");
  return {
    text: counts === "" ? title : `${title}: ${counts}`,
    blocks: [
      header(title),
      ...(counts === ""
        ? []
        : [
            context(
              `${counts}. Found by comparing the member lists of all Regions with the record; it stands in each account's history, and is told once.`,
            ),
          ]),
      ...unreadLines(survey.unread),
      ...kinds.flatMap((kind) => blocksOf(survey.id, kind, Math.floor(MOST_CHARACTERS / kinds.length))),
    ],
  };
}

/** Where the lists are as the record says. */
export function noDrift(): Post {
  const text = "Nothing differs: in every Region the member list is what the record says.";
  return { text, blocks: [section(text)] };
}

function unreadLines(unread: readonly Unread[]): SectionBlock[] {
  if (unread.length === 0) return [];
  const all = unread.map(({ unread: region, because }) => `• ${code(region, 40)}: ${code(because)}`);
  return [
    section("*Not compared:* the member list could not be read there, so nothing is known of these Regions."),
    ...lines(all, MOST_UNREAD, (count) => `… and ${counted(count, "more Region", "more Regions")}`),
  ];
}

function blocksOf(
  survey: string,
  { drift, all }: { drift: DriftKind; all: Found[] },
  most: number,
): KnownBlock[] {
  return [
    section(`*${counted(all.length, "account")} ${DRIFT_NAME[drift]}*\n${DRIFT_MEANS[drift]}`),
    ...lines(
      all.map(foundLine),
      most,
      (count) => `… and ${count} more; ${code(`${COMMAND} export`)} has every one`,
    ),
    ...buttons(survey, drift, all.filter(({ mended }) => !mended).length),
  ];
}

function foundLine({ account, alias, regions, mended }: Found): string {
  return `• ${accountName({ id: account, alias })}: ${standingWords(regions)}${mended ? mendedWords(mended) : ""}`;
}

function mendedWords(mended: NonNullable<Found["mended"]>): string {
  if ("changed" in mended) return " · stands differently by now";
  const who = person(mended.by);
  return "kept" in mended ? ` · ✅ ${who} agreed` : ` · ✅ ${who}: request ${code(mended.request)}`;
}

function buttons(survey: string, drift: DriftKind, left: number): ActionsBlock[] {
  const mends = MENDS[drift];
  if (left === 0 || mends.length === 0) return [];
  return [
    {
      type: "actions",
      block_id: `drift:${drift}`,
      elements: mends.map((mend) => button(survey, drift, mend, left)),
    },
  ];
}

function button(survey: string, drift: DriftKind, mend: Mend, left: number): Button {
  const now = Math.min(left, MOST_AT_ONCE);
  const label = mendLabel(mend, drift);
  const many = left > now ? ` (${now} of ${left})` : left > 1 ? ` (${left})` : "";
  return {
    type: "button",
    action_id: `drift:${mend}`,
    text: { type: "plain_text", text: `${label}${many}` },
    value: JSON.stringify({ survey, drift }),
    ...(mend === "remove" ? { style: "danger" } : {}),
    ...(mend === "keep"
      ? {}
      : {
          confirm: {
            title: { type: "plain_text", text: `${label}?` },
            text: { type: "plain_text", text: `Opens ${counted(now, "request")}. ${DECIDED[mend]}` },
            confirm: { type: "plain_text", text: label },
            deny: { type: "plain_text", text: "Not yet" },
          },
        }),
  };
}

const DECIDED: Readonly<Record<Exclude<Mend, "keep">, string>> = {
  invite: "The owners of each account are asked, and decide as always.",
  remove: "A second operator confirms each of them before anything is done.",
};

/** What a button of a digest asks for; `undefined` where its value cannot be read. */
export function mendAsked(
  actionId: string,
  value: string,
): { survey: string; drift: DriftKind; mend: Mend } | undefined {
  const mend = mendSchema.safeParse(actionId.replace(/^drift:/, ""));
  try {
    const { survey, drift: named } = JSON.parse(value) as { survey?: unknown; drift?: unknown };
    const drift = driftKindSchema.safeParse(named);
    if (typeof survey !== "string" || !drift.success || !mend.success) return undefined;
    return { survey, drift: drift.data, mend: mend.data };
  } catch {
    // What is not JSON was not written by this app.
    return undefined;
  }
}
