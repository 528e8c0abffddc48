import { aggregatorShape } from "../aggregator.ts";
import type { Call } from "../call.ts";
import { fault } from "../faults.ts";
import type { UpdateFindingAggregatorInput } from "../validations/UpdateFindingAggregator.ts";
import { foundAggregator } from "./GetFindingAggregator.ts";

/** Links and unlinks Regions, from the home Region only. What members have in a Region stays as it is. */
export function updateFindingAggregator(input: UpdateFindingAggregatorInput, call: Call) {
  const { home } = foundAggregator(input.findingAggregatorArn, call);
  if (call.region !== home)
    throw fault(
      "InvalidInputException",
      `The finding aggregator can be updated from its home Region ${home} only.`,
    );
  if (input.regions.includes(home))
    throw fault("InvalidInputException", `${home} is the home Region, and cannot be linked to itself.`);
  const aggregator = { home, mode: input.mode, regions: input.regions };
  call.state.aggregators[call.accountId] = aggregator;
  return aggregatorShape(aggregator, call.accountId);
}
