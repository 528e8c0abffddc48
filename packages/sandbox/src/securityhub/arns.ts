import { createHash } from "node:crypto";
import type { Switches } from "./switches.ts";

function partitionOf(region: string): string {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}

export function hubArn(region: string, accountId: string): string {
  return `arn:${partitionOf(region)}:securityhub:${region}:${accountId}:hub/default`;
}

/** The id is made from the account's, so that it is the same in every run. */
export function aggregatorArn(home: string, accountId: string): string {
  const digits = createHash("sha256").update(`finding-aggregator/${accountId}`).digest("hex");
  const uuid = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
  return `arn:${partitionOf(home)}:securityhub:${home}:${accountId}:finding-aggregator/${uuid}`;
}

/** The oldest benchmark of CIS is a ruleset; everything since is a standard of the Region. */
export function standardArn(name: string, region: string, { rulesetArn }: Switches): string {
  const isRuleset = name === "cis-aws-foundations-benchmark/v/1.2.0";
  const where = isRuleset && rulesetArn === "Global" ? "" : region;
  return `arn:${partitionOf(region)}:securityhub:${where}::${isRuleset ? "ruleset" : "standards"}/${name}`;
}

export function subscriptionArn(name: string, region: string, accountId: string): string {
  return `arn:${partitionOf(region)}:securityhub:${region}:${accountId}:subscription/${name}`;
}
