import {
  BatchGetItemCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { tableDefinition } from "@invitations/history/table";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import {
  ADMINISTRATOR,
  MEMBER,
  openSmallWorld,
  policy,
  type SmallWorld,
} from "../aws/testing/small-world.ts";
import { createDynamoDBService } from "./service.ts";
import { type RunningDynamoDB, startDynamoDB } from "./start.ts";
import { createTable } from "./table.ts";

const REGION = "eu-west-1";
const TableName = "record";
const ARN = `arn:aws:dynamodb:${REGION}:${ADMINISTRATOR.id}:table/${TableName}`;
const Key = { pk: { S: "ACCOUNT#1" }, sk: { S: "ACCOUNT" } };
const byAlias = {
  TableName,
  IndexName: "accountsByAlias",
  KeyConditionExpression: "aliasKey = :alias",
  ExpressionAttributeValues: { ":alias": { S: "payments" } },
};

let engine: RunningDynamoDB;
let world: SmallWorld;
const clients: DynamoDBClient[] = [];
beforeAll(async () => {
  engine = await startDynamoDB();
  await createTable(engine.url, tableDefinition(TableName));
  const service = createDynamoDBService({ engine: engine.url, accountId: ADMINISTRATOR.id, region: REGION });
  world = await openSmallWorld({ services: [service] });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});
afterAll(async () => {
  await world?.close();
  await engine?.close();
});

function client(settings: ConstructorParameters<typeof DynamoDBClient>[0]): DynamoDBClient {
  const made = new DynamoDBClient(settings ?? {});
  clients.push(made);
  return made;
}
const asUser = (account = ADMINISTRATOR, region = REGION) => client(world.as(account, region));
/** A session of a role with these statements. */
function session(...statements: Record<string, unknown>[]): DynamoDBClient {
  const role = world.directory.putRole(ADMINISTRATOR.id, {
    name: "Function",
    trust: policy({
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
    }),
    policies: { calls: policy(...statements) },
  });
  const keys = world.directory.openServiceSession(role.arn, {
    service: "lambda.amazonaws.com",
    sessionName: "steps",
  });
  if (!keys) throw new Error("The role trusts Lambda.");
  return client({ ...world.as(ADMINISTRATOR), credentials: keys });
}
const allow = (names: string[], ...Resource: string[]) => ({
  Effect: "Allow",
  Action: names.map((name) => `dynamodb:${name}`),
  Resource,
});
const denied = (action: string, resource = ARN) => ({
  name: "AccessDeniedException",
  message:
    `User: arn:aws:sts::${ADMINISTRATOR.id}:assumed-role/Function/steps is not authorized to perform: dynamodb:${action} ` +
    `on resource: ${resource} because no identity-based policy allows the dynamodb:${action} action`,
  $metadata: expect.objectContaining({ httpStatusCode: 400 }),
});

it("hands on what is allowed, and the engine's answer and refusals back", async () => {
  const role = session(allow(["PutItem", "GetItem"], ARN));
  await role.send(new PutItemCommand({ TableName, Item: { ...Key, alias: { S: "Zahlungen ü" } } }));
  const { Item } = await role.send(new GetItemCommand({ TableName, Key }));
  expect(Item?.alias).toEqual({ S: "Zahlungen ü" });
  const again = new PutItemCommand({
    TableName,
    Item: Key,
    ConditionExpression: "attribute_not_exists(pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
  await expect(role.send(again)).rejects.toMatchObject({
    name: "ConditionalCheckFailedException",
    Item: { alias: { S: "Zahlungen ü" } },
  });
  expect(world.gateway.requests().at(-1)).toMatchObject({
    service: "dynamodb",
    operation: "PutItem",
    fault: "ConditionalCheckFailedException",
  });
});

it("refuses any other action in AWS's words, before the engine hears of it", async () => {
  const role = session(allow(["GetItem"], ARN));
  const Item = { pk: { S: "ACCOUNT#2" }, sk: { S: "ACCOUNT" } };
  await expect(role.send(new PutItemCommand({ TableName, Item }))).rejects.toMatchObject(denied("PutItem"));
  expect((await role.send(new GetItemCommand({ TableName, Key: Item }))).Item).toBeUndefined();
});

it("judges another table and each index by its own ARN", async () => {
  const role = session(allow(["GetItem", "BatchGetItem", "Query"], ARN));
  await expect(role.send(new GetItemCommand({ TableName: "other", Key }))).rejects.toMatchObject(
    denied("GetItem", ARN.replace(TableName, "other")),
  );
  const both = new BatchGetItemCommand({
    RequestItems: { [TableName]: { Keys: [Key] }, other: { Keys: [Key] } },
  });
  await expect(role.send(both)).rejects.toMatchObject(
    denied("BatchGetItem", ARN.replace(TableName, "other")),
  );
  await expect(role.send(new QueryCommand(byAlias))).rejects.toMatchObject(
    denied("Query", `${ARN}/index/accountsByAlias`),
  );
  const indexed = session(allow(["Query"], `${ARN}/index/accountsByAlias`));
  expect((await indexed.send(new QueryCommand(byAlias))).Items).toEqual([]);
});

it("judges a transaction by each of its items, and lets through all of it or nothing", async () => {
  const [one, two] = ["REQUEST#1", "REQUEST#2"].map((pk) => ({ pk: { S: pk }, sk: { S: "HEAD" } }));
  const write = new TransactWriteItemsCommand({
    TransactItems: [
      { Put: { TableName, Item: one } },
      {
        Update: {
          TableName,
          Key: two,
          UpdateExpression: "SET version = :v",
          ExpressionAttributeValues: { ":v": { N: "1" } },
        },
      },
    ],
  });
  const putting = session(allow(["PutItem", "GetItem"], ARN));
  await expect(putting.send(write)).rejects.toMatchObject(denied("UpdateItem"));
  expect((await putting.send(new GetItemCommand({ TableName, Key: one }))).Item).toBeUndefined();
  const enclosed = { StringEquals: { "dynamodb:EnclosingOperation": ["TransactWriteItems"] } };
  const both = session({ ...allow(["PutItem", "UpdateItem"], ARN), Condition: enclosed });
  await both.send(write);
  await expect(both.send(new PutItemCommand({ TableName, Item: one }))).rejects.toMatchObject(
    denied("PutItem"),
  );
});

it("has tables in one account and Region only", async () => {
  const get = new GetItemCommand({ TableName, Key });
  expect((await asUser().send(get)).Item).toBeDefined();
  const missing = { name: "ResourceNotFoundException", message: "Requested resource not found" };
  await expect(asUser(ADMINISTRATOR, "eu-central-1").send(get)).rejects.toMatchObject(missing);
  await expect(asUser(MEMBER).send(get)).rejects.toMatchObject(missing);
});

it("lets nothing through that it cannot judge", async () => {
  const statement = new ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` });
  await expect(asUser().send(statement)).rejects.toThrow(
    "does not know what a caller of DynamoDB's ExecuteStatement has to be allowed",
  );
});
