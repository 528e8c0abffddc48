import {
  CreateMembersCommand,
  DescribeOrganizationConfigurationCommand,
  GetFindingAggregatorCommand,
  ListFindingAggregatorsCommand,
  ListOrganizationAdminAccountsCommand,
  UpdateFindingAggregatorCommand,
} from "@aws-sdk/client-securityhub";
import { afterEach, expect, test } from "vitest";
import type { AwsSeed, MembershipSeed } from "../seeds/seed.ts";
import type { Switches } from "./switches.ts";
import { movesOf, refusalOf, resultsOf } from "./testing/moves.ts";
import {
  ADMIN,
  HOME,
  LINKED,
  MANAGEMENT,
  MEMBER,
  ORGANIZATION_ACCOUNT,
  OTHER_ADMIN,
  openPracticeHub,
  type PracticeHub,
  SECOND_MEMBER,
  testSeed,
} from "./testing/practice-hub.ts";

let world: PracticeHub;
afterEach(() => world.close());

/** The test seed, in which ADMIN is the delegated administrator through one managed member. */
function organizationSeed(): AwsSeed {
  const seed = testSeed();
  const accounts = seed.accounts.map((account) =>
    account.id === MEMBER
      ? { ...account, organization: { id: "o-testing000", managementAccountId: MANAGEMENT } }
      : account,
  );
  const managed: MembershipSeed = {
    administrator: ADMIN,
    member: MEMBER,
    regions: [HOME],
    status: "Enabled",
    organizationManaged: true,
  };
  return { ...seed, accounts, memberships: [managed] };
}
const open = async (switches: Partial<Switches> = {}) => {
  world = await openPracticeHub({ seed: organizationSeed(), switches });
  return movesOf(world);
};

test("a managed member has no e-mail, no invitation, and an administrator without an invitation id", async () => {
  const moves = await open();
  expect(await moves.row()).toEqual({
    AccountId: MEMBER,
    MasterId: ADMIN,
    AdministratorId: ADMIN,
    MemberStatus: "Enabled",
    UpdatedAt: world.clock.now(),
  });
  expect(await moves.invitation()).toBeUndefined();
  expect(await moves.administrator()).toEqual({ AccountId: ADMIN, MemberStatus: "Enabled" });
});

test.each([
  ["BadRequest", 400],
  ["InvalidInput", 400],
  ["AccessDenied", 403],
] as const)("a managed member cannot leave: %s", async (organizationManagedErrorClass, status) => {
  const moves = await open({ organizationManagedErrorClass });
  expect(await refusalOf(moves.leave())).toMatchObject({
    name: `${organizationManagedErrorClass}Exception`,
    status,
  });
  expect(await moves.row()).toMatchObject({ MemberStatus: "Enabled" });
});

test("a managed member can be neither deleted nor accept somebody else; it can be disassociated", async () => {
  const moves = await open();
  const others = movesOf(world, OTHER_ADMIN);
  await others.create();
  await others.invite();
  expect(await refusalOf(others.accept())).toMatchObject({ message: expect.stringContaining("some master") });
  await moves.disassociate();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Removed" });
  expect(resultsOf(await moves.deleteMember())).toEqual([expect.stringContaining("AWS Organizations")]);
  await others.accept();
});

test("a switch makes an invited member a managed one", async () => {
  world = await openPracticeHub();
  const moves = movesOf(world, ADMIN, SECOND_MEMBER);
  await moves.create("owner@example.com");
  await moves.invite();
  await moves.accept();
  world.hub.setSwitches({ organizationManaged: [SECOND_MEMBER] });
  expect((await moves.row())?.Email).toBeUndefined();
  expect(await refusalOf(moves.leave())).toMatchObject({ message: expect.stringContaining("AWS Organiz") });
  await moves.disassociate();
  expect(resultsOf(await moves.deleteMember())).toHaveLength(1);
});

test("the delegated administrator has accounts of its organization at once, with hub and default standards", async () => {
  await open();
  const moves = movesOf(world, ADMIN, ORGANIZATION_ACCOUNT);
  expect(resultsOf(await moves.create("ignored@example.com"))).toEqual([]);
  expect(await moves.row()).toMatchObject({ MemberStatus: "Enabled" });
  expect(await moves.administrator()).toEqual({ AccountId: ADMIN, MemberStatus: "Enabled" });
  expect(await moves.invitation()).toBeUndefined();
  expect(world.hub.place(ORGANIZATION_ACCOUNT, HOME).hub).toMatchObject({ defaultStandards: true });
  expect(resultsOf(await moves.create())).toEqual([expect.stringContaining("already a member")]);
  await moves.disassociate();
  await moves.create();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Enabled" });
});

test("but not the management account while its hub is off, and not one that accepted somebody else", async () => {
  await open();
  const others = movesOf(world, OTHER_ADMIN, ORGANIZATION_ACCOUNT);
  const own = movesOf(world, ADMIN, ORGANIZATION_ACCOUNT);
  await own.create();
  await own.disassociate();
  await others.create();
  await others.invite();
  await others.accept();
  const { UnprocessedAccounts = [] } = await world.as(ADMIN).send(
    new CreateMembersCommand({
      AccountDetails: [{ AccountId: MANAGEMENT }, { AccountId: ORGANIZATION_ACCOUNT }],
    }),
  );
  expect(UnprocessedAccounts.map(({ ProcessingResult }) => ProcessingResult)).toEqual([
    expect.stringContaining("cannot be enabled automatically for the management account"),
    expect.stringContaining("already an associated member of another master account"),
  ]);
});

test("without a delegated administrator an account of the same organization is invited like any other", async () => {
  world = await openPracticeHub();
  const moves = movesOf(world, ADMIN, MEMBER);
  await moves.create();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Created" });
  world.hub.setSwitches({ delegatedAdministrators: [ADMIN] });
  expect(resultsOf(await movesOf(world, ADMIN, ORGANIZATION_ACCOUNT).create())).toEqual([]);
  expect(world.hub.place(ORGANIZATION_ACCOUNT, HOME).administrator).toEqual({ accountId: ADMIN });
});

test("the management account, and no other, is told who the delegated administrator is", async () => {
  await open();
  const management = world.as(MANAGEMENT);
  expect(await management.send(new ListOrganizationAdminAccountsCommand({}))).toMatchObject({
    AdminAccounts: [{ AccountId: ADMIN, Status: "ENABLED" }],
    Feature: "SecurityHub",
  });
  const second = await management.send(
    new ListOrganizationAdminAccountsCommand({ Feature: "SecurityHubV2" }),
  );
  expect([second.AdminAccounts, second.Feature]).toEqual([[], "SecurityHubV2"]);
  for (const [style, status] of [
    ["AccessDenied", 403],
    ["InvalidAccess", 401],
  ] as const) {
    world.hub.setSwitches({ notManagementAccount: style });
    expect(await refusalOf(world.as(ADMIN).send(new ListOrganizationAdminAccountsCommand({})))).toMatchObject(
      { name: `${style}Exception`, status },
    );
  }
});

test("the delegated administrator, and no other, may ask for the organization's configuration", async () => {
  await open();
  expect(await world.as(ADMIN).send(new DescribeOrganizationConfigurationCommand({}))).toMatchObject({
    AutoEnable: false,
    MemberAccountLimitReached: false,
    AutoEnableStandards: "NONE",
    OrganizationConfiguration: { ConfigurationType: "LOCAL", Status: "ENABLED" },
  });
  expect(await refusalOf(world.as(MEMBER).send(new DescribeOrganizationConfigurationCommand({})))).toEqual({
    name: "InvalidAccessException",
    status: 401,
    message: `Account ${MEMBER} is not an administrator for this organization`,
  });
});

test("the aggregator is the same in every Region, and its home stands in its ARN", async () => {
  await open();
  const arns = [];
  for (const region of [HOME, LINKED]) {
    const { FindingAggregators = [] } = await world
      .as(ADMIN, region)
      .send(new ListFindingAggregatorsCommand({}));
    arns.push(...FindingAggregators.map(({ FindingAggregatorArn }) => FindingAggregatorArn));
  }
  const [FindingAggregatorArn] = arns;
  expect(FindingAggregatorArn).toMatch(
    /^arn:aws:securityhub:eu-west-1:111111111111:finding-aggregator\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  );
  expect(arns).toEqual([FindingAggregatorArn, FindingAggregatorArn]);
  expect(
    await world.as(ADMIN, LINKED).send(new GetFindingAggregatorCommand({ FindingAggregatorArn })),
  ).toMatchObject({
    FindingAggregatorArn,
    FindingAggregationRegion: HOME,
    RegionLinkingMode: "SPECIFIED_REGIONS",
    Regions: [LINKED],
  });
  expect((await world.as(MEMBER).send(new ListFindingAggregatorsCommand({}))).FindingAggregators).toEqual([]);
});

test("Regions are linked and unlinked from the home Region, and every Region tells it", async () => {
  await open();
  const { FindingAggregators = [] } = await world.as(ADMIN).send(new ListFindingAggregatorsCommand({}));
  const FindingAggregatorArn = FindingAggregators[0]?.FindingAggregatorArn;
  const update = (region: string, RegionLinkingMode: string, Regions?: string[]) =>
    world.as(ADMIN, region).send(
      new UpdateFindingAggregatorCommand({
        FindingAggregatorArn,
        RegionLinkingMode,
        ...(Regions ? { Regions } : {}),
      }),
    );
  const told = async () => {
    const { $metadata: _, ...rest } = await world
      .as(ADMIN, LINKED)
      .send(new GetFindingAggregatorCommand({ FindingAggregatorArn }));
    return rest;
  };
  expect(world.hub.linkedRegions(ADMIN)).toEqual([LINKED]);
  await update(HOME, "NO_REGIONS");
  expect(await told()).toEqual({
    FindingAggregatorArn,
    FindingAggregationRegion: HOME,
    RegionLinkingMode: "NO_REGIONS",
  });
  expect(world.hub.linkedRegions(ADMIN)).toEqual([]);
  await update(HOME, "ALL_REGIONS_EXCEPT_SPECIFIED", ["mars-1"]);
  expect(world.hub.linkedRegions(ADMIN)).toContain(LINKED);
  expect(await update(HOME, "SPECIFIED_REGIONS", [LINKED, "us-west-2"])).toMatchObject({
    Regions: [LINKED, "us-west-2"],
  });
  expect(await told()).toMatchObject({ Regions: [LINKED, "us-west-2"] });
  expect(world.hub.linkedRegions(MEMBER)).toEqual([]);

  const elsewhere = await refusalOf(update(LINKED, "ALL_REGIONS"));
  expect(elsewhere).toMatchObject({ name: "InvalidInputException", message: expect.stringContaining(HOME) });
  expect(await refusalOf(update(HOME, "SPECIFIED_REGIONS", [HOME]))).toMatchObject({
    name: "InvalidInputException",
  });
  expect(
    await refusalOf(
      world.as(MEMBER).send(
        new UpdateFindingAggregatorCommand({
          FindingAggregatorArn,
          RegionLinkingMode: "ALL_REGIONS",
        }),
      ),
    ),
  ).toMatchObject({ status: 404 });
  expect(await told()).toMatchObject({ Regions: [LINKED, "us-west-2"] });
});
