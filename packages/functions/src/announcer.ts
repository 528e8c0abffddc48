import { createHistory } from "@invitations/history/history";
import { createAnnouncer } from "@invitations/slack/announcer";
import { createBulkAnnouncer } from "@invitations/slack/bulk-announcer";
import { createAnswering } from "@invitations/workflow/starter";
import { announcerSteps } from "@invitations/workflow/steps/announcer";
import { WebClient } from "@slack/web-api";
import { dynamoDBClient, secretsManagerClient, stepFunctionsClient } from "./clients.ts";
import { announcerConfig, readConfig } from "./config.ts";
import { boltLogger } from "./observation/bolt-logger.ts";
import { observe } from "./observation/observation.ts";
import { policyFrom } from "./policy.ts";
import { readSecrets } from "./secrets.ts";
import { stepHandler } from "./step-handler.ts";

const config = readConfig(announcerConfig);
const { botToken } = await readSecrets(secretsManagerClient(), { botToken: config.SLACK_BOT_TOKEN_SECRET });
const observation = observe("announcer", config.TABLE_NAME, [botToken]);

const settings = {
  client: new WebClient(botToken, {
    // Within this function's own five minutes; what still fails is recorded, and nothing depends on it.
    timeout: 10_000,
    logger: boltLogger(observation.log),
    retryConfig: { retries: 5, factor: 2, minTimeout: 500, maxTimeout: 30_000 },
    ...(config.SLACK_API_URL ? { slackApiUrl: config.SLACK_API_URL } : {}),
  }),
  botToken,
  operatorsChannel: config.OPERATORS_CHANNEL,
  now: () => new Date(),
};

/** Lambda: the steps that speak to people in Slack. */
export const handler = stepHandler(
  observation,
  announcerSteps({
    history: observation.observed(createHistory({ client: dynamoDBClient(), table: config.TABLE_NAME })),
    announcer: createAnnouncer(settings),
    bulk: createBulkAnnouncer(settings),
    workflow: createAnswering(stepFunctionsClient()),
    policy: policyFrom(config),
    now: () => new Date(),
  }),
);
