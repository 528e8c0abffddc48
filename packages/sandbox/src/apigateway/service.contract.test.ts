import { ApiGatewayV2Client, GetApisCommand } from "@aws-sdk/client-apigatewayv2";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  ADMINISTRATOR,
  EXTERNAL_ID,
  MEMBER,
  openSmallWorld,
  type SmallWorld,
} from "../aws/testing/small-world.ts";
import { createHttpApis, type HttpApis } from "./apis.ts";
import { createApiGateway } from "./service.ts";

let world: SmallWorld;
let apis: HttpApis;
beforeEach(async () => {
  apis = createHttpApis();
  world = await openSmallWorld({ services: [createApiGateway(apis)] });
});
afterEach(() => world.close());

const put = (id: string, name: string) =>
  apis.put({
    accountId: ADMINISTRATOR.id,
    region: "eu-west-1",
    id,
    name,
    endpoint: `https://${id}.execute-api.eu-west-1.amazonaws.com`,
    created: new Date("2026-01-02T03:04:05Z"),
  });
const client = (account = ADMINISTRATOR, region?: string) =>
  new ApiGatewayV2Client(world.as(account, region));

it("lists the HTTP APIs of an account in a Region", async () => {
  put("a1b2c3d4e5", "app-practice-slack");
  const { Items } = await client().send(new GetApisCommand({}));
  expect(Items).toEqual([
    {
      ApiId: "a1b2c3d4e5",
      Name: "app-practice-slack",
      ApiEndpoint: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      ProtocolType: "HTTP",
      RouteSelectionExpression: "$request.method $request.path",
      CreatedDate: new Date("2026-01-02T03:04:05Z"),
    },
  ]);
  for (const other of [client(MEMBER), client(ADMINISTRATOR, "eu-central-1")])
    expect((await other.send(new GetApisCommand({}))).Items).toEqual([]);
  apis.remove("a1b2c3d4e5");
  expect((await client().send(new GetApisCommand({}))).Items).toEqual([]);
});

it("gives them a page at a time, and refuses a page that cannot be", async () => {
  for (const id of ["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"]) put(id, id);
  const first = await client().send(new GetApisCommand({ MaxResults: "2" }));
  expect(first.Items?.map(({ ApiId }) => ApiId)).toEqual(["aaaaaaaaaa", "bbbbbbbbbb"]);
  const rest = await client().send(
    new GetApisCommand({ MaxResults: "2", ...(first.NextToken ? { NextToken: first.NextToken } : {}) }),
  );
  expect(rest.Items?.map(({ ApiId }) => ApiId)).toEqual(["cccccccccc"]);
  expect(rest.NextToken).toBeUndefined();
  for (const wrong of [{ MaxResults: "0" }, { MaxResults: "many" }, { NextToken: "no token" }])
    await expect(client().send(new GetApisCommand(wrong))).rejects.toMatchObject({
      name: "BadRequestException",
    });
});

it("is refused to a role whose policies do not allow it", async () => {
  const { Credentials } = await new STSClient(world.as(ADMINISTRATOR)).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${MEMBER.id}:role/Member`,
      RoleSessionName: "look",
      ExternalId: EXTERNAL_ID,
    }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  const session = new ApiGatewayV2Client({
    ...world.as(MEMBER),
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  });
  await expect(session.send(new GetApisCommand({}))).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining("apigateway:GET on resource: arn:aws:apigateway:eu-west-1::/apis"),
  });
});
