import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { History } from "@invitations/core/ports";
import { createHistory } from "../history.ts";
import { localClient } from "./fixtures.ts";

/** A history on a local engine, for the tests of rooms that know no database. */
export function createLocalHistory(endpoint: string, table: string): History {
  return createHistory({ client: new DynamoDBClient(localClient(endpoint)), table });
}
