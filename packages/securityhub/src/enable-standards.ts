import {
  BatchEnableStandardsCommand,
  DescribeStandardsCommand,
  type DescribeStandardsCommandOutput,
  GetEnabledStandardsCommand,
  type GetEnabledStandardsCommandOutput,
  type Standard,
  type StandardsSubscription,
} from "@aws-sdk/client-securityhub";
import { Failure } from "@invitations/core/failure";
import type { EnabledStandards } from "@invitations/core/standards";
import type { Hub } from "./hub.ts";
import { readBack } from "./read-back.ts";

/**
 * Enables those of `standards` that are not. What Security Hub does not have here, or is just disabling, is
 * `refused` with a sentence; the others are enabled all the same. A standard that is PENDING counts as enabled:
 * that takes minutes, and its checks begin by themselves.
 *
 * Throws `StandardRefused`, `AccessDenied` or `HubAbsent`.
 */
export async function enableStandards(
  hub: Hub,
  standards: readonly string[],
  pauses: readonly number[],
): Promise<EnabledStandards & { refused: string[] }> {
  const before = await subscriptions(hub);
  const disabling = standards.filter((name) => before.get(name)?.StandardsStatus === "DELETING");
  const already = standards.filter((name) => before.has(name) && !disabling.includes(name));
  const missing = standards.filter((name) => !before.has(name));
  // Asked only where something is to be enabled: the ARN differs by Region and partition, and not every standard
  // is everywhere.
  const arns = missing.length === 0 ? new Map<string, string>() : await available(hub);
  const enabled = missing.filter((name) => arns.has(name));
  const after =
    enabled.length === 0
      ? before
      : await enable(
          hub,
          enabled.flatMap((name) => arns.get(name) ?? []),
          pauses,
        );
  return {
    enabled,
    already,
    incomplete: [...enabled, ...already].flatMap((standard) => {
      const { StandardsStatus, StandardsStatusReason } = after.get(standard) ?? {};
      if (StandardsStatus !== "INCOMPLETE") return [];
      return { standard, because: StandardsStatusReason?.StatusReasonCode ?? "no reason given" };
    }),
    refused: [
      ...missing
        .filter((name) => !arns.has(name))
        .map((name) => `Security Hub has no standard ${name} in ${hub.region}.`),
      ...disabling.map((name) => `${name} is just being disabled in ${hub.region}.`),
    ],
  };
}

type Subscriptions = ReadonlyMap<string, StandardsSubscription>;

/** All in one call, and what stands then; that they are enabled is told even where nobody may look. */
async function enable(hub: Hub, arns: readonly string[], pauses: readonly number[]): Promise<Subscriptions> {
  const answer = await hub.call("BatchEnableStandards", "StandardRefused", (client) =>
    client.send(
      new BatchEnableStandardsCommand({
        StandardsSubscriptionRequests: arns.map((StandardsArn) => ({ StandardsArn })),
      }),
    ),
  );
  const answered = byName(answer.StandardsSubscriptions ?? []);
  try {
    return await readBack(
      () => subscriptions(hub),
      (seen) => [...answered.keys()].every((name) => seen.has(name)),
      pauses,
    );
  } catch (error) {
    if (error instanceof Failure) return answered;
    throw error;
  }
}

/** The standards that the account has here, by short name. */
async function subscriptions(hub: Hub): Promise<Subscriptions> {
  const found: StandardsSubscription[] = [];
  let token: string | undefined;
  do {
    const page: GetEnabledStandardsCommandOutput = await hub.call(
      "GetEnabledStandards",
      "ServiceUnavailable",
      (client) =>
        client.send(new GetEnabledStandardsCommand(token === undefined ? {} : { NextToken: token })),
    );
    found.push(...(page.StandardsSubscriptions ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return byName(found);
}

/** ARNs of the standards that there are in this Region, by short name. */
async function available(hub: Hub): Promise<ReadonlyMap<string, string>> {
  const found: Standard[] = [];
  let token: string | undefined;
  do {
    const page: DescribeStandardsCommandOutput = await hub.call(
      "DescribeStandards",
      "ServiceUnavailable",
      (client) => client.send(new DescribeStandardsCommand(token === undefined ? {} : { NextToken: token })),
    );
    found.push(...(page.Standards ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return new Map(found.flatMap(({ StandardsArn = "" }) => [[nameOf(StandardsArn), StandardsArn] as const]));
}

function byName(found: readonly StandardsSubscription[]): Subscriptions {
  return new Map(found.map((subscription) => [nameOf(subscription.StandardsArn ?? ""), subscription]));
}

/**
 * `arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1` → `pci-dss/v/4.0.1`; the oldest benchmark of CIS is
 * a `ruleset`, with or without a Region.
 */
export function nameOf(arn: string): string {
  return arn.replace(/^[^/]*\//, "");
}
