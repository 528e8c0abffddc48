import { createHistory } from "@invitations/history/history";
import { dynamoDBClient } from "./clients.ts";
import { readConfig, watchConfig } from "./config.ts";
import { observe } from "./observation/observation.ts";
import { watchRequests } from "./watch-requests.ts";

const config = readConfig(watchConfig);
const { log, tell } = observe("watch", config.TABLE_NAME);

/** Lambda, each hour: looks whether every open request still moves. */
export const handler = watchRequests({
  history: createHistory({ client: dynamoDBClient(), table: config.TABLE_NAME }),
  log,
  tell,
  now: () => new Date(),
});
