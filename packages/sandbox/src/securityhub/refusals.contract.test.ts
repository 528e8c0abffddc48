import {
  AcceptAdministratorInvitationCommand,
  AcceptInvitationCommand,
  CreateMembersCommand,
  DeclineInvitationsCommand,
  DeleteInvitationsCommand,
  DeleteMembersCommand,
  DescribeHubCommand,
  DescribeOrganizationConfigurationCommand,
  DisableSecurityHubCommand,
  DisassociateFromAdministratorAccountCommand,
  DisassociateFromMasterAccountCommand,
  DisassociateMembersCommand,
  EnableSecurityHubCommand,
  GetAdministratorAccountCommand,
  GetFindingAggregatorCommand,
  GetInvitationsCountCommand,
  GetMasterAccountCommand,
  GetMembersCommand,
  InviteMembersCommand,
  ListFindingAggregatorsCommand,
  ListInvitationsCommand,
  ListMembersCommand,
  ListOrganizationAdminAccountsCommand,
  type SecurityHubClient,
  UpdateFindingAggregatorCommand,
} from "@aws-sdk/client-securityhub";
import { afterEach, expect, test } from "vitest";
import type { Switches } from "./switches.ts";
import { movesOf, refusalOf } from "./testing/moves.ts";
import { ADMIN, HUBLESS, MEMBER, openPracticeHub, type PracticeHub } from "./testing/practice-hub.ts";

let world: PracticeHub;
afterEach(() => world.close());
const open = async (switches: Partial<Switches> = {}) => {
  world = await openPracticeHub({ switches });
};

const AccountIds = [MEMBER];
const InvitationId = "0".repeat(32);
const FindingAggregatorArn = `arn:aws:securityhub:eu-west-1:${MEMBER}:finding-aggregator/none`;

const updated = (RegionLinkingMode: string, Regions?: string[]) =>
  new UpdateFindingAggregatorCommand({
    FindingAggregatorArn,
    RegionLinkingMode,
    ...(Regions ? { Regions } : {}),
  });

type Send = (client: SecurityHubClient) => Promise<unknown>;
const membership: [name: string, send: Send][] = [
  ["CreateMembers", (c) => c.send(new CreateMembersCommand({ AccountDetails: [{ AccountId: MEMBER }] }))],
  ["InviteMembers", (c) => c.send(new InviteMembersCommand({ AccountIds }))],
  ["GetMembers", (c) => c.send(new GetMembersCommand({ AccountIds }))],
  ["ListMembers", (c) => c.send(new ListMembersCommand({}))],
  ["DisassociateMembers", (c) => c.send(new DisassociateMembersCommand({ AccountIds }))],
  ["DeleteMembers", (c) => c.send(new DeleteMembersCommand({ AccountIds }))],
  ["ListInvitations", (c) => c.send(new ListInvitationsCommand({}))],
  ["GetInvitationsCount", (c) => c.send(new GetInvitationsCountCommand({}))],
  [
    "AcceptAdministratorInvitation",
    (c) => c.send(new AcceptAdministratorInvitationCommand({ AdministratorId: ADMIN, InvitationId })),
  ],
  ["AcceptInvitation", (c) => c.send(new AcceptInvitationCommand({ MasterId: ADMIN, InvitationId }))],
  ["DeclineInvitations", (c) => c.send(new DeclineInvitationsCommand({ AccountIds }))],
  ["DeleteInvitations", (c) => c.send(new DeleteInvitationsCommand({ AccountIds }))],
  ["GetAdministratorAccount", (c) => c.send(new GetAdministratorAccountCommand({}))],
  ["GetMasterAccount", (c) => c.send(new GetMasterAccountCommand({}))],
  [
    "DisassociateFromAdministratorAccount",
    (c) => c.send(new DisassociateFromAdministratorAccountCommand({})),
  ],
  ["DisassociateFromMasterAccount", (c) => c.send(new DisassociateFromMasterAccountCommand({}))],
];
const subscription: [name: string, send: Send][] = [
  ["DescribeHub", (c) => c.send(new DescribeHubCommand({}))],
  ["DisableSecurityHub", (c) => c.send(new DisableSecurityHubCommand({}))],
  ["ListFindingAggregators", (c) => c.send(new ListFindingAggregatorsCommand({}))],
  ["GetFindingAggregator", (c) => c.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }))],
  ["UpdateFindingAggregator", (c) => c.send(updated("ALL_REGIONS"))],
  ["DescribeOrganizationConfiguration", (c) => c.send(new DescribeOrganizationConfigurationCommand({}))],
];
const others: [name: string, send: Send][] = [
  ["EnableSecurityHub", (c) => c.send(new EnableSecurityHubCommand({}))],
  ["ListOrganizationAdminAccounts", (c) => c.send(new ListOrganizationAdminAccountsCommand({}))],
];

const noSuchResource = "The request is rejected since no such resource found.";
const absent = [
  ["BadRequest", "BadRequestException", 400, noSuchResource],
  [
    "InvalidAccess",
    "InvalidAccessException",
    401,
    `Account ${HUBLESS} is not subscribed to AWS Security Hub`,
  ],
  ["AccessDenied", "AccessDeniedException", 403, noSuchResource],
  ["ResourceNotFound", "ResourceNotFoundException", 404, noSuchResource],
] as const;

test.each(absent)(
  "without a hub membership operations refuse as %s",
  async (hubAbsentStyle, name, status, message) => {
    await open({ hubAbsentStyle });
    for (const [operation, send] of membership)
      expect(await refusalOf(send(world.as(HUBLESS))), operation).toEqual({ name, status, message });
  },
);

test.each([
  ["NotSubscribed", `Account ${HUBLESS} is not subscribed to AWS Security Hub`],
  ["NotEnabled", `AccountId: ${HUBLESS} is not enabled for securityhub. Currentstate: false`],
] as const)(
  "without a hub the operations around it always refuse with InvalidAccess: %s",
  async (hubAbsentWording, message) => {
    await open({ hubAbsentWording });
    for (const [operation, send] of subscription)
      expect(await refusalOf(send(world.as(HUBLESS))), operation).toEqual({
        name: "InvalidAccessException",
        status: 401,
        message,
      });
  },
);

test("enabling, enabling again, disabling", async () => {
  await open();
  const client = world.as(HUBLESS);
  const tagged = { EnableDefaultStandards: false, Tags: { team: "payments" } };
  await client.send(new EnableSecurityHubCommand(tagged));
  expect(world.hub.place(HUBLESS, "eu-west-1").hub).toMatchObject({
    defaultStandards: false,
    tags: { team: "payments" },
  });
  expect(world.hub.place(HUBLESS, "eu-central-1").hub).toBeUndefined();
  expect(await refusalOf(client.send(new EnableSecurityHubCommand({})))).toEqual({
    name: "ResourceConflictException",
    status: 409,
    message: "Account is already subscribed to Security Hub",
  });
  await client.send(new DisableSecurityHubCommand({}));
  expect(await refusalOf(client.send(new DescribeHubCommand({})))).toMatchObject({ status: 401 });
  await client.send(new EnableSecurityHubCommand({ ControlFindingGenerator: "STANDARD_CONTROL" }));
  expect(world.hub.place(HUBLESS, "eu-west-1").hub).toMatchObject({
    defaultStandards: true,
    controlFindingGenerator: "STANDARD_CONTROL",
  });
});

test("neither a member nor an administrator with enabled members can disable", async () => {
  await open();
  const moves = movesOf(world);
  await moves.create();
  await moves.invite();
  await moves.accept();
  expect(await refusalOf(world.as(ADMIN).send(new DisableSecurityHubCommand({})))).toMatchObject({
    name: "InvalidInputException",
    message: "Cannot disable Security Hub on the Security Hub administrator",
  });
  expect(await refusalOf(world.as(MEMBER).send(new DisableSecurityHubCommand({})))).toMatchObject({
    name: "InvalidInputException",
  });
  await moves.leave();
  await world.as(MEMBER).send(new DisableSecurityHubCommand({}));
  await world.as(ADMIN).send(new DisableSecurityHubCommand({}));
});

test.each([
  [
    "BadRequest",
    "BadRequestException",
    "The request is rejected because the current account is not associated to a master account",
  ],
  ["AccessDenied", "AccessDeniedException", noSuchResource],
  ["ResourceNotFound", "ResourceNotFoundException", noSuchResource],
] as const)("leaving nobody, in both names of the call: %s", async (leaveNotAssociated, name, message) => {
  await open({ leaveNotAssociated });
  const member = world.as(MEMBER);
  for (const Command of [DisassociateFromAdministratorAccountCommand, DisassociateFromMasterAccountCommand])
    expect(await refusalOf(member.send(new Command({})))).toMatchObject({ name, message });
});

test("without an administrator there is an empty document or a refusal, in both names of the call", async () => {
  await open();
  const member = world.as(MEMBER);
  expect((await member.send(new GetAdministratorAccountCommand({}))).Administrator).toBeUndefined();
  expect((await member.send(new GetMasterAccountCommand({}))).Master).toBeUndefined();
  world.hub.setSwitches({ getAdministratorNone: "ResourceNotFound" });
  for (const Command of [GetAdministratorAccountCommand, GetMasterAccountCommand])
    expect(await refusalOf(member.send(new Command({})))).toMatchObject({ status: 404 });
});

test("the older names do the same", async () => {
  await open();
  const moves = movesOf(world);
  await moves.create();
  await moves.invite();
  const member = world.as(MEMBER);
  const { InvitationId } = (await moves.invitation()) ?? {};
  await member.send(new AcceptInvitationCommand({ MasterId: ADMIN, InvitationId }));
  const { Master } = await member.send(new GetMasterAccountCommand({}));
  expect(Master).toMatchObject({ AccountId: ADMIN, InvitationId, MemberStatus: "Enabled" });
  expect(Master).toEqual(await moves.administrator());
  await member.send(new DisassociateFromMasterAccountCommand({}));
  expect(await moves.row()).toMatchObject({ MemberStatus: "Resigned" });
});

test.each(["Empty", "Braces"] as const)("an operation without output answers %s", async (emptyOutput) => {
  await open({ emptyOutput });
  const bodies: unknown[] = [];
  const client = world.as(HUBLESS);
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      bodies.push((result.response as { headers: Record<string, string> }).headers["content-length"]);
      return result;
    },
    { step: "deserialize", priority: "low" },
  );
  await client.send(new EnableSecurityHubCommand({}));
  expect(bodies).toEqual([emptyOutput === "Empty" ? "0" : "2"]);
});

const malformed: [what: string, send: Send, message: string][] = [
  [
    "no AccountDetails",
    (c) => c.send(new CreateMembersCommand({ AccountDetails: undefined })),
    "AccountDetails must be a list",
  ],
  [
    "empty AccountDetails",
    (c) => c.send(new CreateMembersCommand({ AccountDetails: [] })),
    "at least one account",
  ],
  [
    "a short id",
    (c) => c.send(new CreateMembersCommand({ AccountDetails: [{ AccountId: "1234" }] })),
    "AccountDetails[0].AccountId must be an account id of 12 digits",
  ],
  [
    "no id",
    (c) => c.send(new CreateMembersCommand({ AccountDetails: [{ AccountId: undefined }] })),
    "AccountDetails[0].AccountId",
  ],
  [
    "an empty e-mail",
    (c) => c.send(new CreateMembersCommand({ AccountDetails: [{ AccountId: MEMBER, Email: "" }] })),
    "AccountDetails[0].Email",
  ],
  [
    "no AccountIds",
    (c) => c.send(new InviteMembersCommand({ AccountIds: undefined })),
    "AccountIds must be a list",
  ],
  [
    "empty AccountIds",
    (c) => c.send(new DeleteMembersCommand({ AccountIds: [] })),
    "at least one account id",
  ],
  [
    "a decimal id",
    (c) => c.send(new GetMembersCommand({ AccountIds: [MEMBER, "444455556666.0"] })),
    "AccountIds[1] must be",
  ],
  [
    "AccountIds of the decline",
    (c) => c.send(new DeclineInvitationsCommand({ AccountIds: ["x"] })),
    "AccountIds[0] must be",
  ],
  [
    "MaxResults 0",
    (c) => c.send(new ListMembersCommand({ MaxResults: 0 })),
    "MaxResults must be a whole number from 1 to 50",
  ],
  ["MaxResults 51", (c) => c.send(new ListInvitationsCommand({ MaxResults: 51 })), "from 1 to 50"],
  ["MaxResults 101", (c) => c.send(new ListFindingAggregatorsCommand({ MaxResults: 101 })), "from 1 to 100"],
  [
    "MaxResults 11",
    (c) => c.send(new ListOrganizationAdminAccountsCommand({ MaxResults: 11 })),
    "from 1 to 10",
  ],
  [
    "a made-up NextToken",
    (c) => c.send(new ListMembersCommand({ NextToken: "bm90IG91cnM" })),
    "NextToken is none",
  ],
  [
    "a feature",
    (c) => c.send(new ListOrganizationAdminAccountsCommand({ Feature: "Other" as "SecurityHub" })),
    "Feature must be one of",
  ],
  [
    "no InvitationId",
    (c) =>
      c.send(new AcceptAdministratorInvitationCommand({ AdministratorId: ADMIN, InvitationId: undefined })),
    "InvitationId must be",
  ],
  [
    "no MasterId",
    (c) => c.send(new AcceptInvitationCommand({ MasterId: undefined, InvitationId })),
    "MasterId must be",
  ],
  ["a hub ARN", (c) => c.send(new DescribeHubCommand({ HubArn: "hub" })), "HubArn must be"],
  [
    "an aggregator ARN",
    (c) => c.send(new GetFindingAggregatorCommand({ FindingAggregatorArn: "x/y" })),
    "FindingAggregatorArn must be",
  ],
  [
    "no list of Regions where the mode has one",
    (c) => c.send(updated("SPECIFIED_REGIONS")),
    "Regions must be given with SPECIFIED_REGIONS",
  ],
  [
    "a list of Regions where the mode has none",
    (c) => c.send(updated("NO_REGIONS", ["us-east-1"])),
    "Regions must not be given with NO_REGIONS",
  ],
  ["a linking mode", (c) => c.send(updated("SOME_REGIONS")), "RegionLinkingMode must be one of"],
  ["no tag at all", (c) => c.send(new EnableSecurityHubCommand({ Tags: {} })), "Tags must hold from 1 to 50"],
  [
    "a generator",
    (c) => c.send(new EnableSecurityHubCommand({ ControlFindingGenerator: "X" as "STANDARD_CONTROL" })),
    "ControlFindingGenerator must be one of",
  ],
];

test.each(malformed)("malformed: %s", async (_what, send, message) => {
  await open();
  const told = { status: 400, message: expect.stringContaining(message) };
  expect(await refusalOf(send(world.as(ADMIN)))).toMatchObject({ name: "InvalidInputException", ...told });
  world.hub.setSwitches({ malformedErrorClass: "BadRequest" });
  expect(await refusalOf(send(world.as(ADMIN)))).toMatchObject({ name: "BadRequestException", ...told });
});

test("another account's hub or aggregator is not there", async () => {
  await open();
  const HubArn = `arn:aws:securityhub:eu-west-1:${ADMIN}:hub/default`;
  const member = world.as(MEMBER);
  expect(await refusalOf(member.send(new DescribeHubCommand({ HubArn })))).toMatchObject({ status: 404 });
  await world.as(ADMIN).send(new DescribeHubCommand({ HubArn }));
  expect(
    await refusalOf(member.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }))),
  ).toMatchObject({ name: "ResourceNotFoundException" });
});

test("a role without permissions is refused everywhere, in AWS's words, and nothing happens", async () => {
  await open();
  const statement = { Effect: "Allow", Action: "iam:Nothing", Resource: "*" };
  const client = asRole(HUBLESS, statement);
  for (const [operation, send] of [...membership, ...subscription, ...others]) {
    const { name, status, message } = await refusalOf(send(client));
    expect([name, status], operation).toEqual(["AccessDeniedException", 403]);
    const resource =
      {
        ListFindingAggregators: "*",
        GetFindingAggregator: FindingAggregatorArn,
        UpdateFindingAggregator: FindingAggregatorArn,
      }[operation] ?? `arn:aws:securityhub:eu-west-1:${HUBLESS}:hub/default`;
    expect(message).toBe(
      `User: arn:aws:sts::${HUBLESS}:assumed-role/Limited/test is not authorized to perform: securityhub:${operation} on resource: ${resource} because no identity-based policy allows the securityhub:${operation} action`,
    );
  }
  expect(world.hub.place(HUBLESS, "eu-west-1").hub).toBeUndefined();
});

test("tags at enabling need a permission of their own", async () => {
  await open();
  const Resource = `arn:aws:securityhub:*:${HUBLESS}:hub/default`;
  const client = asRole(HUBLESS, { Effect: "Allow", Action: "securityhub:EnableSecurityHub", Resource });
  const { message } = await refusalOf(client.send(new EnableSecurityHubCommand({ Tags: { a: "b" } })));
  expect(message).toContain("not authorized to perform: securityhub:TagResource");
  await client.send(new EnableSecurityHubCommand({}));
});

const ownName = "AcceptAdministratorInvitation";
const legacyName = "AcceptInvitation";
test.each([
  ["OwnName", [ownName], true],
  ["OwnName", [legacyName], false],
  ["LegacyName", [ownName], false],
  ["LegacyName", [legacyName], true],
  ["BothNames", [ownName], false],
  ["BothNames", [ownName, legacyName], true],
] as const)("with %s a role that has %j may accept: %s", async (renamedActions, actions, allowed) => {
  await open({ renamedActions });
  const moves = movesOf(world);
  await moves.create();
  await moves.invite();
  const { InvitationId } = (await moves.invitation()) ?? {};
  const client = asRole(MEMBER, {
    Effect: "Allow",
    Action: actions.map((action) => `securityhub:${action}`),
    Resource: "*",
  });
  const accepting = client.send(
    new AcceptAdministratorInvitationCommand({ AdministratorId: ADMIN, InvitationId }),
  );
  if (allowed) await accepting;
  else expect((await refusalOf(accepting)).name).toBe("AccessDeniedException");
  expect((await moves.row())?.MemberStatus).toBe(allowed ? "Enabled" : "Invited");
});

test("an unreadable body is refused before anything else", async () => {
  await open();
  const client = world.as(ADMIN);
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string };
      request.body = "[".padEnd(request.body.length);
      return next(args);
    },
    { step: "build", priority: "low" },
  );
  expect(await refusalOf(client.send(new InviteMembersCommand({ AccountIds })))).toMatchObject({
    name: "SerializationException",
    status: 400,
  });
});

/** A session of a role that has this one statement. */
function asRole(accountId: string, statement: Record<string, unknown>): SecurityHubClient {
  const { directory } = world;
  const role = directory.putRole(accountId, {
    name: "Limited",
    trust: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: accountId }, Action: "sts:AssumeRole" }],
    },
    policies: { limited: { Version: "2012-10-17", Statement: [statement] } },
  });
  const { accessKeyId, secretAccessKey, sessionToken } = directory.openSession(role, "test", 3600);
  const client = world.as(accountId);
  client.config.credentials = async () => ({ accessKeyId, secretAccessKey, sessionToken });
  return client;
}
