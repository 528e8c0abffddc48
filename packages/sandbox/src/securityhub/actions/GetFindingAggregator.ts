import { aggregatorArn } from "../arns.ts";
import type { Call } from "../call.ts";
import { refusal } from "../faults.ts";
import type { GetFindingAggregatorInput } from "../validations/GetFindingAggregator.ts";

/** Regions are given only where the mode has a list of them. */
export function getFindingAggregator({ findingAggregatorArn }: GetFindingAggregatorInput, call: Call) {
  const aggregator = call.aggregators.get(call.accountId);
  if (!aggregator || aggregatorArn(aggregator.home, call.accountId) !== findingAggregatorArn)
    throw refusal("ResourceNotFoundException", "noSuchResource", call.switches);
  const listed =
    aggregator.mode === "SPECIFIED_REGIONS" || aggregator.mode === "ALL_REGIONS_EXCEPT_SPECIFIED";
  return {
    FindingAggregatorArn: findingAggregatorArn,
    FindingAggregationRegion: aggregator.home,
    RegionLinkingMode: aggregator.mode,
    ...(listed ? { Regions: aggregator.regions } : {}),
  };
}
