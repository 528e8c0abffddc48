import { aggregatorArn } from "../arns.ts";
import type { Call } from "../call.ts";
import { pageOf } from "../page.ts";
import type { PageInput } from "../validations/page.ts";

/** None or one, the same in every Region. */
export function listFindingAggregators(input: PageInput, call: Call) {
  const aggregator = call.state.aggregators[call.accountId];
  const arns = aggregator ? [aggregatorArn(aggregator.home, call.accountId)] : [];
  const all = arns.map((arn): [string, string] => [arn, arn]);
  const { rows, ...token } = pageOf("ListFindingAggregators", all, input, call, 100);
  return { FindingAggregators: rows.map(([arn]) => ({ FindingAggregatorArn: arn })), ...token };
}
