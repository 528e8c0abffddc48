import { setTimeout as pause } from "node:timers/promises";
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";

/**
 * Makes sure that the table is there and can be used. A table that is there already with the same keys and
 * indexes is left as it is; one with others is an error, since queries would fail later and far from here.
 */
export async function createTable(url: string, definition: CreateTableCommandInput): Promise<void> {
  await asked(url, async (client) => {
    await client.send(new CreateTableCommand(definition)).catch((error: Error) => {
      if (error.name !== "ResourceInUseException") throw error;
    });
    const table = await whenActive(client, definition.TableName);
    const [has, wants] = [layout(table), layout(definition)];
    if (has !== wants) {
      throw new Error(
        `Table ${definition.TableName} is there already, with other keys or indexes. ` +
          `It has ${has}; wanted is ${wants}. Begin with a new data directory.`,
      );
    }
    const { TableName, DeletionProtectionEnabled } = definition;
    if (DeletionProtectionEnabled && !table.DeletionProtectionEnabled) {
      await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled }));
    }
  });
}

/** From now on DynamoDB may delete what the attribute (seconds since 1970) says is over. */
export async function expireBy(url: string, TableName: string, AttributeName: string): Promise<void> {
  await asked(url, async (client) => {
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    // DynamoDB refuses to enable it twice.
    if (TimeToLiveDescription?.AttributeName === AttributeName) return;
    const TimeToLiveSpecification = { AttributeName, Enabled: true };
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  });
}

async function asked(url: string, ask: (client: DynamoDBClient) => Promise<void>): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "practice", secretAccessKey: "practice" },
  });
  try {
    await ask(client);
  } finally {
    client.destroy();
  }
}

async function whenActive(client: DynamoDBClient, name: string | undefined): Promise<TableDescription> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === "ACTIVE") return Table;
    await pause(20);
  }
}

/** Keys and indexes in words: `pk, sk; byName (name, pk)`. */
function layout(table: Pick<TableDescription, "KeySchema" | "GlobalSecondaryIndexes">): string {
  const keys = (schema: TableDescription["KeySchema"]) =>
    (schema ?? []).map(({ AttributeName }) => AttributeName).join(", ");
  const indexes = (table.GlobalSecondaryIndexes ?? [])
    .map(({ IndexName, KeySchema }) => `${IndexName} (${keys(KeySchema)})`)
    .sort();
  return [keys(table.KeySchema), ...indexes].join("; ");
}
