import { Malformed, type RawInput } from "./malformed.ts";

export interface DescribeHubInput {
  hubArn: string | undefined;
}

export function validateDescribeHub({ query }: RawInput): DescribeHubInput {
  const hubArn = query.get("HubArn") ?? undefined;
  if (hubArn !== undefined && !/^arn:[^:]+:securityhub:[^:]+:\d{12}:hub\/.+$/.test(hubArn))
    throw new Malformed("Invalid parameter: HubArn must be the ARN of a hub.");
  return { hubArn };
}
