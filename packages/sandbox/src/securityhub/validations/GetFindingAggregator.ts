import { Malformed, type RawInput } from "./malformed.ts";

export interface GetFindingAggregatorInput {
  findingAggregatorArn: string;
}

export function validateGetFindingAggregator({ label }: RawInput): GetFindingAggregatorInput {
  if (!label || !/^arn:[^:]+:securityhub:[^:]+:\d{12}:finding-aggregator\/.+$/.test(label))
    throw new Malformed("Invalid parameter: FindingAggregatorArn must be the ARN of a finding aggregator.");
  return { findingAggregatorArn: label };
}
