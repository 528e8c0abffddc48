import {
  BatchDisableStandardsCommand,
  BatchEnableStandardsCommand,
  DescribeStandardsCommand,
  DisableSecurityHubCommand,
  EnableSecurityHubCommand,
  GetEnabledStandardsCommand,
  type StandardsSubscription,
} from "@aws-sdk/client-securityhub";
import { afterEach, expect, test } from "vitest";
import { catalogue } from "./standards.ts";
import type { Switches } from "./switches.ts";
import { refusalOf } from "./testing/moves.ts";
import { HOME, HUBLESS, LINKED, MEMBER, openPracticeHub, type PracticeHub } from "./testing/practice-hub.ts";

let world: PracticeHub;
afterEach(() => world.close());
const open = async (switches: Partial<Switches> = {}) => {
  world = await openPracticeHub({ switches });
};

const PCI = "pci-dss/v/4.0.1";
const arnOf = (name: string, region = HOME) => `arn:aws:securityhub:${region}::standards/${name}`;
const PCI_SUBSCRIPTION = `arn:aws:securityhub:${HOME}:${MEMBER}:subscription/${PCI}`;
const enable = (arns: string[], account = MEMBER, region = HOME) =>
  world.as(account, region).send(
    new BatchEnableStandardsCommand({
      StandardsSubscriptionRequests: arns.map((StandardsArn) => ({ StandardsArn })),
    }),
  );
const disable = (arns: string[]) =>
  world.as(MEMBER).send(new BatchDisableStandardsCommand({ StandardsSubscriptionArns: arns }));
async function statuses(account = MEMBER, region = HOME, input = {}) {
  const answer = await world.as(account, region).send(new GetEnabledStandardsCommand(input));
  return Object.fromEntries(
    (answer.StandardsSubscriptions ?? []).map(({ StandardsArn, StandardsStatus }: StandardsSubscription) => [
      StandardsArn,
      StandardsStatus,
    ]),
  );
}

test("a standard is PENDING for a minute, then READY, for one account in one Region", async () => {
  await open();
  const { StandardsSubscriptions } = await enable([arnOf(PCI)]);
  expect(StandardsSubscriptions).toEqual([
    {
      StandardsSubscriptionArn: PCI_SUBSCRIPTION,
      StandardsArn: arnOf(PCI),
      StandardsInput: {},
      StandardsStatus: "PENDING",
      StandardsControlsUpdatable: "NOT_READY_FOR_UPDATES",
      Provider: "AWS",
    },
  ]);
  await world.clock.advance(59_999);
  expect(await statuses()).toEqual({ [arnOf(PCI)]: "PENDING" });
  await world.clock.advance(1);
  expect(await statuses()).toEqual({ [arnOf(PCI)]: "READY" });
  expect(await statuses(MEMBER, LINKED)).toEqual({});
  expect(world.hub.place(MEMBER, HOME).standards).toEqual([PCI]);
});

test("one that is enabled stays as it is when it is enabled again", async () => {
  await open({ standardsComeTo: "Incomplete" });
  await enable([arnOf(PCI)]);
  await world.clock.advance(60_000);
  const { StandardsSubscriptions } = await enable([arnOf(PCI)]);
  expect(StandardsSubscriptions).toMatchObject([
    {
      StandardsStatus: "INCOMPLETE",
      StandardsStatusReason: { StatusReasonCode: "NO_AVAILABLE_CONFIGURATION_RECORDER" },
    },
  ]);
});

test("one that nobody knows is refused, and the others with it", async () => {
  await open();
  const wrong = [arnOf("pci/v/1.0.0"), arnOf(PCI, LINKED)];
  expect(await refusalOf(enable([arnOf(PCI), ...wrong]))).toEqual({
    name: "InvalidInputException",
    message: `Invalid StandardsSubscriptionRequest(s): ${JSON.stringify(wrong.map((StandardsArn) => ({ StandardsArn })))}`,
    status: 400,
  });
  expect(await statuses()).toEqual({});
});

test("one is disabled once it is not PENDING any more, is DELETING for a minute, and gone then", async () => {
  await open();
  await enable([arnOf(PCI)]);
  expect(await refusalOf(disable([PCI_SUBSCRIPTION]))).toMatchObject({
    message: `StandardsSubscription(s) in state PENDING, please try later: ["${PCI_SUBSCRIPTION}"]`,
  });
  await world.clock.advance(60_000);
  expect((await disable([PCI_SUBSCRIPTION])).StandardsSubscriptions).toMatchObject([
    { StandardsStatus: "DELETING" },
  ]);
  expect(await statuses()).toEqual({ [arnOf(PCI)]: "DELETING" });
  expect(await refusalOf(enable([arnOf(PCI)]))).toMatchObject({
    message: `StandardsSubscription(s) in state DELETING, please try later: ["${PCI_SUBSCRIPTION}"]`,
  });
  await world.clock.advance(60_000);
  expect(await statuses()).toEqual({});
  expect(await refusalOf(disable([PCI_SUBSCRIPTION]))).toMatchObject({ name: "InvalidInputException" });
  await enable([arnOf(PCI)]);
  expect(await statuses()).toEqual({ [arnOf(PCI)]: "PENDING" });
});

test("the default standards come with the hub unless they are not wanted, and go with it", async () => {
  await open();
  const hubless = world.as(HUBLESS);
  await hubless.send(new EnableSecurityHubCommand({}));
  const defaults = Object.keys(await statuses(HUBLESS));
  expect(defaults).toEqual([
    arnOf("aws-foundational-security-best-practices/v/1.0.0"),
    "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
  ]);
  await hubless.send(new DisableSecurityHubCommand({}));
  expect(await refusalOf(statuses(HUBLESS))).toMatchObject({ name: "InvalidAccessException" });
  await hubless.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
  expect(await statuses(HUBLESS)).toEqual({});
});

test("the oldest benchmark of CIS is a ruleset, of no Region or of the Region", async () => {
  await open({ rulesetArn: "Regional" });
  const { Standards = [] } = await world.as(MEMBER).send(new DescribeStandardsCommand({}));
  const arns = Standards.map(({ StandardsArn }) => StandardsArn);
  expect(arns).toHaveLength(catalogue.length);
  expect(arns).toContain(`arn:aws:securityhub:${HOME}::ruleset/cis-aws-foundations-benchmark/v/1.2.0`);
  const ofAzure = await world.as(MEMBER).send(new DescribeStandardsCommand({ Providers: ["Azure"] }));
  expect(ofAzure.Standards).toEqual([]);
});

test("lists go page by page, and to those that are named", async () => {
  await open();
  await enable([arnOf(PCI), arnOf("nist-800-53/v/5.0.0")]);
  const first = await world.as(MEMBER).send(new GetEnabledStandardsCommand({ MaxResults: 1 }));
  expect(first.StandardsSubscriptions).toHaveLength(1);
  expect(await statuses(MEMBER, HOME, { NextToken: first.NextToken })).toEqual({ [arnOf(PCI)]: "PENDING" });
  expect(await statuses(MEMBER, HOME, { StandardsSubscriptionArns: [PCI_SUBSCRIPTION] })).toEqual({
    [arnOf(PCI)]: "PENDING",
  });
  const described = await world.as(MEMBER).send(new DescribeStandardsCommand({ MaxResults: 4 }));
  const rest = await world.as(MEMBER).send(new DescribeStandardsCommand({ NextToken: described.NextToken }));
  expect(described.Standards).toHaveLength(4);
  expect(rest.Standards).toHaveLength(catalogue.length - 4);
});

test.each<[string, () => Promise<unknown>]>([
  ["no standard", () => enable([])],
  ["26 standards", () => enable(Array.from({ length: 26 }, () => arnOf(PCI)))],
  ["an empty ARN", () => enable([" "])],
  ["no subscription to disable", () => disable([])],
  ["an empty subscription", () => disable([" "])],
  ["too large a page", () => statuses(MEMBER, HOME, { MaxResults: 101 })],
  ["an unknown provider", () => statuses(MEMBER, HOME, { Providers: ["Oracle"] })],
  ["a token of another list", () => statuses(MEMBER, HOME, { NextToken: "x" })],
])("%s is malformed", async (_what, call) => {
  await open();
  expect(await refusalOf(call())).toMatchObject({ name: "InvalidInputException", status: 400 });
});

test("enabling has a limit of its own: one a second", async () => {
  await open({ throttle: true });
  await enable([arnOf(PCI)]);
  expect(await refusalOf(enable([arnOf(PCI)]))).toMatchObject({ name: "LimitExceededException" });
  await world.clock.advance(1_000);
  await enable([arnOf(PCI)]);
});
