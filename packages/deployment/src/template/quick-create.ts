import { parameterFaults } from "./check-parameters.ts";

export interface QuickCreate {
  /** Address of the template in an S3 bucket: CloudFormation opens no other. */
  templateUrl: string;
  /** Region in which the stack is made; the role is the same in all of them. */
  region: string;
  stackName: string;
  /** Values of the template's parameters; whoever opens the link can still change them. */
  parameters: Readonly<Record<string, string>>;
}

/**
 * A link that opens CloudFormation's console with the template and these values filled in, or what is wrong, a
 * sentence each. Form: CloudFormation User Guide, "Create quick-create links".
 */
export function quickCreateLink(wanted: QuickCreate): { link: string } | { faults: string[] } {
  const { templateUrl, region, stackName, parameters } = wanted;
  const faults = [
    ...(isInBucket(templateUrl)
      ? []
      : [
          `--template-url takes the https address of an object in an S3 bucket, such as https://my-bucket.s3.eu-west-1.amazonaws.com/member-role.yaml, not "${templateUrl}".`,
        ]),
    ...(/^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(region)
      ? []
      : [`--region takes the name of a Region, such as eu-west-1, not "${region}".`]),
    ...(/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(stackName)
      ? []
      : [`--stack-name takes up to 128 letters, digits and hyphens, a letter first, not "${stackName}".`]),
    ...parameterFaults(parameters),
    ...foreignArns(region, parameters),
  ];
  if (faults.length > 0) return { faults };
  const query = [
    ["templateURL", templateUrl],
    ["stackName", stackName],
    ...Object.entries(parameters).map(([name, value]) => [`param_${name}`, value]),
  ]
    .map(([name = "", value = ""]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  return {
    link: `https://${region}.${partitionOf(region).console}/cloudformation/home?region=${region}#/stacks/quickcreate?${query}`,
  };
}

function isInBucket(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname } = new URL(url);
  return (
    protocol === "https:" && /(^|\.)s3[.-].*amazonaws\.com(\.cn)?$/.test(hostname) && pathname.length > 1
  );
}

/** Accounts of two partitions know nothing of each other, so an ARN of another one cannot be meant. */
function foreignArns(region: string, parameters: Readonly<Record<string, string>>): string[] {
  const { partition } = partitionOf(region);
  return Object.entries(parameters).flatMap(([name, value]) => {
    const [, given] = /^arn:([a-z-]+):/.exec(value) ?? [];
    if (given === undefined || given === partition) return [];
    return [`${name} is in the partition ${given}, and the Region ${region} is in ${partition}.`];
  });
}

/** The partition of a Region, and the host of its AWS console. */
function partitionOf(region: string): { partition: string; console: string } {
  if (region.startsWith("us-gov-")) {
    return { partition: "aws-us-gov", console: "console.amazonaws-us-gov.com" };
  }
  return region.startsWith("cn-")
    ? { partition: "aws-cn", console: "console.amazonaws.cn" }
    : { partition: "aws", console: "console.aws.amazon.com" };
}
