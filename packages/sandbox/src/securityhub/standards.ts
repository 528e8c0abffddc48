import { standardArn, subscriptionArn } from "./arns.ts";
import { type Call, ownPlace, writing } from "./call.ts";
import {
  type At,
  type Place,
  type Subscription,
  subscriptionsOf,
  type Writing,
  writeRecord,
} from "./state.ts";
import type { Switches } from "./switches.ts";

/** A standard as DescribeStandards tells it, but for its ARN. */
export interface Standard {
  /** As it ends the ARN. */
  name: string;
  title: string;
  description: string;
  /** Whether EnableSecurityHub enables it unless told otherwise. */
  byDefault: boolean;
}

const cis = (version: string, byDefault = false): Standard => ({
  name: `cis-aws-foundations-benchmark/v/${version}`,
  title: `CIS AWS Foundations Benchmark v${version}`,
  description: `Checks against a part of the Center for Internet Security's AWS Foundations Benchmark v${version}.`,
  byDefault,
});

const standard = (name: string, title: string, byDefault = false): Standard => ({
  name,
  title,
  description: `Checks against ${title}.`,
  byDefault,
});

/** What AWS offers in every Region of this world, by name. */
export const catalogue: readonly Standard[] = [
  standard(
    "aws-foundational-security-best-practices/v/1.0.0",
    "AWS Foundational Security Best Practices v1.0.0",
    true,
  ),
  standard("aws-resource-tagging-standard/v/1.0.0", "AWS Resource Tagging Standard v1.0.0"),
  cis("1.2.0", true),
  cis("1.4.0"),
  cis("3.0.0"),
  cis("5.0.0"),
  standard("nist-800-171/v/2.0.0", "NIST Special Publication 800-171 Revision 2"),
  standard("nist-800-53/v/5.0.0", "NIST Special Publication 800-53 Revision 5"),
  standard("pci-dss/v/3.2.1", "PCI DSS v3.2.1"),
  standard("pci-dss/v/4.0.1", "PCI DSS v4.0.1"),
];

type Status = "PENDING" | "READY" | "INCOMPLETE" | "DELETING";

/** Where a subscription stands at a time (milliseconds since 1970); `undefined`: it is gone. */
export function statusOf(
  { since, disabling }: Subscription,
  now: number,
  switches: Switches,
): Status | undefined {
  const underWay = now < since + switches.standardsTakeMs;
  if (disabling) return underWay ? "DELETING" : undefined;
  if (underWay) return "PENDING";
  return switches.standardsComeTo === "Ready" ? "READY" : "INCOMPLETE";
}

/** The caller's subscriptions that are not gone, by name, with where each stands. */
export function standingsOf(call: Call, at: At): [name: string, status: Status][] {
  return subscriptionsOf(ownPlace(call), at).flatMap(([name, subscription]): [string, Status][] => {
    const status = statusOf(subscription, call.now, call.switches);
    return status ? [[name, status]] : [];
  });
}

/** Subscribes a place to the standards that are so by default. */
export function subscribeToDefaults(place: Place, when: Writing): void {
  for (const { name, byDefault } of catalogue) if (byDefault) subscribe(place, name, when);
}

export function subscribe(place: Place, name: string, when: Writing): void {
  writeRecord(place.standards, name, { since: when.now, disabling: false }, when);
}

export function unsubscribe(name: string, call: Call): void {
  const when = writing(call, "standards");
  writeRecord(ownPlace(call).standards, name, { since: when.now, disabling: true }, when);
}

/** `StandardsSubscription`. */
export function subscriptionShape(name: string, status: Status, { accountId, region, switches }: Call) {
  return {
    StandardsSubscriptionArn: subscriptionArn(name, region, accountId),
    StandardsArn: standardArn(name, region, switches),
    StandardsInput: {},
    StandardsStatus: status,
    StandardsControlsUpdatable:
      status === "READY" || status === "INCOMPLETE" ? "READY_FOR_UPDATES" : "NOT_READY_FOR_UPDATES",
    ...(status === "INCOMPLETE"
      ? { StandardsStatusReason: { StatusReasonCode: "NO_AVAILABLE_CONFIGURATION_RECORDER" } }
      : {}),
    Provider: "AWS",
  };
}
