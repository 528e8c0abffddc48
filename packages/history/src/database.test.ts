import { createServer } from "node:http";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { createDatabase } from "./database.ts";

test("a plain client and a document client serve alike", async () => {
  const item = {
    pk: { S: "ACCOUNT#1" },
    sk: { S: "ACCOUNT" },
    owners: { SS: ["U1", "U2"] },
    seq: { N: "7" },
  };
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify({ Item: item }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const plain = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    region: "eu-central-1",
    credentials: { accessKeyId: "practice", secretAccessKey: "practice" },
  });
  try {
    for (const client of [plain, DynamoDBDocumentClient.from(plain)]) {
      expect(await createDatabase(client, "t").get({ pk: "ACCOUNT#1", sk: "ACCOUNT" })).toEqual({
        pk: "ACCOUNT#1",
        sk: "ACCOUNT",
        owners: new Set(["U1", "U2"]),
        seq: 7,
      });
    }
  } finally {
    plain.destroy();
    server.close();
  }
});
