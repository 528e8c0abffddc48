import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createHistory } from "@invitations/history/history";
import { TIME_TO_LIVE, tableDefinition } from "@invitations/history/table";
import { createTable, expireBy } from "../dynamodb/table.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { TABLE_NAME } from "./settings.ts";

/** The table of the world, made if need be; `now` is the hour there. */
export async function createRecord(endpoint: string, region: string, now: () => Date) {
  await createTable(endpoint, { ...tableDefinition(TABLE_NAME), DeletionProtectionEnabled: true });
  await expireBy(endpoint, TABLE_NAME, TIME_TO_LIVE);
  const client = new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId: "practice", secretAccessKey: "practice" },
  });
  const history = createHistory({ client, table: TABLE_NAME });
  return {
    /** Operators have entered the owners of every member account; what a kept world knows better stays. */
    async begin(seed: WorldSeed): Promise<void> {
      for (const { id, alias, email, kind } of seed.aws.accounts) {
        const answerable = seed.ownership[alias];
        if (kind !== "member" || !answerable || (await history.account(id))) continue;
        await history.changeAccount(id, () => ({
          type: "account-described",
          at: now().toISOString(),
          actor: { person: seed.operators[0] ?? "" },
          settings: { id, alias, email, ...answerable },
        }));
      }
    },
    /** Alias or id of the account that a request is about; `undefined` where there is no such request. */
    async accountOf(request: string): Promise<string | undefined> {
      const account = (await history.request(request))?.account;
      return account?.alias ?? account?.id;
    },
    close: () => client.destroy(),
  };
}
