import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import {
  ADMINISTRATOR,
  openSmallWorld,
  policy,
  type SmallWorld,
} from "@invitations/sandbox/aws/testing/small-world";
import { createSecretsManager } from "@invitations/sandbox/secretsmanager/service";
import { createClock } from "@invitations/sandbox/wire/clock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSecrets } from "./secrets.ts";

const TOKEN = "xoxb-12-34-abcDEF";
const SIGNING = "0123456789abcdef0123456789ABCDEF";
const ids = { botToken: "app-slack-bot-token", signingSecret: "app-slack-signing-secret" };

let world: SmallWorld;
let client: SecretsManagerClient;
beforeEach(async () => {
  world = await openSmallWorld({ services: [createSecretsManager({ clock: createClock() }).service] });
  client = new SecretsManagerClient(world.as(ADMINISTRATOR));
});
afterEach(() => world.close());

const create = async (Name: string) => (await client.send(new CreateSecretCommand({ Name }))).ARN ?? "";
const put = (SecretId: string, SecretString: string) =>
  client.send(new PutSecretValueCommand({ SecretId, SecretString }));
/** The error's message. */
const refusal = async (by = client, wanted: typeof ids = ids) =>
  readSecrets(by, wanted).then(
    () => "",
    ({ message }: Error) => message,
  );

it("reads both at once, by name or ARN", async () => {
  const signingSecret = await create(ids.signingSecret);
  await create(ids.botToken);
  await put(ids.botToken, TOKEN);
  await put(ids.signingSecret, SIGNING);
  expect(await readSecrets(client, { botToken: ids.botToken, signingSecret })).toEqual({
    botToken: TOKEN,
    signingSecret: SIGNING,
  });
  expect(await readSecrets(client, { botToken: ids.botToken })).toEqual({ botToken: TOKEN });
});

describe("stops with a sentence and the command that mends it, where a secret", () => {
  const command = (id: string, value: string) =>
    `aws secretsmanager put-secret-value --secret-id ${id} --secret-string '${value}' --region eu-west-1`;

  it("does not exist; each is named", async () => {
    const message = await refusal();
    expect(message).toContain(`The secret ${ids.botToken} does not exist.`);
    expect(message).toContain(command(ids.botToken, "xoxb-…"));
    expect(message).toContain(`The secret ${ids.signingSecret} does not exist.`);
    expect(message).toContain(command(ids.signingSecret, "…"));
  });

  it("has no value yet", async () => {
    await create(ids.signingSecret);
    const arn = await create(ids.botToken);
    await put(ids.signingSecret, SIGNING);
    const message = await refusal(client, { ...ids, botToken: arn });
    expect(message).toContain(`The secret ${arn} has no value yet. Set it to the app's bot token`);
    expect(message).toContain(command(arn, "xoxb-…"));
    expect(message).not.toContain(ids.signingSecret);
  });

  it.each([
    ["botToken", "xapp-1-ABC"],
    ["botToken", `${TOKEN}\n`],
    ["botToken", `{"token":"${TOKEN}"}`],
    ["signingSecret", SIGNING.slice(1)],
    ["signingSecret", `${SIGNING}\n`],
    ["signingSecret", "practice-signing-secret-of-32-ch"],
  ] as const)("holds a %s of no such shape, which is not told: %j", async (which, value) => {
    for (const id of Object.values(ids)) await create(id);
    await put(ids.botToken, TOKEN);
    await put(ids.signingSecret, SIGNING);
    await put(ids[which], value);
    const message = await refusal();
    expect(message).toContain(`The secret ${ids[which]} holds something else than`);
    expect(message).toContain(`put-secret-value --secret-id ${ids[which]} `);
    expect(message).not.toContain(value.trim());
    expect(message).not.toContain(TOKEN);
    expect(message).not.toContain(SIGNING);
  });

  it("is none that the role may read, or is not there for a role that may read few", async () => {
    const role = world.directory.putRole(ADMINISTRATOR.id, {
      name: "Door",
      trust: policy({
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
      policies: {
        own: policy({
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource: `arn:aws:secretsmanager:eu-west-1:${ADMINISTRATOR.id}:secret:${ids.signingSecret}-??????`,
        }),
      },
    });
    const { accessKeyId, secretAccessKey, sessionToken } = world.directory.openSession(role, "door", 900);
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    for (const id of Object.values(ids)) await create(id);
    await put(ids.signingSecret, SIGNING);
    const message = await refusal(new SecretsManagerClient({ ...world.as(ADMINISTRATOR), credentials }));
    expect(message).toContain(
      `The secret ${ids.botToken} does not exist, or this function's role does not allow`,
    );
    expect(message).toContain("is not authorized to perform: secretsmanager:GetSecretValue");
    expect(message).not.toContain(`The secret ${ids.signingSecret}`);
  });
});

it("throws what AWS says where it is no matter of the secret", async () => {
  const credentials = { accessKeyId: "AKIANOBODY", secretAccessKey: "none" };
  const stranger = new SecretsManagerClient({ ...world.as(ADMINISTRATOR), credentials });
  await expect(readSecrets(stranger, ids)).rejects.toMatchObject({ name: "UnrecognizedClientException" });
});
