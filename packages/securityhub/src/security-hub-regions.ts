/**
 * Regions with a Security Hub endpoint, by partition. Source: endpoint data of the AWS SDKs, 2026.
 * An aggregator that links all Regions does not list them, so each of these is asked whether it has a hub.
 * A Region that is missing here can be added by the settings.
 */
const REGIONS: Readonly<Record<string, string>> = {
  aws:
    "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 " +
    "ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 " +
    "ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 " +
    "eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 " +
    "us-east-2 us-west-1 us-west-2",
  "aws-us-gov": "us-gov-east-1 us-gov-west-1",
  "aws-cn": "cn-north-1 cn-northwest-1",
  "aws-iso": "us-iso-east-1 us-iso-west-1",
  "aws-iso-b": "us-isob-east-1 us-isob-west-1",
  "aws-eusc": "eusc-de-east-1",
};

const PARTITION_BY_PREFIX: readonly [string, string][] = [
  ["us-gov-", "aws-us-gov"],
  ["cn-", "aws-cn"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

/** The partition that a Region lies in; memberships never leave it. */
export function partitionOf(region: string): string {
  return PARTITION_BY_PREFIX.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}

/** Every Region known to have Security Hub in the partition of `region`. */
export function securityHubRegionsBeside(region: string): string[] {
  return REGIONS[partitionOf(region)]?.split(" ") ?? [region];
}
