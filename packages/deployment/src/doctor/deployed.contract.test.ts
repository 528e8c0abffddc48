import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import {
  DynamoDBClient,
  ScanCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { DescribeStateMachineCommand, SFNClient, UpdateStateMachineCommand } from "@aws-sdk/client-sfn";
import { startDynamoDB } from "@invitations/sandbox/dynamodb/start";
import { createTable } from "@invitations/sandbox/dynamodb/table";
import { startInterception } from "@invitations/sandbox/dynamodb/testing/interception";
import { ADMINISTRATOR } from "@invitations/sandbox/seeds/practice-aws";
import { BOT_TOKEN, SIGNING_SECRET } from "@invitations/sandbox/world/settings";
import { createWorld, type World } from "@invitations/sandbox/world/world";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Examination, examine } from "./examine.ts";
import { NAMES } from "./names.ts";
import { exitCodeOf } from "./report.ts";
import { expectOnly, namesOf, told } from "./testing/findings.ts";
import type { Question } from "./visit.ts";

const TABLE = "securityhub-invitations-practice";
const REGION = "us-east-1";
/** The checked-in settings, which are the practice world's. */
const settingsFile = fileURLToPath(new URL("../../../../membership.config.ts", import.meta.url));

let world: World;
let credentials: { accessKeyId: string; secretAccessKey: string };
const mend: (() => Promise<unknown> | unknown)[] = [];
beforeAll(async () => {
  world = await createWorld({ page: false });
  const administrator = world.ready.accounts.find(({ id }) => id === ADMINISTRATOR);
  if (!administrator) throw new Error("The world has no administrator account.");
  const { accessKeyId, secretAccessKey } = administrator;
  credentials = { accessKeyId, secretAccessKey };
});
afterAll(() => world.close());
afterEach(async () => {
  for (const step of mend.splice(0).reverse()) await step();
});

const look = ({ aws, ...asked }: Omit<Partial<Question>, "aws"> & { aws?: Partial<Question["aws"]> } = {}) =>
  examine({
    settingsFile,
    stage: "practice",
    after: true,
    environment: { SLACK_API_URL: world.slack.apiUrl },
    ...asked,
    aws: { endpoint: world.aws.url, credentials, ...aws },
  });
const client = () => ({ region: REGION, credentials });

describe("the practice world, which is a deployment", () => {
  it("passes every check, but for backups, which its DynamoDB does not have", async () => {
    const examination = await look();
    expect(examination.checks.filter(({ result }) => result !== "ok").map(({ name }) => name)).toEqual([
      NAMES.backups,
    ]);
    expect(told(examination, NAMES.backups)).toMatch(/^unchecked: not checked: this DynamoDB knows nothing/);
    expect(told(examination, NAMES.functions)).toBe("ok: all 6 are there, with the settings of now");
    expect(told(examination, NAMES.machines)).toMatch(/^ok: all 8 are there/);
    expect(told(examination, NAMES.roundTrip)).toMatch(/^ok: \/securityhub help was answered in \d+ ms/);
    expect(exitCodeOf(examination)).toBe(0);
  });

  it("is left as it was", async () => {
    const dynamodb = new DynamoDBClient({ ...client(), endpoint: world.ready.dynamodb });
    const state = async () => ({
      record: (await dynamodb.send(new ScanCommand({ TableName: TABLE }))).Items?.length,
      messages: world.slack.conversations().map(({ id }) => world.slack.messages(id).length),
      executions: world.stepFunctions.executions().length,
      secrets: world.aws.gateway.requests().filter(({ operation }) => operation === "PutSecretValue").length,
    });
    const before = await state();
    await look();
    expect(await state()).toEqual(before);
    const begun = world.aws.gateway.requests().length;
    await look();
    const asked = world.aws.gateway
      .requests()
      .slice(begun)
      .map(({ operation }) => operation ?? "");
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((operation) => !/^(Get|List|Describe)/.test(operation))).toEqual([]);
  });

  it("is none under another stage, where all is missing and each is named", async () => {
    const examination = await look({ stage: "elsewhere" });
    expect(namesOf(examination, "failed")).toEqual([
      NAMES.botToken,
      NAMES.signingSecret,
      NAMES.table,
      NAMES.functions,
      NAMES.machines,
      NAMES.door,
    ]);
    expect(told(examination, NAMES.table)).toContain("npx sst deploy --stage elsewhere");
    expect(told(examination, NAMES.botToken)).toMatch(
      /there is no secret securityhub-invitations-elsewhere-/,
    );
    expect(told(examination, NAMES.roundTrip)).toMatch(/^unchecked/);
  });
});

describe("the table", () => {
  const update = async (DeletionProtectionEnabled: boolean) => {
    const dynamodb = new DynamoDBClient({ ...client(), endpoint: world.ready.dynamodb });
    await dynamodb.send(new UpdateTableCommand({ TableName: TABLE, DeletionProtectionEnabled }));
  };
  const engine = async () => {
    const running = await startDynamoDB({});
    mend.push(running.close);
    return running.url;
  };

  it("is named where it is missing", async () => {
    expectOnly(
      await look({ aws: { dynamodbEndpoint: await engine() } }),
      NAMES.table,
      /there is no table securityhub-invitations-practice in us-east-1\nDeploy: npx sst deploy --stage practice/,
    );
  });

  it("is named where it lacks indexes", async () => {
    const dynamodbEndpoint = await engine();
    await createTable(dynamodbEndpoint, {
      TableName: TABLE,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    });
    expectOnly(
      await look({ aws: { dynamodbEndpoint } }),
      NAMES.table,
      /lacks .*the index openByDueTime \(open, due\)/,
    );
  });

  it("is named where deletion protection is off", async () => {
    mend.push(() => update(true));
    await update(false);
    expectOnly(
      await look(),
      NAMES.protection,
      /deletion protection is off\nAt once: aws dynamodb update-table --table-name securityhub-invitations-practice --deletion-protection-enabled/,
    );
  });

  it("is named where nothing expires", async () => {
    const dynamodb = new DynamoDBClient({ ...client(), endpoint: world.ready.dynamodb });
    const expire = (Enabled: boolean) =>
      dynamodb.send(
        new UpdateTimeToLiveCommand({
          TableName: TABLE,
          TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled },
        }),
      );
    mend.push(() => expire(true));
    await expire(false);
    expectOnly(
      await look(),
      NAMES.protection,
      /nothing expires by expiresAt\nAt once: aws dynamodb update-time-to-live/,
    );
  });

  it.each([
    ["off", "DISABLED", "failed"],
    ["on", "ENABLED", "ok"],
  ])("is told to have point-in-time recovery %s, where DynamoDB says so", async (word, status, result) => {
    const between = await startInterception(world.ready.dynamodb);
    mend.push(between.close);
    // The engine has no backups; this is the answer that AWS documents.
    between.next("DescribeContinuousBackups", {
      status: 200,
      body: {
        ContinuousBackupsDescription: {
          ContinuousBackupsStatus: "ENABLED",
          PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status },
        },
      },
    });
    const examination = await look({ aws: { dynamodbEndpoint: between.url } });
    expect(told(examination, NAMES.backups)).toContain(`${result}: point-in-time recovery is ${word}`);
    if (result === "failed") {
      expectOnly(examination, NAMES.backups, /aws dynamodb update-continuous-backups --table-name/);
    }
  });
});

describe("a function", () => {
  const door = () => {
    const found = world.aws.functions.get(
      ADMINISTRATOR,
      REGION,
      "securityhub-invitations-practice-slack-door",
    );
    if (!found) throw new Error("The world has no door.");
    mend.push(() => world.aws.functions.put(found));
    return found;
  };

  it("is named where it is missing", async () => {
    world.aws.functions.remove(door());
    expectOnly(
      await look(),
      NAMES.functions,
      /slack-door is missing\nDeploy: npx sst deploy --stage practice/,
    );
  });

  it("is named where it runs under a role of another account", async () => {
    world.aws.functions.put({ ...door(), role: "arn:aws:iam::111122223333:role/somebody-elses" });
    expectOnly(
      await look(),
      NAMES.functions,
      /slack-door runs under arn:aws:iam::111122223333:role\/somebody-elses, and not under arn:aws:iam::999988887777:role\/securityhub-invitations-practice-slack-door/,
    );
  });

  it("is named where it has other settings than the file has now", async () => {
    const found = door();
    world.aws.functions.put({ ...found, environment: { ...found.environment, OPERATORS: "U01ANA" } });
    expectOnly(await look(), NAMES.functions, /slack-door was deployed with other settings \(OPERATORS\)/);
  });
});

it("names a state machine of another version", async () => {
  const stepFunctions = new SFNClient({ ...client(), endpoint: world.aws.url });
  const stateMachineArn = `arn:aws:states:${REGION}:${ADMINISTRATOR}:stateMachine:securityhub-invitations-practice-drift`;
  const { definition = "" } = await stepFunctions.send(new DescribeStateMachineCommand({ stateMachineArn }));
  const put = (text: string) =>
    stepFunctions.send(new UpdateStateMachineCommand({ stateMachineArn, definition: text }));
  mend.push(() => put(definition));
  await put(JSON.stringify({ ...JSON.parse(definition), Comment: "of last year" }));
  expectOnly(
    await look(),
    NAMES.machines,
    /drift has the definition of another version or of other settings/,
  );
});

describe("the way through Slack's door", () => {
  const serving = async (listener: RequestListener): Promise<string> => {
    const server: Server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    mend.push(() => new Promise((resolve) => server.close(resolve)));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  };
  const help = JSON.stringify({ response_type: "ephemeral", text: "What you can ask of me" });

  it("is named where nothing is deployed under its name", async () => {
    const [api] = world.aws.apis.of(ADMINISTRATOR, REGION);
    if (!api) throw new Error("The world has no API.");
    mend.push(() => world.aws.apis.put(api));
    world.aws.apis.remove(api.id);
    expectOnly(
      await look(),
      NAMES.door,
      /there is no HTTP API securityhub-invitations-practice-slack in us-east-1/,
    );
  });

  it("is named where it is not reached", async () => {
    const url = await serving(() => undefined);
    for (const step of mend.splice(0)) await step();
    expectOnly(
      await look({ url }),
      NAMES.roundTrip,
      /http:\/\/127\.0\.0\.1:\d+\/slack\/events is not reached: .*ECONNREFUSED[\s\S]*requestUrl/,
    );
  });

  it("is named where the door runs with another signing secret", async () => {
    const secrets = new SecretsManagerClient({ ...client(), endpoint: world.aws.url });
    const put = (SecretString: string) =>
      secrets.send(
        new PutSecretValueCommand({
          SecretId: "securityhub-invitations-practice-slack-signing-secret",
          SecretString,
        }),
      );
    mend.push(() => put(SIGNING_SECRET));
    await put("f".repeat(32));
    expectOnly(
      await look(),
      NAMES.roundTrip,
      /another signing secret than the one in Secrets Manager[\s\S]*aws lambda update-function-configuration --function-name securityhub-invitations-practice-slack-door/,
    );
  });

  it.each<[string, RequestListener, RegExp]>([
    [
      "fails",
      (_, response) => response.writeHead(502).end(),
      /the door fails with 502\n.*aws logs tail \/aws\/lambda\/securityhub-invitations-practice-slack-door/,
    ],
    [
      "is throttled",
      (_, response) => response.writeHead(429).end(),
      /the door is throttled\nRaise requestsPerSecond/,
    ],
    [
      "is somebody else",
      (_, response) => response.end("<html></html>"),
      /answers with 200, and not as Slack is answered/,
    ],
    ["answers anybody", (_, response) => response.end(help), /it takes requests of anybody/],
  ])("is named where what stands there %s", async (_what, listener, words) => {
    expectOnly(await look({ url: await serving(listener) }), NAMES.roundTrip, words);
  });

  it("may be at another address than API Gateway's own", async () => {
    const examination = await look({ url: world.ready.slackRequestUrl });
    expect(namesOf(examination, "failed")).toEqual([]);
    expect(told(examination, NAMES.door)).toBe(`ok: ${world.ready.slackRequestUrl}, as you say`);
  });
});

it("reads secrets from where the functions do, whatever the environment holds", async () => {
  const environment = {
    SLACK_API_URL: world.slack.apiUrl,
    SLACK_BOT_TOKEN: "xoxb-of-another-workspace",
    SLACK_SIGNING_SECRET: "f".repeat(32),
  };
  const examination: Examination = await look({ environment });
  expect(namesOf(examination, "failed")).toEqual([]);
  expect(BOT_TOKEN).not.toBe(environment.SLACK_BOT_TOKEN);
});
