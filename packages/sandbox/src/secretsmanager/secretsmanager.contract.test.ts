import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  type GetSecretValueCommandInput,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ADMINISTRATOR,
  MEMBER,
  openSmallWorld,
  policy,
  type SmallWorld,
} from "../aws/testing/small-world.ts";
import { createClock } from "../wire/clock.ts";
import { createSecretsManager } from "./service.ts";

const NAME = "app-practice-slack-bot-token";
const CURRENT_MISSING = "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT";
let folder: string;
let world: SmallWorld;
const open = () => {
  const secrets = createSecretsManager({ clock: createClock(), file: join(folder, "secrets.json") });
  return openSmallWorld({ services: [secrets.service] }).then((opened) => ({
    ...opened,
    close: async () => {
      await opened.close();
      secrets.flush();
    },
  }));
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
  world = await open();
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const client = (account = ADMINISTRATOR, region?: string) =>
  new SecretsManagerClient(world.as(account, region));
const create = (value?: string, name = NAME) =>
  client().send(new CreateSecretCommand({ Name: name, ...(value ? { SecretString: value } : {}) }));
const put = (value: string, SecretId = NAME) =>
  client().send(new PutSecretValueCommand({ SecretId, SecretString: value }));
const read = (input: Partial<GetSecretValueCommandInput> = {}, by = client()) =>
  by.send(new GetSecretValueCommand({ SecretId: NAME, ...input }));

describe("a secret", () => {
  it("has an ARN that ends in six characters of its own, which a secret of the same name elsewhere has not", async () => {
    const { ARN = "", Name, VersionId } = await create();
    expect(Name).toBe(NAME);
    expect(VersionId).toBeUndefined();
    expect(ARN).toMatch(
      /^arn:aws:secretsmanager:eu-west-1:111111111111:secret:app-practice-slack-bot-token-[A-Za-z0-9]{6}$/,
    );
    const other = await client(ADMINISTRATOR, "eu-central-1").send(new CreateSecretCommand({ Name: NAME }));
    expect(other.ARN?.slice(-6)).not.toBe(ARN.slice(-6));
  });

  it("is found by its name, its ARN, and its ARN without the six characters, in its own Region only", async () => {
    const { ARN = "" } = await create("xoxb-1");
    for (const SecretId of [NAME, ARN, ARN.slice(0, -7)])
      expect(await read({ SecretId })).toMatchObject({ ARN, Name: NAME, SecretString: "xoxb-1" });
    const elsewhere = client(ADMINISTRATOR, "eu-central-1");
    for (const SecretId of [NAME, ARN])
      await expect(read({ SecretId }, elsewhere)).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
    for (const SecretId of [NAME.slice(0, -1), `${ARN.slice(0, -1)}?`, ARN.slice(-6)])
      await expect(read({ SecretId })).rejects.toMatchObject({
        name: "ResourceNotFoundException",
        message: "Secrets Manager can't find the specified secret.",
      });
  });

  it("without a value is described without versions, and cannot be read", async () => {
    await create();
    expect(await client().send(new DescribeSecretCommand({ SecretId: NAME }))).not.toHaveProperty(
      "VersionIdsToStages",
    );
    await expect(read()).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: CURRENT_MISSING,
    });
  });

  it("tells what it was made with, and never its value", async () => {
    const described = {
      Description: "Slack's token",
      KmsKeyId: "alias/slack",
      Tags: [{ Key: "app", Value: "invitations" }],
    };
    await client().send(new CreateSecretCommand({ Name: NAME, SecretString: "xoxb-1", ...described }));
    const told = await client().send(new DescribeSecretCommand({ SecretId: NAME }));
    expect(told).toMatchObject({ Name: NAME, ...described });
    expect(told.CreatedDate).toBeInstanceOf(Date);
    expect(JSON.stringify(told)).not.toContain("xoxb-1");
  });

  it("is not made a second time, but by the same request", async () => {
    const token = "11111111-2222-3333-4444-555555555555";
    const request = new CreateSecretCommand({ Name: NAME, SecretString: "a", ClientRequestToken: token });
    const { ARN, VersionId } = await client().send(request);
    expect(VersionId).toBe(token);
    expect(await client().send(request)).toMatchObject({ ARN, VersionId });
    await expect(create("b")).rejects.toMatchObject({
      name: "ResourceExistsException",
      message: `The operation failed because the secret ${NAME} already exists.`,
    });
    expect(await read()).toMatchObject({ SecretString: "a" });
  });

  it("keeps bytes as bytes", async () => {
    const SecretBinary = Uint8Array.from([0, 255, 128]);
    await client().send(new CreateSecretCommand({ Name: NAME, SecretBinary }));
    const { SecretBinary: back, SecretString } = await read();
    expect(back).toEqual(SecretBinary);
    expect(SecretString).toBeUndefined();
  });
});

describe("a new value", () => {
  it("is the current one, and the one before it the previous", async () => {
    const { VersionId: first = "" } = await create("one");
    const { VersionId: second = "", VersionStages } = await put("two");
    expect(VersionStages).toEqual(["AWSCURRENT"]);
    expect(await read()).toMatchObject({ SecretString: "two", VersionId: second });
    expect(await read({ VersionStage: "AWSPREVIOUS" })).toMatchObject({
      SecretString: "one",
      VersionId: first,
    });
    await put("three");
    expect(await read({ VersionStage: "AWSPREVIOUS" })).toMatchObject({ SecretString: "two" });
    // A version without a label is kept no longer.
    await expect(read({ VersionId: first })).rejects.toMatchObject({
      message: `Secrets Manager can't find the specified secret value for VersionId: ${first}`,
    });
    await expect(read({ VersionId: second, VersionStage: "AWSCURRENT" })).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
  });

  it("can wait under a label of its own", async () => {
    await create("one");
    const waiting = { SecretId: NAME, SecretString: "two", VersionStages: ["AWSPENDING"] };
    await client().send(new PutSecretValueCommand(waiting));
    expect(await read()).toMatchObject({ SecretString: "one" });
    expect(await read({ VersionStage: "AWSPENDING" })).toMatchObject({ SecretString: "two" });
  });

  it("put twice by one request is put once, and a request's token is for one value", async () => {
    await create();
    const token = "11111111-2222-3333-4444-555555555555";
    const command = (SecretString: string) =>
      new PutSecretValueCommand({ SecretId: NAME, SecretString, ClientRequestToken: token });
    await client().send(command("one"));
    await client().send(command("one"));
    const { VersionIdsToStages } = await client().send(new DescribeSecretCommand({ SecretId: NAME }));
    expect(VersionIdsToStages).toEqual({ [token]: ["AWSCURRENT"] });
    await expect(client().send(command("two"))).rejects.toMatchObject({ name: "ResourceExistsException" });
  });

  it("is refused where there is no such secret, no value, or two", async () => {
    await expect(put("one")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await create();
    await expect(client().send(new PutSecretValueCommand({ SecretId: NAME }))).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: "You must provide either SecretString or SecretBinary.",
    });
    const both = { SecretId: NAME, SecretString: "a", SecretBinary: Uint8Array.of(1) };
    await expect(client().send(new PutSecretValueCommand(both))).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });

  it("is in no refusal, however wrong it is", async () => {
    await create();
    const value = "x".repeat(65_537);
    await expect(put(value)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.not.stringContaining("xxx"),
    });
  });
});

it.each([
  [{ Name: "with a space" }, "Invalid name"],
  [{ Name: "" }, "'name' failed to satisfy constraint"],
  [{ Name: NAME, ClientRequestToken: "short" }, "greater than or equal to 32"],
  [{ Name: NAME, AddReplicaRegions: [{ Region: "eu-west-2" }] }, "does not take AddReplicaRegions"],
])("makes no secret of %j", async (input, sentence) => {
  await expect(client().send(new CreateSecretCommand(input))).rejects.toThrow(sentence);
});

it("names an operation that it does not have", async () => {
  await expect(client().send(new DeleteSecretCommand({ SecretId: NAME }))).rejects.toMatchObject({
    name: "UnknownOperationException",
    message: expect.stringContaining("secretsmanager.DeleteSecret"),
  });
});

it("outlives a restart with the same file", async () => {
  const { ARN } = await create("xoxb-1");
  await put("xoxb-2");
  await world.close();
  world = await open();
  expect(await read()).toMatchObject({ ARN, SecretString: "xoxb-2" });
});

describe("a role session", () => {
  const session = (...statements: { Action: string; Resource: string }[]) => {
    const role = world.directory.putRole(ADMINISTRATOR.id, {
      name: "Door",
      trust: policy({
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
      policies: { own: policy(...statements.map((statement) => ({ Effect: "Allow", ...statement }))) },
    });
    const { accessKeyId, secretAccessKey, sessionToken } = world.directory.openSession(role, "door", 900);
    return new SecretsManagerClient({
      ...world.as(ADMINISTRATOR),
      credentials: { accessKeyId, secretAccessKey, sessionToken },
    });
  };
  const pattern = `arn:aws:secretsmanager:eu-west-1:111111111111:secret:${NAME}-??????`;

  it("reads what its policy names, by name and by ARN, and nothing else", async () => {
    const { ARN = "" } = await create("xoxb-1");
    const door = session({ Action: "secretsmanager:GetSecretValue", Resource: pattern });
    for (const SecretId of [NAME, ARN, ARN.slice(0, -7)])
      expect(await read({ SecretId }, door)).toMatchObject({ SecretString: "xoxb-1" });
    const refused = {
      name: "AccessDeniedException",
      message:
        "User: arn:aws:sts::111111111111:assumed-role/Door/door is not authorized to perform: " +
        `secretsmanager:PutSecretValue on resource: ${ARN} because no identity-based policy allows the ` +
        "secretsmanager:PutSecretValue action",
    };
    const command = new PutSecretValueCommand({ SecretId: NAME, SecretString: "xoxb-2" });
    await expect(door.send(command)).rejects.toMatchObject(refused);
    await create("other", `${NAME}-other`);
    await expect(read({ SecretId: `${NAME}-other` }, door)).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  it("learns that a secret is missing only where its policy is for any secret", async () => {
    const narrow = session({ Action: "secretsmanager:GetSecretValue", Resource: pattern });
    await expect(read({}, narrow)).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(`on resource: ${NAME} because`),
    });
    const wide = session({ Action: "secretsmanager:*", Resource: "*" });
    await expect(read({}, wide)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("makes a secret where its policy is for secrets of that name", async () => {
    const maker = session({ Action: "secretsmanager:CreateSecret", Resource: pattern });
    const made = await maker.send(new CreateSecretCommand({ Name: NAME }));
    expect(made.Name).toBe(NAME);
    await expect(maker.send(new CreateSecretCommand({ Name: "other" }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  it("of another account does not reach it", async () => {
    const { ARN = "" } = await create("xoxb-1");
    await expect(read({ SecretId: ARN }, client(MEMBER))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });
});
