import { aggregatorShape } from "../aggregator.ts";
import { aggregatorArn } from "../arns.ts";
import type { Call } from "../call.ts";
import { refusal } from "../faults.ts";
import type { GetFindingAggregatorInput } from "../validations/GetFindingAggregator.ts";

export function getFindingAggregator({ findingAggregatorArn }: GetFindingAggregatorInput, call: Call) {
  return aggregatorShape(foundAggregator(findingAggregatorArn, call), call.accountId);
}

/** The caller's own aggregator; it has no other. */
export function foundAggregator(arn: string, call: Call) {
  const aggregator = call.state.aggregators[call.accountId];
  if (!aggregator || aggregatorArn(aggregator.home, call.accountId) !== arn)
    throw refusal("ResourceNotFoundException", "noSuchResource", call.switches);
  return aggregator;
}
