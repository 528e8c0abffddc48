import {
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ADMINISTRATOR,
  EXTERNAL_ID,
  MEMBER,
  openSmallWorld,
  type SmallWorld,
} from "../aws/testing/small-world.ts";
import { createDeployedFunctions, type DeployedFunction, type DeployedFunctions } from "./deployed.ts";
import { createLambda } from "./service.ts";

const NAME = "app-practice-door";
const ARN = `arn:aws:lambda:eu-west-1:${ADMINISTRATOR.id}:function:${NAME}`;
const DOOR: DeployedFunction = {
  accountId: ADMINISTRATOR.id,
  region: "eu-west-1",
  name: NAME,
  role: `arn:aws:iam::${ADMINISTRATOR.id}:role/door`,
  runtime: "nodejs24.x",
  handler: "door.handler",
  architecture: "arm64",
  memoryMegabytes: 512,
  timeoutSeconds: 15,
  environment: { TABLE_NAME: "app-practice" },
};

let world: SmallWorld;
let functions: DeployedFunctions;
beforeEach(async () => {
  functions = createDeployedFunctions();
  functions.put(DOOR);
  world = await openSmallWorld({ services: [createLambda(functions)] });
});
afterEach(() => world.close());

const client = (account = ADMINISTRATOR, region?: string) => new LambdaClient(world.as(account, region));
const look = (FunctionName = NAME, by = client()) =>
  by.send(new GetFunctionConfigurationCommand({ FunctionName }));

describe("a function's configuration", () => {
  it("is what was deployed", async () => {
    expect(await look()).toMatchObject({
      FunctionName: NAME,
      FunctionArn: ARN,
      Role: DOOR.role,
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      MemorySize: 512,
      Timeout: 15,
      State: "Active",
      LastUpdateStatus: "Successful",
      Environment: { Variables: { TABLE_NAME: "app-practice" } },
    });
  });

  it.each([ARN, `${ADMINISTRATOR.id}:function:${NAME}`, `${NAME}:$LATEST`])(
    "is found by %s too",
    async (name) => {
      expect((await look(name)).FunctionArn).toBe(ARN);
    },
  );

  it("is not found where there is none of that name, in another Region, and once it is removed", async () => {
    const missing = { name: "ResourceNotFoundException", $metadata: { httpStatusCode: 404 } };
    await expect(look("app-practice-other")).rejects.toMatchObject({
      ...missing,
      message: `Function not found: ${ARN.replace("door", "other")}`,
    });
    await expect(look(NAME, client(ADMINISTRATOR, "eu-central-1"))).rejects.toMatchObject(missing);
    await expect(look(NAME, client(MEMBER))).rejects.toMatchObject(missing);
    functions.remove(DOOR);
    await expect(look()).rejects.toMatchObject(missing);
  });

  it("is refused for what is no name", async () => {
    await expect(look("no name")).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("the account's settings", () => {
  it("allow a thousand at once, unless the quota is another", async () => {
    const ask = async (account = ADMINISTRATOR) => client(account).send(new GetAccountSettingsCommand({}));
    expect(await ask()).toMatchObject({
      AccountLimit: { ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions: 1_000 },
      AccountUsage: { FunctionCount: 1 },
    });
    functions.setConcurrency(ADMINISTRATOR.id, 10);
    expect((await ask()).AccountLimit?.UnreservedConcurrentExecutions).toBe(10);
    expect((await ask(MEMBER)).AccountLimit?.UnreservedConcurrentExecutions).toBe(1_000);
  });
});

it("refuses a role whose policies do not allow it", async () => {
  const { Credentials } = await new STSClient(world.as(ADMINISTRATOR)).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${MEMBER.id}:role/Member`,
      RoleSessionName: "look",
      ExternalId: EXTERNAL_ID,
    }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  const session = new LambdaClient({
    ...world.as(MEMBER),
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  });
  const refused = { name: "AccessDeniedException", $metadata: { httpStatusCode: 403 } };
  await expect(look(NAME, session)).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining("is not authorized to perform: lambda:GetFunctionConfiguration"),
  });
  await expect(session.send(new GetAccountSettingsCommand({}))).rejects.toMatchObject(refused);
});

it("says that it has no other operation", async () => {
  await expect(client().send(new InvokeCommand({ FunctionName: NAME }))).rejects.toMatchObject({
    name: "UnknownOperationException",
    message: expect.stringContaining(
      "no operation at POST /2015-03-31/functions/app-practice-door/invocations",
    ),
  });
});
