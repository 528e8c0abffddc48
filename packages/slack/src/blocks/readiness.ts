import { acceptVerdict, type PoliciesSeen } from "@invitations/core/action-pairs/verdicts";
import type { Examination } from "@invitations/core/readiness";
import type { RegionExamination } from "@invitations/core/region-examination";
import type { KnownBlock } from "@slack/types";
import { policiesSentence, VERDICT_SIGN } from "../words/policies.ts";
import { mrkdwn, series } from "../words/voice.ts";
import { context, lines, section } from "./post.ts";
import { regionName } from "./regions.ts";

const HUB: Readonly<Record<RegionExamination["hub"], string>> = {
  on: "✅ Security Hub on",
  off: "🔹 Security Hub off, will be turned on without default standards",
  unknown: "❔ Security Hub could not be looked at",
};

const CONFIG: Readonly<Record<RegionExamination["config"], string>> = {
  recording: "AWS Config recording",
  stopped: "AWS Config stopped",
  "not-found": "no AWS Config recorder found",
  unknown: "AWS Config could not be looked at",
};

/**
 * Whether the account is ready: what was found, with the Regions where it was found, and what that means for
 * accepting. Regions that are alike share a line, since there may be thirty of them.
 */
export function readinessBlocks(
  examination: Examination,
  regions: string[],
  homeRegion: string,
): KnownBlock[] {
  const found = regions.map((region) => examination.regions[region]);
  const unrecorded = found.some((region) => region !== undefined && region.config !== "recording");
  return [
    section("*Is the account ready?*"),
    ...(examination.policies ? [section(policiesLine(examination.policies))] : []),
    ...regionStates(examination.regions, regions, { homeRegion }),
    ...(unrecorded
      ? [
          context(
            "Accepting works without AWS Config, but most controls of Security Hub need its recording to find anything.",
          ),
        ]
      : []),
  ];
}

/** What was found in each Region; those that are alike share a line. */
export function regionStates(
  found: Readonly<Record<string, RegionExamination>>,
  regions: readonly string[],
  { homeRegion, most = 3_000 }: { homeRegion?: string; most?: number } = {},
): KnownBlock[] {
  const alike = new Map<string, string[]>();
  for (const region of regions) {
    const state = stateWords(found[region]);
    alike.set(state, [...(alike.get(state) ?? []), regionName(region, homeRegion)]);
  }
  const all = [...alike].map(([state, names]) => `${state}: ${series(names, 40)}`);
  return lines(all, most, (count) => `… and ${count} more findings`);
}

function policiesLine(seen: PoliciesSeen): string {
  return `${VERDICT_SIGN[acceptVerdict(seen)]} IAM policies: ${policiesSentence(seen)} Looked at ${mrkdwn.time(seen.at)}.`;
}

/** The same in a word: what weighs most of what was found in these Regions. */
export function readinessWord(examination: Examination | undefined, regions: readonly string[]): string {
  const policies = examination?.policies && acceptVerdict(examination.policies);
  if (policies === "neither") return "❌ its IAM policies do not let me accept";
  if (policies === "unknown") return "❔ whether its IAM policies let me accept could not be told";
  const found = regions.map((region) => examination?.regions[region]);
  const where = (count: number) =>
    count === regions.length ? "" : ` in ${count} of ${regions.length} Regions`;
  const unseen = found.filter((one) => one === undefined || one.hub === "unknown").length;
  if (unseen > 0) return `❔ could not be looked at${where(unseen)}`;
  const off = found.filter((one) => one?.hub === "off").length;
  if (off > 0) return `🔹 Security Hub off${where(off)}`;
  if (policies === "conditional") return "🔸 its IAM policies let me accept under conditions";
  if (policies === "legacy-only") return "🟠 ready by the legacy call alone";
  const unrecorded = found.filter((one) => one?.config !== "recording").length;
  return unrecorded > 0 ? `▫️ ready, but AWS Config does not record${where(unrecorded)}` : "✅ ready";
}

function stateWords(found: RegionExamination | undefined): string {
  if (!found) return "❔ could not be looked at";
  if (found.optedIn === false) return "🔒 the account has not opted into it; nothing works there before";
  const unknown = (found.unknown ?? []).slice(0, 2).map((text) => mrkdwn.code(text, 60));
  return [HUB[found.hub], CONFIG[found.config], ...unknown].join(" · ");
}
