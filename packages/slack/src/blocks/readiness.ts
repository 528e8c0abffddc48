import type { Examination, RegionExamination } from "@invitations/core/readiness";
import type { KnownBlock } from "@slack/types";
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
  const alike = new Map<string, string[]>();
  for (const region of regions) {
    const state = stateWords(examination.regions[region]);
    alike.set(state, [...(alike.get(state) ?? []), regionName(region, homeRegion)]);
  }
  const all = [...alike].map(([state, names]) => `${state}: ${series(names, 40)}`);
  const found = regions.map((region) => examination.regions[region]);
  const unrecorded = found.some((region) => region !== undefined && region.config !== "recording");
  return [
    section("*Is the account ready?*"),
    ...lines(all, 3_000, (count) => `… and ${count} more findings`),
    ...(unrecorded
      ? [
          context(
            "Accepting works without AWS Config, but most controls of Security Hub need its recording to find anything.",
          ),
        ]
      : []),
  ];
}

function stateWords(found: RegionExamination | undefined): string {
  if (!found) return "❔ could not be looked at";
  const unknown = (found.unknown ?? []).slice(0, 2).map((text) => mrkdwn.code(text, 60));
  return [HUB[found.hub], CONFIG[found.config], ...unknown].join(" · ");
}
