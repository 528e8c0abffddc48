import {
  CreatePolicyVersionCommand,
  DeleteRolePolicyCommand,
  GetAccountAuthorizationDetailsCommand,
  type GetAccountAuthorizationDetailsCommandInput,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { DeclineInvitationsCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMINISTRATOR, MEMBER, policy, smallSeed } from "../aws/testing/small-world.ts";
import type { AccountSeed, AwsSeed } from "../seeds/seed.ts";
import { awsManagedArn } from "./aws-managed.ts";
import { customerPolicyArn } from "./managed-policies.ts";
import { type IamWorld, openIamWorld } from "./testing/iam-world.ts";

const READ = policy({ Effect: "Allow", Action: ["iam:Get*", "securityhub:Get*"], Resource: "*" });
const OLDER = policy({ Effect: "Allow", Action: "securityhub:List*", Resource: "*" });
const WRITE = policy({ Effect: "Allow", Action: "securityhub:DeclineInvitations", Resource: "*" });
const SHARED = customerPolicyArn(MEMBER.id, "Shared");
const ROLE = `arn:aws:iam::${MEMBER.id}:role/Member`;
const decline = new DeclineInvitationsCommand({ AccountIds: [ADMINISTRATOR.id] });
const text = (document: object) => JSON.stringify(document);
const decoded = (document: string | undefined): unknown => JSON.parse(decodeURIComponent(document ?? ""));

const member: AccountSeed = {
  ...MEMBER,
  roles: MEMBER.roles.map((role) => ({
    ...role,
    attached: [SHARED, awsManagedArn("SecurityAudit")],
    boundary: awsManagedArn("AdministratorAccess"),
  })),
  users: [{ name: "ana", groups: ["security"], policies: { own: READ } }],
  groups: [{ name: "security", attached: [SHARED], policies: { of: OLDER } }],
  policies: [
    { name: "Shared", description: "For all", documents: [OLDER, READ] },
    { name: "Unused", documents: [OLDER, READ], defaultVersion: "v1" },
  ],
};
const seed: AwsSeed = { ...smallSeed(), accounts: [ADMINISTRATOR, member] };

let world: IamWorld;
let iam: IAMClient;
beforeEach(async () => {
  world = await openIamWorld(seed);
  iam = world.iam(member);
});
afterEach(() => world.close());

const details = (input: GetAccountAuthorizationDetailsCommandInput = {}) =>
  iam.send(new GetAccountAuthorizationDetailsCommand(input));

describe("GetAccountAuthorizationDetails", () => {
  it("tells everybody of the account, and what hangs on them", async () => {
    const { UserDetailList, GroupDetailList, RoleDetailList, Policies, IsTruncated, Marker } =
      await details();
    expect(UserDetailList?.map(({ UserName, GroupList }) => [UserName, GroupList])).toEqual([
      ["practice", []],
      ["ana", ["security"]],
    ]);
    expect(UserDetailList?.[0]?.AttachedManagedPolicies).toEqual([
      { PolicyName: "AdministratorAccess", PolicyArn: awsManagedArn("AdministratorAccess") },
    ]);
    expect(decoded(UserDetailList?.[1]?.UserPolicyList?.[0]?.PolicyDocument)).toEqual(READ);
    expect(GroupDetailList).toMatchObject([
      {
        GroupName: "security",
        Arn: `arn:aws:iam::${MEMBER.id}:group/security`,
        GroupPolicyList: [{ PolicyName: "of" }],
      },
    ]);
    const [role] = RoleDetailList ?? [];
    expect(role).toMatchObject({
      RoleName: "Member",
      Arn: ROLE,
      Path: "/",
      CreateDate: expect.any(Date),
      AttachedManagedPolicies: [{ PolicyName: "Shared", PolicyArn: SHARED }, { PolicyName: "SecurityAudit" }],
      PermissionsBoundary: { PermissionsBoundaryArn: awsManagedArn("AdministratorAccess") },
    });
    expect(decoded(role?.AssumeRolePolicyDocument)).toEqual(MEMBER.roles[0]?.trust);
    expect(
      role?.RolePolicyList?.map(({ PolicyName, PolicyDocument }) => [PolicyName, decoded(PolicyDocument)]),
    ).toEqual(Object.entries(MEMBER.roles[0]?.policies ?? {}));
    expect(
      Policies?.map(({ PolicyName, DefaultVersionId, AttachmentCount, PermissionsBoundaryUsageCount }) => [
        PolicyName,
        DefaultVersionId,
        AttachmentCount,
        PermissionsBoundaryUsageCount,
      ]),
    ).toEqual([
      ["Shared", "v2", 2, 0],
      ["Unused", "v1", 0, 0],
      ["AdministratorAccess", "v1", 1, 1],
      ["SecurityAudit", "v45", 1, 0],
    ]);
    expect(
      Policies?.[1]?.PolicyVersionList?.map(({ VersionId, IsDefaultVersion, Document }) => [
        VersionId,
        IsDefaultVersion,
        decoded(Document),
      ]),
    ).toEqual([
      ["v2", false, READ],
      ["v1", true, OLDER],
    ]);
    expect({ IsTruncated, Marker }).toEqual({ IsTruncated: false, Marker: undefined });
  });

  it("gives the kinds that are asked for", async () => {
    const { UserDetailList, RoleDetailList, Policies } = await details({
      Filter: ["AWSManagedPolicy", "Role"],
    });
    expect(UserDetailList).toEqual([]);
    expect(RoleDetailList).toHaveLength(2);
    expect(Policies?.map(({ PolicyName }) => PolicyName)).toEqual(["AdministratorAccess", "SecurityAudit"]);
  });

  it("goes page by page", async () => {
    const names: (string | undefined)[] = [];
    let marker: string | undefined;
    do {
      const page = await details({ MaxItems: 3, ...(marker ? { Marker: marker } : {}) });
      names.push(
        ...(page.UserDetailList ?? []).map(({ UserName }) => UserName),
        ...(page.GroupDetailList ?? []).map(({ GroupName }) => GroupName),
        ...(page.RoleDetailList ?? []).map(({ RoleName }) => RoleName),
        ...(page.Policies ?? []).map(({ PolicyName }) => PolicyName),
      );
      expect(page.IsTruncated).toBe(page.Marker !== undefined);
      marker = page.Marker;
    } while (marker);
    expect(names).toEqual([
      "practice",
      "ana",
      "security",
      "Member",
      "AWSServiceRoleForSecurityHub",
      "Shared",
      "Unused",
      "AdministratorAccess",
      "SecurityAudit",
    ]);
  });

  it.each<[GetAccountAuthorizationDetailsCommandInput, string]>([
    [{ MaxItems: 0 }, "greater than or equal to 1"],
    [{ MaxItems: 1001 }, "less than or equal to 1000"],
    [{ Marker: "elsewhere" }, "Invalid Marker"],
    [{ Filter: ["Roles" as "Role"] }, "enum value set"],
  ])("refuses %j", async (input, sentence) => {
    await expect(details(input)).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringContaining(sentence),
    });
  });

  it("is throttled long before other calls", async () => {
    world.aws.securityHub.setSwitches({ iamThrottle: "Strict" });
    await details();
    await expect(details()).rejects.toMatchObject({
      name: "Throttling",
      message: "Rate exceeded",
      $metadata: { httpStatusCode: 400 },
    });
    for (let more = 0; more < 10; more += 1) await iam.send(new GetRoleCommand({ RoleName: "Member" }));
    const others = world.iam(ADMINISTRATOR).send(new GetAccountAuthorizationDetailsCommand({}));
    await expect(others).resolves.toMatchObject({ IsTruncated: false });
  });
});

describe("single reads", () => {
  it("give a role with its boundary, and refuse one that is not there", async () => {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: "Member" }));
    expect(Role).toMatchObject({
      Arn: ROLE,
      MaxSessionDuration: 3600,
      PermissionsBoundary: { PermissionsBoundaryArn: awsManagedArn("AdministratorAccess") },
    });
    await expect(iam.send(new GetRoleCommand({ RoleName: "Nobody" }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The role with name Nobody cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
  });

  it("give a policy and each of its versions, AWS's own too", async () => {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: SHARED }));
    expect(Policy).toMatchObject({ DefaultVersionId: "v2", AttachmentCount: 2, Description: "For all" });
    const older = await iam.send(new GetPolicyVersionCommand({ PolicyArn: SHARED, VersionId: "v1" }));
    expect(older.PolicyVersion?.IsDefaultVersion).toBe(false);
    expect(decoded(older.PolicyVersion?.Document)).toEqual(OLDER);
    const full = { PolicyArn: awsManagedArn("AWSSecurityHubFullAccess"), VersionId: "v3" };
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand(full));
    expect(decoded(PolicyVersion?.Document)).toMatchObject({
      Statement: [{ Action: "securityhub:*" }, {}, {}],
    });
    for (const refused of [
      new GetPolicyVersionCommand({ PolicyArn: SHARED, VersionId: "v9" }),
      new GetPolicyVersionCommand({ PolicyArn: awsManagedArn("Nothing"), VersionId: "v1" }),
    ])
      await expect(iam.send(refused)).rejects.toMatchObject({ name: "NoSuchEntityException" });
  });

  it("stay within the account", async () => {
    const foreign = world.iam(ADMINISTRATOR).send(new GetPolicyCommand({ PolicyArn: SHARED }));
    await expect(foreign).rejects.toMatchObject({ name: "NoSuchEntityException" });
  });
});

describe("mending", () => {
  it("an inline policy counts for sessions at once, until it is taken away", async () => {
    const hub = new SecurityHubClient(await world.session(ROLE));
    const look = () => hub.send(decline);
    await expect(look()).rejects.toMatchObject({ name: "AccessDeniedException" });
    const put = { RoleName: "Member", PolicyName: "hub", PolicyDocument: text(WRITE) };
    await iam.send(new PutRolePolicyCommand(put));
    await expect(look()).resolves.toMatchObject({ UnprocessedAccounts: expect.any(Array) });
    const taken = { RoleName: "Member", PolicyName: "hub" };
    await iam.send(new DeleteRolePolicyCommand(taken));
    await expect(look()).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(iam.send(new DeleteRolePolicyCommand(taken))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });

  it("a new default version of an attached policy counts at once, one beside it does not", async () => {
    const hub = new SecurityHubClient(await world.session(ROLE));
    const create = (SetAsDefault: boolean) =>
      iam.send(
        new CreatePolicyVersionCommand({ PolicyArn: SHARED, PolicyDocument: text(WRITE), SetAsDefault }),
      );
    expect((await create(false)).PolicyVersion).toMatchObject({ VersionId: "v3", IsDefaultVersion: false });
    await expect(hub.send(decline)).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    expect((await create(true)).PolicyVersion).toMatchObject({ VersionId: "v4", IsDefaultVersion: true });
    await hub.send(decline);
    await create(false);
    await expect(create(false)).rejects.toMatchObject({ name: "LimitExceededException" });
  });

  it.each([
    ["text that is no JSON", "{"],
    ["a statement without a resource", text(policy({ Effect: "Allow", Action: "*" }))],
  ])("refuses %s and keeps the role as it was", async (_what, PolicyDocument) => {
    const before = world.aws.directory.role(MEMBER.id, "Member");
    const put = new PutRolePolicyCommand({ RoleName: "Member", PolicyName: "bad", PolicyDocument });
    await expect(iam.send(put)).rejects.toMatchObject({ name: "MalformedPolicyDocumentException" });
    expect(world.aws.directory.role(MEMBER.id, "Member")).toEqual(before);
  });

  it("is refused to a session that may only read", async () => {
    const session = new IAMClient(await world.session(ROLE));
    await session.send(new GetRoleCommand({ RoleName: "Member" }));
    const put = new PutRolePolicyCommand({
      RoleName: "Member",
      PolicyName: "all",
      PolicyDocument: text(READ),
    });
    await expect(session.send(put)).rejects.toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining(
        "because no identity-based policy allows the iam:PutRolePolicy action",
      ),
      $metadata: { httpStatusCode: 403 },
    });
  });

  it("does not reach AWS's own policies, nor roles that are too full", async () => {
    const version = { PolicyArn: awsManagedArn("SecurityAudit"), PolicyDocument: text(READ) };
    await expect(iam.send(new CreatePolicyVersionCommand(version))).rejects.toMatchObject({
      name: "AccessDenied",
    });
    const PolicyDocument = text(
      policy({ Effect: "Allow", Action: `s3:${"x".repeat(10_240)}`, Resource: "*" }),
    );
    const put = new PutRolePolicyCommand({ RoleName: "Member", PolicyName: "full", PolicyDocument });
    await expect(iam.send(put)).rejects.toMatchObject({ name: "LimitExceededException" });
  });
});
