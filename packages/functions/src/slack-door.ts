import { createHistory } from "@invitations/history/history";
import { createSlackApp } from "@invitations/slack/app";
import { COMMAND } from "@invitations/slack/command/commands";
import { createWorkflow } from "@invitations/workflow/starter";
import { dynamoDBClient, secretsManagerClient, stepFunctionsClient } from "./clients.ts";
import { readConfig, slackDoorConfig } from "./config.ts";
import { boltLogger } from "./observation/bolt-logger.ts";
import { observe } from "./observation/observation.ts";
import { doorObserver, observedDoor } from "./observation/observed-door.ts";
import { errandsFrom, machinesFrom, policyFrom } from "./policy.ts";
import { newRequestId } from "./request-id.ts";
import { readSecrets } from "./secrets.ts";

const config = readConfig(slackDoorConfig);
const secrets = await readSecrets(secretsManagerClient(), {
  botToken: config.SLACK_BOT_TOKEN_SECRET,
  signingSecret: config.SLACK_SIGNING_SECRET_SECRET,
});
const observation = observe("slack-door", config.TABLE_NAME, Object.values(secrets));

const app = createSlackApp({
  history: observation.observed(createHistory({ client: dynamoDBClient(), table: config.TABLE_NAME })),
  workflow: createWorkflow({
    client: stepFunctionsClient(),
    machines: machinesFrom(config),
    errands: errandsFrom(config),
  }),
  policy: policyFrom(config),
  now: () => new Date(),
  newRequestId,
  ...secrets,
  ...(config.SLACK_API_URL ? { slackApiUrl: config.SLACK_API_URL } : {}),
  command: COMMAND,
  operatorsChannel: config.OPERATORS_CHANNEL,
  logger: boltLogger(observation.log),
  observer: doorObserver(observation),
});

/** Lambda behind a URL: every command, press and modal that Slack sends. */
export const handler = observedDoor(observation, app.handler);
