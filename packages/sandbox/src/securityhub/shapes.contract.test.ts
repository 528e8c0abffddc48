import {
  AcceptAdministratorInvitationCommand,
  BatchDisableStandardsCommand,
  BatchEnableStandardsCommand,
  CreateMembersCommand,
  DeclineInvitationsCommand,
  DeleteInvitationsCommand,
  DeleteMembersCommand,
  DescribeHubCommand,
  DescribeOrganizationConfigurationCommand,
  DescribeStandardsCommand,
  DisableSecurityHubCommand,
  DisassociateFromMasterAccountCommand,
  DisassociateMembersCommand,
  EnableSecurityHubCommand,
  GetAdministratorAccountCommand,
  GetEnabledStandardsCommand,
  GetFindingAggregatorCommand,
  GetInvitationsCountCommand,
  GetMasterAccountCommand,
  GetMembersCommand,
  InviteMembersCommand,
  ListFindingAggregatorsCommand,
  ListInvitationsCommand,
  ListMembersCommand,
  ListOrganizationAdminAccountsCommand,
  UpdateFindingAggregatorCommand,
} from "@aws-sdk/client-securityhub";
import { expect, test } from "vitest";
import { coverage } from "./coverage.ts";
import { faultsOfReply, modelledMembers } from "./testing/model.ts";
import { movesOf } from "./testing/moves.ts";
import {
  ADMIN,
  HUBLESS,
  MANAGEMENT,
  MEMBER,
  OTHER_ADMIN,
  openPracticeHub,
  SECOND_MEMBER,
} from "./testing/practice-hub.ts";

/** Members of the model that no reply of the emulator has, and why. */
const never: Record<string, string> = {
  "ListFindingAggregators.NextToken": "an account has one aggregator at most, so there is no second page",
  "ListOrganizationAdminAccounts.NextToken": "an organization has one delegated administrator at most",
  "DescribeOrganizationConfiguration.OrganizationConfiguration.StatusMessage":
    "only central configuration that failed has one",
  "BatchDisableStandards.StandardsSubscriptions.StandardsStatusReason":
    "what is being disabled has a reason only where that failed",
  "BatchDisableStandards.StandardsSubscriptions.StandardsStatusReason.StatusReasonCode":
    "what is being disabled has a reason only where that failed",
};

test("every operation answers with every member of its modelled output, and with none besides", async () => {
  const world = await openPracticeHub({ switches: { delegatedAdministrators: [ADMIN] } });
  const [admin, member] = [world.as(ADMIN), world.as(MEMBER)];
  const moves = movesOf(world);
  const others = movesOf(world, OTHER_ADMIN);
  const AccountIds = [SECOND_MEMBER];
  for (const side of [moves, others]) {
    await side.create("owner@example.com");
    await side.invite();
  }
  const own = { AccountId: ADMIN };
  await admin.send(new CreateMembersCommand({ AccountDetails: [own, { AccountId: HUBLESS }] }));
  await admin.send(new InviteMembersCommand({ AccountIds }));
  await admin.send(new GetMembersCommand({ AccountIds: [MEMBER, SECOND_MEMBER] }));
  await admin.send(new ListMembersCommand({ OnlyAssociated: false, MaxResults: 1 }));
  await admin.send(new DeleteMembersCommand({ AccountIds }));
  await member.send(new ListInvitationsCommand({ MaxResults: 1 }));
  await member.send(new GetInvitationsCountCommand({}));
  await member.send(new DeclineInvitationsCommand({ AccountIds }));
  await member.send(new DeleteInvitationsCommand({ AccountIds }));
  const { InvitationId } = (await moves.invitation()) ?? {};
  await member.send(new AcceptAdministratorInvitationCommand({ AdministratorId: ADMIN, InvitationId }));
  await member.send(new GetAdministratorAccountCommand({}));
  await member.send(new GetMasterAccountCommand({}));
  await member.send(new DisassociateFromMasterAccountCommand({}));
  await moves.accept();
  await moves.leave();
  await admin.send(new DisassociateMembersCommand({ AccountIds: [MEMBER] }));
  await world.as(HUBLESS).send(new EnableSecurityHubCommand({}));
  await world.as(HUBLESS).send(new DescribeHubCommand({}));
  const hubless = world.as(HUBLESS);
  await hubless.send(new DescribeStandardsCommand({ MaxResults: 1 }));
  await world.clock.advance(60_000);
  world.hub.setSwitches({ standardsComeTo: "Incomplete" });
  const { StandardsSubscriptions = [] } = await hubless.send(
    new GetEnabledStandardsCommand({ MaxResults: 1 }),
  );
  const [{ StandardsArn, StandardsSubscriptionArn = "" } = {}] = StandardsSubscriptions;
  const StandardsSubscriptionRequests = [{ StandardsArn }];
  await hubless.send(new BatchEnableStandardsCommand({ StandardsSubscriptionRequests }));
  const StandardsSubscriptionArns = [StandardsSubscriptionArn];
  await hubless.send(new BatchDisableStandardsCommand({ StandardsSubscriptionArns }));
  await world.as(HUBLESS).send(new DisableSecurityHubCommand({}));
  const { FindingAggregators = [] } = await admin.send(new ListFindingAggregatorsCommand({}));
  const FindingAggregatorArn = FindingAggregators[0]?.FindingAggregatorArn;
  await admin.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }));
  const linked = { RegionLinkingMode: "SPECIFIED_REGIONS", Regions: ["us-west-2"] };
  await admin.send(new UpdateFindingAggregatorCommand({ FindingAggregatorArn, ...linked }));
  await world.as(MANAGEMENT).send(new ListOrganizationAdminAccountsCommand({}));
  await admin.send(new DescribeOrganizationConfigurationCommand({}));
  await world.close();

  const answered = [...world.seen].flatMap(([operation, members]) =>
    [...members].map((m) => `${operation}.${m}`),
  );
  const modelled = Object.keys(coverage).flatMap((operation) =>
    modelledMembers(operation).map((name) => `${operation}.${name}`),
  );
  const wanted = modelled.filter((name) => !Object.hasOwn(never, name));
  expect(answered.sort()).toEqual(wanted.sort());
  expect(modelled).toEqual(expect.arrayContaining(Object.keys(never)));
});

const ok = (body: object) => ({ status: 200, headers: {}, body: JSON.stringify(body) });
const refused = (status: number, name: string, body: object) => ({
  status,
  headers: { "x-amzn-errortype": name },
  body: JSON.stringify(body),
});

test.each([
  ["an unknown member", "ListMembers", ok({ members: [] }), "members is unknown"],
  ["one inside", "ListMembers", ok({ Members: [{ Status: "Enabled" }] }), "Members.Status is unknown"],
  ["a number as id", "ListMembers", ok({ Members: [{ AccountId: 111111111111 }] }), "not of type 0"],
  ["an epoch", "ListInvitations", ok({ Invitations: [{ InvitedAt: 1.7e9 }] }), "not of type 5"],
  ["no list", "ListMembers", ok({ Members: {} }), "Members is no list"],
  ["no structure", "GetMasterAccount", ok({ Master: "x" }), "Master is no structure"],
  ["the other name", "GetMasterAccount", ok({ Administrator: {} }), "Administrator is unknown"],
  ["a list of others", "GetFindingAggregator", ok({ Regions: [1] }), "not of type 0"],
  [
    "a status",
    "ListMembers",
    refused(400, "InvalidAccessException", { Message: "", Code: "InvalidAccessException" }),
    "has status 400, the model has 401",
  ],
  ["an error's member", "ListMembers", refused(400, "X", { message: "", Code: "X" }), "message is unknown"],
  ["an error's code", "ListMembers", refused(400, "X", { Message: "", Code: "Y" }), "Code is not X"],
])("the check sees %s", (_what, operation, reply, fault) => {
  expect(faultsOfReply(operation, reply, new Set()).join("; ")).toContain(fault);
});
