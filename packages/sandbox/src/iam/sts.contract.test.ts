import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
} from "@aws-sdk/client-config-service";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ADMINISTRATOR,
  EXTERNAL_ID,
  MEMBER,
  openSmallWorld,
  policy,
  type SmallWorld,
} from "../aws/testing/small-world.ts";
import type { RoleSeed } from "../seeds/seed.ts";

let world: SmallWorld;
beforeEach(async () => {
  world = await openSmallWorld();
});
afterEach(() => world.close());

const MEMBER_ROLE = `arn:aws:iam::${MEMBER.id}:role/Member`;
const STEPS_ROLE = `arn:aws:iam::${ADMINISTRATOR.id}:role/Steps`;
const USER = `arn:aws:iam::${ADMINISTRATOR.id}:user/practice`;
const anything = policy({ Effect: "Allow", Action: "*", Resource: "*" });
const recorders = new DescribeConfigurationRecordersCommand({});

type Settings = Partial<ReturnType<SmallWorld["as"]>>;

function assume(input: Partial<AssumeRoleCommandInput> = {}, settings: Settings = {}) {
  const command = new AssumeRoleCommand({
    RoleArn: MEMBER_ROLE,
    RoleSessionName: "req-1",
    ExternalId: EXTERNAL_ID,
    ...input,
  });
  return new STSClient({ ...world.as(ADMINISTRATOR), ...settings }).send(command);
}

async function sessionOf(input: Partial<AssumeRoleCommandInput> = {}, settings: Settings = {}) {
  const { Credentials } = await assume(input, settings);
  const {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
  } = Credentials ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken) throw new Error("AssumeRole gave no keys");
  return { ...world.as(ADMINISTRATOR), credentials: { accessKeyId, secretAccessKey, sessionToken } };
}

function denial(caller: string, role: string) {
  return {
    name: "AccessDenied",
    message: `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
    $metadata: expect.objectContaining({ httpStatusCode: 403 }),
  };
}

describe("GetCallerIdentity", () => {
  it("of an account's own keys is its user", async () => {
    const { Account, Arn, UserId } = await new STSClient(world.as(MEMBER)).send(
      new GetCallerIdentityCommand({}),
    );
    expect({ Account, Arn }).toEqual({ Account: MEMBER.id, Arn: `arn:aws:iam::${MEMBER.id}:user/practice` });
    expect(UserId).toMatch(/^AIDA[A-Z2-7]{16}$/);
  });

  it("of a role session is the session in the role's account", async () => {
    const { Credentials, AssumedRoleUser, PackedPolicySize } = await assume();
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${MEMBER.id}:assumed-role/Member/req-1`);
    expect(AssumedRoleUser?.AssumedRoleId).toMatch(/^AROA[A-Z2-7]{16}:req-1$/);
    expect(PackedPolicySize).toBeUndefined();
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);

    const identity = await new STSClient(await sessionOf()).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: MEMBER.id,
      Arn: AssumedRoleUser?.Arn,
      UserId: AssumedRoleUser?.AssumedRoleId,
    });
  });
});

describe("AssumeRole", () => {
  it("gives keys for as long as asked, an hour when not asked", async () => {
    const minutes = async (input: Partial<AssumeRoleCommandInput>) => {
      const { Credentials } = await assume(input);
      return Math.round(((Credentials?.Expiration?.getTime() ?? 0) - world.clock.now().getTime()) / 60_000);
    };
    expect(await minutes({})).toBe(60);
    expect(await minutes({ DurationSeconds: 900 })).toBe(15);
    expect(await minutes({ RoleArn: STEPS_ROLE, DurationSeconds: 7200 })).toBe(120);
  });

  it.each([
    ["without the external id", { ExternalId: undefined }],
    ["with another external id", { ExternalId: "join-0000" }],
  ])("is refused %s", async (_, input) => {
    await expect(assume(input)).rejects.toMatchObject(denial(USER, MEMBER_ROLE));
  });

  it("of a role that is not there, or no more, is refused in the same words", async () => {
    const nowhere = `arn:aws:iam::${MEMBER.id}:role/Nobody`;
    await expect(assume({ RoleArn: nowhere })).rejects.toMatchObject(denial(USER, nowhere));
    await assume();
    world.directory.deleteRole(MEMBER.id, "Member");
    await expect(assume()).rejects.toMatchObject(denial(USER, MEMBER_ROLE));
  });

  it("is refused to an account that the trust policy does not name", async () => {
    const asMember = assume({}, world.as(MEMBER));
    await expect(asMember).rejects.toMatchObject(
      denial(`arn:aws:iam::${MEMBER.id}:user/practice`, MEMBER_ROLE),
    );
  });

  it("is refused in a Region that the role's account has not opted into", async () => {
    await expect(assume({}, { region: "eu-central-1" })).rejects.toMatchObject({
      name: "RegionDisabledException",
      $metadata: { httpStatusCode: 403 },
    });
  });

  it("goes on from role to role where both sides allow it, for an hour at most", async () => {
    const steps = await sessionOf({ RoleArn: STEPS_ROLE, ExternalId: undefined });
    const { AssumedRoleUser } = await assume({ DurationSeconds: 3600 }, steps);
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${MEMBER.id}:assumed-role/Member/req-1`);
    await expect(assume({ DurationSeconds: 3601 }, steps)).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringContaining("role chaining"),
    });
  });

  it("is refused to a role whose own policies do not name the other one", async () => {
    const steps: RoleSeed | undefined = ADMINISTRATOR.roles[0];
    if (!steps) throw new Error("the seed has the role");
    const session = await sessionOf({ RoleArn: STEPS_ROLE, ExternalId: undefined });
    world.directory.putRole(ADMINISTRATOR.id, { ...steps, policies: {} });
    await expect(assume({}, session)).rejects.toMatchObject(
      denial(`arn:aws:sts::${ADMINISTRATOR.id}:assumed-role/Steps/req-1`, MEMBER_ROLE),
    );
  });

  it("within one account needs no policy of the role that the trust policy names itself, but bows to a Deny", async () => {
    const trust = policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: STEPS_ROLE } });
    world.directory.putRole(ADMINISTRATOR.id, { name: "Inner", trust, policies: {} });
    const inner = { RoleArn: `arn:aws:iam::${ADMINISTRATOR.id}:role/Inner` };
    const session = await sessionOf({ RoleArn: STEPS_ROLE });
    await assume(inner, session);
    await expect(assume(inner)).rejects.toMatchObject(denial(USER, inner.RoleArn));

    const forbid = policy({ Effect: "Deny", Action: "sts:*", Resource: "*" });
    const anyone = policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: USER } });
    world.directory.putRole(ADMINISTRATOR.id, { name: "Steps", trust: anyone, policies: { forbid } });
    await expect(assume(inner, session)).rejects.toThrow("is not authorized to perform: sts:AssumeRole");
  });

  it.each<[string, Partial<Record<keyof AssumeRoleCommandInput, unknown>>, string]>([
    ["a session name of one letter", { RoleSessionName: "x" }, "roleSessionName"],
    ["a session name of 65", { RoleSessionName: "a".repeat(65) }, "roleSessionName"],
    ["a session name with a blank", { RoleSessionName: "two words" }, "roleSessionName"],
    ["no session name", { RoleSessionName: undefined }, "roleSessionName"],
    ["no role", { RoleArn: undefined }, "roleArn"],
    ["a user for a role", { RoleArn: "arn:aws:iam::222222222222:user/practice" }, "is invalid"],
    ["an external id of one letter", { ExternalId: "x" }, "externalId"],
    ["an external id with a blank", { ExternalId: "with blank" }, "externalId"],
    ["less than 15 minutes", { DurationSeconds: 899 }, "greater than or equal to 900"],
    ["more than 12 hours", { DurationSeconds: 43_201 }, "less than or equal to 43200"],
    ["more than the role's hour", { DurationSeconds: 3601 }, "MaxSessionDuration"],
    ["a session policy that is too long", { Policy: "x".repeat(2049) }, "policy"],
    [
      "policy ARNs",
      { PolicyArns: [{ arn: "arn:aws:iam::aws:policy/SecurityAudit" }] },
      "does not take PolicyArns",
    ],
    ["tags", { Tags: [{ Key: "a", Value: "b" }] }, "does not take Tags"],
  ])("refuses %s", async (_, input, sentence) => {
    const loose = input as Partial<AssumeRoleCommandInput>;
    await expect(assume(loose)).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringContaining(sentence),
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("what a session may do", () => {
  const because = (action: string, kind: string) =>
    `User: arn:aws:sts::${MEMBER.id}:assumed-role/Member/req-1 is not authorized to perform: config:${action} ` +
    `on resource: arn:aws:config:REGION:${MEMBER.id}:configuration-recorder/${kind}`;

  it("is what the role's policies allow, in the Region they allow it in", async () => {
    const session = await sessionOf();
    const { ConfigurationRecorders } = await new ConfigServiceClient(session).send(recorders);
    expect(ConfigurationRecorders).toHaveLength(1);

    const elsewhere = new ConfigServiceClient({ ...session, region: "eu-west-2" }).send(recorders);
    await expect(elsewhere).rejects.toMatchObject({
      name: "AccessDeniedException",
      message:
        because("DescribeConfigurationRecorders", "*").replace("REGION", "eu-west-2") +
        " because no identity-based policy allows the config:DescribeConfigurationRecorders action",
    });
    const status = new ConfigServiceClient(session).send(new DescribeConfigurationRecorderStatusCommand({}));
    await expect(status).rejects.toThrow(
      "because no identity-based policy allows the config:DescribeConfigurationRecorderStatus action",
    );
  });

  it("is further limited by the session's policy", async () => {
    const only = policy({ Effect: "Allow", Action: "securityhub:*", Resource: "*" });
    const narrow = await sessionOf({ Policy: JSON.stringify(only) });
    await expect(new ConfigServiceClient(narrow).send(recorders)).rejects.toThrow(
      "because no session policy allows the config:DescribeConfigurationRecorders action",
    );
    const wide = await sessionOf({ Policy: JSON.stringify(anything) });
    await new ConfigServiceClient(wide).send(recorders);
    expect((await assume({ Policy: JSON.stringify(anything) })).PackedPolicySize).toBeGreaterThan(0);

    for (const Policy of ["{", JSON.stringify({ ...anything, Version: "1" })])
      await expect(assume({ Policy })).rejects.toMatchObject({
        name: "MalformedPolicyDocumentException",
        message: expect.stringContaining("The session policy is malformed"),
      });
  });

  it("ends at a Deny, which is named", async () => {
    const session = await sessionOf();
    const role = world.directory.role(MEMBER.id, "Member");
    if (!role) throw new Error("the seed has the role");
    const deny = policy({ Effect: "Deny", Action: "config:*", Resource: "*" });
    world.directory.putRole(MEMBER.id, { ...role, policies: { anything, deny } });
    await expect(new ConfigServiceClient(session).send(recorders)).rejects.toThrow(
      "with an explicit deny in an identity-based policy",
    );
  });

  it("is nothing once the role is gone", async () => {
    const session = await sessionOf();
    world.directory.deleteRole(MEMBER.id, "Member");
    const identity = new STSClient(session).send(new GetCallerIdentityCommand({}));
    await expect(identity).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  });
});

it("refuses an operation and a version that STS does not have", async () => {
  const client = new STSClient(world.as(ADMINISTRATOR));
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string; headers: Record<string, string> };
      request.body = request.body.replace("2011-06-15", "2010-01-01");
      return next(args);
    },
    { step: "build", name: "another-version" },
  );
  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: "InvalidAction",
    message: "Could not find operation GetCallerIdentity for version 2010-01-01",
  });
});
