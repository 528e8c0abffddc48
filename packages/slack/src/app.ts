import { App, AwsLambdaReceiver } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import { createDoor, type Handler } from "./door.ts";
import { register } from "./listeners/index.ts";
import { neverSilent } from "./never-silent.ts";
import { deedIn } from "./observer.ts";
import { impatientFetch, PATIENCE } from "./privately.ts";

export type { Desk } from "./desk.ts";

/**
 * The front desk: a Bolt app, and the Lambda handler through which Slack's requests reach it. Nothing is called
 * while it is built, so a cold start costs its import alone.
 */
export function createSlackApp(desk: Desk): { app: App; handler: Handler } {
  const receiver = new AwsLambdaReceiver({ signingSecret: desk.signingSecret, logger: desk.logger });
  const app = new App({
    receiver,
    // One workspace, one token: with `token` Bolt would call auth.test before the first listener.
    authorize: async () => ({ botToken: desk.botToken }),
    // A Lambda is frozen once it has answered.
    processBeforeResponse: true,
    extendedErrorHandler: true,
    // We listen to no messages, and so never hear ourselves; telling would take an id that we do not have.
    ignoreSelf: false,
    convoStore: false,
    logger: desk.logger,
    clientOptions: {
      ...(desk.slackApiUrl === undefined ? {} : { slackApiUrl: desk.slackApiUrl }),
      fetch: impatientFetch,
      timeout: PATIENCE,
      // Somebody is waiting: a late answer is worse than a clear one now.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  app.use(async ({ body, next }) => {
    desk.observer.did(deedIn(body));
    await next();
  });
  app.use(neverSilent);
  // The person has been told by then; this is for whoever runs the app.
  app.error(async ({ error, body }: { error: Error; body: object }) => {
    // Bolt wraps errors that have no code of their own.
    const thrown = "original" in error ? error.original : error;
    desk.observer.failed();
    desk.logger.error(`A listener failed on ${kindOf(body)}.`, thrown);
  });
  register(app, desk);
  return { app, handler: createDoor(receiver.toHandler(), desk.signingSecret, desk.logger) };
}

/** What somebody did, for the log: the kind of payload, and never what was typed. */
function kindOf(body: object): string {
  if ("command" in body) return `the command ${body.command}`;
  return "type" in body ? `a ${body.type} payload` : "a payload of no known kind";
}
