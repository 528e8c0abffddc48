import { announceAlarms } from "@invitations/slack/alarm-announcer";
import { WebClient } from "@slack/web-api";
import { secretsManagerClient } from "./clients.ts";
import { alarmAnnouncerConfig, readConfig } from "./config.ts";
import { boltLogger } from "./observation/bolt-logger.ts";
import { Invocation, invoked, type LambdaContext } from "./observation/invocation.ts";
import { createLog } from "./observation/log.ts";
import { readAlarms } from "./read-alarms.ts";
import { readSecrets } from "./secrets.ts";

const config = readConfig(alarmAnnouncerConfig);
const { botToken } = await readSecrets(secretsManagerClient(), { botToken: config.SLACK_BOT_TOKEN_SECRET });
const log = createLog("alarm-announcer", [botToken]);

const slack = new WebClient(botToken, {
  // Lambda runs what failed twice more, after one and two minutes, so this need not be long.
  timeout: 10_000,
  retryConfig: { retries: 2, factor: 2, minTimeout: 500, maxTimeout: 5_000 },
  logger: boltLogger(log),
  ...(config.SLACK_API_URL ? { slackApiUrl: config.SLACK_API_URL } : {}),
});

/** Lambda, on the topic of the alarms: tells them in the operators' channel. What it throws is tried again, and then kept as a dead letter. */
export const handler = (event: unknown, context: LambdaContext = {}): Promise<void> =>
  invoked(new Invocation(context, {}), async () => {
    const alarms = readAlarms(event, config.RUNBOOK_URL);
    try {
      await announceAlarms(slack, config.OPERATORS_CHANNEL, alarms);
    } catch (error) {
      log.error("The operators could not be told of an alarm.", { error: error as Error });
      throw error;
    }
    log.info("Told of alarms", {
      alarms: alarms.map((alarm) => (alarm.is === "other" ? "other" : alarm.name)),
    });
  });
