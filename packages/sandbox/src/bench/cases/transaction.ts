import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { isRefusal } from "@invitations/core/refusal";
import { anEvent } from "@invitations/core/request/testing";
import { createHistory } from "@invitations/history/history";
import { tableDefinition } from "@invitations/history/table";
import { localClient, waitingRequest } from "@invitations/history/testing/fixtures";
import { startDynamoDB } from "../../dynamodb/start.ts";
import { createTable } from "../../dynamodb/table.ts";
import type { Bench } from "../bench.ts";

const TABLE = "bench";

/** One move: the request read, its event, hash and head written, all or nothing. */
export const transaction: Bench = {
  name: "recording a move of a request",
  unit: "putting one item into the same table",
  budget: { time: 10, memory: 8 },
  async open() {
    const dynamodb = await startDynamoDB();
    await createTable(dynamodb.url, tableDefinition(TABLE));
    const client = new DynamoDBClient(localClient(dynamodb.url));
    const history = createHistory({ client, table: TABLE });
    const { id } = await waitingRequest(history);
    const event = anEvent("press-refused");
    let count = 0;
    return {
      work: {
        times: 20,
        async run() {
          if (isRefusal(await history.record(id, () => event))) throw new Error("The move was refused.");
        },
      },
      unit: {
        times: 20,
        run() {
          count += 1;
          return client.send(
            new PutItemCommand({
              TableName: TABLE,
              Item: {
                pk: { S: `BENCH#${count}` },
                sk: { S: "ITEM" },
                event: { S: JSON.stringify(event) },
              },
            }),
          );
        },
      },
      async close() {
        client.destroy();
        await dynamodb.close();
      },
    };
  },
};
