import { botScopes } from "@invitations/slack/manifest/manifest";
import { LogLevel, WebClient } from "@slack/web-api";
import { type Check, failed, ok, warning } from "../check.ts";
import { NAMES } from "../names.ts";
import { REINSTALL } from "../slack-refusals.ts";
import type { Visit } from "../visit.ts";

/** Milliseconds that Slack may take for an answer. */
const PATIENCE = 10_000;

/** Slack knows the token, and it is that of an app's bot. */
export const slackApp: Check = {
  name: NAMES.app,
  needs: [NAMES.botToken],
  async look(visit) {
    const client = clientFor(visit);
    const { team, user, bot_id, response_metadata } = await client.auth.test();
    if (!bot_id) {
      return failed(
        `the token belongs to ${user} and to no app`,
        "Take the Bot User OAuth Token from api.slack.com/apps, the app, OAuth & Permissions.",
      );
    }
    visit.put("slack", client);
    visit.put("bot", user ?? "the app");
    visit.put("scopes", response_metadata?.scopes);
    return ok(`@${user} in the workspace ${team}`);
  },
};

function clientFor(visit: Visit): WebClient {
  const { SLACK_API_URL: slackApiUrl } = visit.question.environment;
  return new WebClient(visit.known("botToken"), {
    ...(slackApiUrl ? { slackApiUrl } : {}),
    timeout: PATIENCE,
    retryConfig: { retries: 1 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
}

/** The workspace has granted what the manifest asks for, and no more. */
export const scopes: Check = {
  name: NAMES.scopes,
  needs: [NAMES.app],
  async look(visit) {
    const granted = visit.known("scopes");
    const wanted = botScopes();
    if (!granted)
      return warning("Slack did not say which are granted", "Compare them with npm run manifest.");
    const missing = wanted.filter((scope) => !granted.includes(scope));
    if (missing.length > 0) return failed(`${missing.join(", ")} not granted`, REINSTALL);
    const needless = granted.filter((scope) => !wanted.includes(scope));
    if (needless.length > 0) {
      return warning(
        `all that is needed, and ${needless.join(", ")}, which the app does not use`,
        `Take ${needless.join(", ")} off the app at api.slack.com/apps, OAuth & Permissions, and install it anew.`,
      );
    }
    return ok(`${wanted.length} granted, which is what the manifest asks for`);
  },
};
