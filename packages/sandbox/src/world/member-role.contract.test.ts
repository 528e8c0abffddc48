import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { IAMClient } from "@aws-sdk/client-iam";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import {
  CreateMembersCommand,
  DeleteMembersCommand,
  InviteMembersCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { memberRolePolicies } from "@invitations/functions/deployment/permissions/member-role";
import { createPolicyReader } from "@invitations/iam/policy-reader";
import { createMemberHands } from "@invitations/securityhub/member";
import { memberCredentials } from "@invitations/securityhub/member-credentials";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IamWorld, openIamWorld } from "../iam/testing/iam-world.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import { ADMINISTRATOR, practiceAws } from "../seeds/practice-aws.ts";
import type { AwsSeed, PolicyDocument, RoleSeed } from "../seeds/seed.ts";
import { publishedRole, STEPS_ROLE } from "./testing/published-role.ts";

/** Security Hub was never on in the account. */
const MODERN = "222233334444";
const OFF = "eu-west-1";
/** Its role knows none of the names of today. */
const LEGACY = "111122223333";
const FENCED = "333344445555";
const HOME = "us-east-1";
const REQUEST = "inv-k7m2p9q4";

const seed: AwsSeed = {
  ...practiceAws,
  accounts: practiceAws.accounts.map((account) =>
    account.id === MODERN
      ? {
          ...account,
          regions: { [HOME]: { hub: false, config: "none" }, [OFF]: { hub: false, config: "recording" } },
        }
      : account,
  ),
};

let world: IamWorld;
beforeAll(async () => {
  world = await openIamWorld(seed);
  const { directory } = world.aws;
  directory.putRole(ADMINISTRATOR, roleOfApp(STEPS_ROLE));
  directory.putRole(ADMINISTRATOR, roleOfApp("securityhub-invitations-practice-announcer"));
  directory.putRole(MODERN, publishedRole(MODERN, { AllowStandards: "true" }));
  directory.putRole(LEGACY, legacyOnly(publishedRole(LEGACY, { AllowScan: "false" })));
});
afterAll(() => world.close());

/** A role of the administrator account that may assume any role whose owner lets it. */
function roleOfApp(name: string): RoleSeed {
  const statement = (more: object): PolicyDocument => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...more }],
  });
  return {
    name,
    trust: statement({ Principal: { AWS: `arn:aws:iam::${ADMINISTRATOR}:root` } }),
    policies: { assume: statement({ Resource: "*" }) },
  };
}

function legacyOnly(role: RoleSeed): RoleSeed {
  const modern =
    /:(AcceptAdministratorInvitation|GetAdministratorAccount|DisassociateFromAdministratorAccount)$/;
  const policies = Object.entries(role.policies).map(([name, policy]) => {
    const Statement = policy.Statement.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat().filter((action) => !modern.test(String(action))),
    }));
    return [name, { ...policy, Statement }] as const;
  });
  return { ...role, policies: Object.fromEntries(policies) };
}

/** What a client needs to call in a Region as a session of a role of the administrator account. */
async function asRole(name: string) {
  return world.session(`arn:aws:iam::${ADMINISTRATOR}:role/${name}`);
}

/** Who may assume the role of an account's owner, and how. */
async function assuming(caller: object, externalId?: string): Promise<string> {
  const sts = new STSClient({ region: HOME, endpoint: world.aws.url, maxAttempts: 1, ...caller });
  const assume = new AssumeRoleCommand({
    RoleArn: `arn:aws:iam::${MODERN}:role/${MEMBER_ROLE_NAME}`,
    RoleSessionName: REQUEST,
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
  });
  return sts.send(assume).then(
    ({ AssumedRoleUser }) => AssumedRoleUser?.Arn ?? "",
    (error: Error) => error.name,
  );
}

describe("the trust of the published role", () => {
  it("lets in the app's one role with the external id, in a session that bears the request's id", async () => {
    expect(await assuming(await asRole(STEPS_ROLE), EXTERNAL_ID)).toBe(
      `arn:aws:sts::${MODERN}:assumed-role/${MEMBER_ROLE_NAME}/${REQUEST}`,
    );
  });

  it("lets nobody in without the external id, or with another", async () => {
    const steps = await asRole(STEPS_ROLE);
    expect(await assuming(steps)).toBe("AccessDenied");
    expect(await assuming(steps, "another-external-id")).toBe("AccessDenied");
  });

  it("lets in no other role of the administrator account, and no user who may do everything there", async () => {
    const announcer = await asRole("securityhub-invitations-practice-announcer");
    expect(await assuming(announcer, EXTERNAL_ID)).toBe("AccessDenied");
    expect(await assuming({ credentials: ownKeys(ADMINISTRATOR) }, EXTERNAL_ID)).toBe("AccessDenied");
  });

  it("goes on when the app's role was deleted and made anew", async () => {
    const { directory } = world.aws;
    directory.deleteRole(ADMINISTRATOR, STEPS_ROLE);
    directory.putRole(ADMINISTRATOR, roleOfApp(STEPS_ROLE));
    expect(await assuming(await asRole(STEPS_ROLE), EXTERNAL_ID)).toContain(REQUEST);
  });
});

function ownKeys(account: string) {
  const found = practiceAws.accounts.find(({ id }) => id === account);
  if (!found) throw new Error(`The practice world has no account ${account}.`);
  const { accessKeyId, secretAccessKey } = found;
  return { accessKeyId, secretAccessKey };
}

describe("the policies of the published role", () => {
  it("are what the app calls in a member account: nothing is denied, and nothing is left over", async () => {
    const called = new Set<string>();
    const refused: string[] = [];
    const over = world.aws.gateway.onRequest(({ callerArn, service, operation, fault }) => {
      if (!callerArn?.includes(`assumed-role/${MEMBER_ROLE_NAME}/`)) return;
      const action = `${service}:${operation}`;
      if (fault?.startsWith("AccessDenied")) refused.push(action);
      else called.add(action);
    });
    await playEverything();
    over();

    const listed = Object.values(
      memberRolePolicies({ partition: "aws", account: MODERN, roleArn: "unused" }),
    ).flatMap((statements) => statements.flatMap(({ actions }) => actions));
    // Needs no permission.
    called.delete("sts:GetCallerIdentity");
    // Not called by the app: Security Hub makes its role in the name of whoever turns it on for the first time.
    const made = listed.filter((action) => action !== "iam:CreateServiceLinkedRole");
    expect([...called].sort()).toEqual(made.toSorted());
    // Only what was taken out, to see the legacy names called and the roles asked for by name.
    expect([...new Set(refused)].sort()).toEqual([
      "iam:GetAccountAuthorizationDetails",
      "securityhub:AcceptAdministratorInvitation",
      "securityhub:DisassociateFromAdministratorAccount",
      "securityhub:GetAdministratorAccount",
    ]);
  });
});

describe("the published role held to some Regions", () => {
  it("may look there and nowhere else, and its policies are told as conditional", async () => {
    world.aws.directory.putRole(FENCED, publishedRole(FENCED, { Regions: "eu-west-1, ap-southeast-2" }));
    const { member, policies } = await memberSide();
    const look = async (region: string) => (await member.assume({ id: FENCED }, REQUEST, region)).examine();
    const there = await look("eu-west-1");
    expect(there.examination).toMatchObject({ hub: "on", ownMembers: 0 });
    expect(there.examination.unknown).toBeUndefined();
    const { examination } = await look(HOME);
    expect(examination).toMatchObject({ hub: "unknown", config: "unknown" });
    expect(examination.unknown?.join()).toContain("not authorized to perform: securityhub:DescribeHub");

    const { readiness } = await policies.scan({ id: FENCED }, REQUEST, ["eu-west-1"]);
    expect(readiness.ownRole?.verdict?.pairs.accept.verdict).toBe("conditional");
  });
});

/** Everything that the member side of the app can do, once. */
async function playEverything(): Promise<void> {
  const { member, policies } = await memberSide();
  const administrator = (region: string) =>
    new SecurityHubClient({ region, endpoint: world.aws.url, credentials: ownKeys(ADMINISTRATOR) });
  const invite = async (account: string, region: string) => {
    await administrator(region).send(new DeleteMembersCommand({ AccountIds: [account] }));
    await administrator(region).send(new CreateMembersCommand({ AccountDetails: [{ AccountId: account }] }));
    await administrator(region).send(new InviteMembersCommand({ AccountIds: [account] }));
  };

  const { readiness } = await policies.scan({ id: MODERN }, REQUEST, [HOME, OFF]);
  expect(readiness.ownRole?.verdict?.pairs).toMatchObject({
    accept: { verdict: "ready" },
    leave: { verdict: "ready" },
    read: { verdict: "ready" },
  });
  expect(readiness.trust).toMatchObject({ verdict: "as-it-should-be", faults: [] });
  expect(readiness.serviceLinkedRole).toBe("not-found");
  const modern = await member.assume({ id: MODERN }, REQUEST, OFF);
  expect(await modern.organization()).not.toHaveProperty("organization");
  expect((await modern.examine()).examination).toMatchObject({ hub: "off", config: "recording" });
  expect(await modern.enableHub()).toMatchObject({ enabled: true });
  await modern.confirmHub();
  await invite(MODERN, OFF);
  await modern.decline(ADMINISTRATOR);
  await invite(MODERN, OFF);
  expect(await modern.accept(ADMINISTRATOR)).not.toHaveProperty("legacy");
  expect((await modern.examine()).examination).toMatchObject({ hub: "on", ownMembers: 0 });
  const standards = ["pci-dss/v/4.0.1"];
  expect(await modern.enableStandards(standards)).toMatchObject({ enabled: standards, refused: [] });
  expect(await modern.leave(ADMINISTRATOR)).not.toHaveProperty("legacy");

  const unread = await policies.scan({ id: LEGACY }, REQUEST, [HOME]);
  expect(unread.readiness.unknown).toContain("iam:GetAccountAuthorizationDetails");
  expect(unread.readiness.trust).toMatchObject({ verdict: "as-it-should-be", faults: [] });
  expect(unread.readiness.serviceLinkedRole).toBe("present");
  const legacy = await member.assume({ id: LEGACY }, REQUEST, HOME);
  await invite(LEGACY, HOME);
  expect(await legacy.accept(ADMINISTRATOR)).toMatchObject({ legacy: true });
  expect(await legacy.leave(ADMINISTRATOR)).toMatchObject({ legacy: true });
}

/** The member side of the app as its function builds it. */
async function memberSide() {
  const { credentials } = await asRole(STEPS_ROLE);
  const client = (region: string, own: object = credentials) => ({
    region,
    endpoint: world.aws.url,
    credentials: own as typeof credentials,
    maxAttempts: 1,
  });
  const clients = {
    sts: (region: string, own?: object) => new STSClient(client(region, own)),
    securityHub: (region: string, own: object) => new SecurityHubClient(client(region, own)),
    config: (region: string, own: object) => new ConfigServiceClient(client(region, own)),
    organizations: (region: string, own: object) => new OrganizationsClient(client(region, own)),
  };
  const setting = { partition: "aws", roleName: MEMBER_ROLE_NAME, externalId: EXTERNAL_ID, clients };
  const member = createMemberHands({ ...setting, readBackPauses: [] });
  const open = memberCredentials(setting);
  const policies = createPolicyReader({
    partition: "aws",
    trustedBy: { administrator: ADMINISTRATOR, externalId: EXTERNAL_ID },
    roleArn: member.roleArn,
    iam: async (account, name, region) => ({
      iam: new IAMClient(client(region, await open(account, name, region))),
    }),
    now: () => new Date(),
  });
  return { member, policies };
}
