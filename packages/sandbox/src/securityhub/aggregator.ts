import type { AggregatorSeed } from "../seeds/seed.ts";
import { aggregatorArn } from "./arns.ts";

/** A finding aggregator as the API gives it; Regions only where the mode has a list of them. */
export function aggregatorShape({ home, mode, regions }: AggregatorSeed, accountId: string) {
  return {
    FindingAggregatorArn: aggregatorArn(home, accountId),
    FindingAggregationRegion: home,
    RegionLinkingMode: mode,
    ...(listsRegions(mode) ? { Regions: regions } : {}),
  };
}

export function listsRegions(mode: AggregatorSeed["mode"]): boolean {
  return mode === "SPECIFIED_REGIONS" || mode === "ALL_REGIONS_EXCEPT_SPECIFIED";
}

/** Which of the world's Regions it links. */
export function linkedRegions(aggregator: AggregatorSeed | undefined, all: readonly string[]): string[] {
  if (!aggregator || aggregator.mode === "NO_REGIONS") return [];
  const { home, mode, regions } = aggregator;
  if (mode === "SPECIFIED_REGIONS") return [...regions];
  const excluded = mode === "ALL_REGIONS" ? [] : regions;
  return all.filter((region) => region !== home && !excluded.includes(region));
}
