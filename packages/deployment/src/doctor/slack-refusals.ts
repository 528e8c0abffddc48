import { ErrorCode, type WebAPICallError } from "@slack/web-api";
import { type Finding, failed, unchecked } from "./check.ts";

/** The code that Slack refused with; `undefined` for anything else that is thrown. */
export function slackRefusal(error: unknown): string | undefined {
  const { code, data } = error as { code?: string; data?: { error?: string } };
  return code === ErrorCode.PlatformError ? data?.error : undefined;
}

/** The scope that a method lacked. */
export function missingScope(error: unknown): string | undefined {
  const { data } = error as { data?: { needed?: string } };
  return slackRefusal(error) === "missing_scope" ? (data?.needed ?? "a scope") : undefined;
}

const FORM = "Take the bot token anew from api.slack.com/apps, the app, OAuth & Permissions, and set it.";

/** What Slack says about a token that it does not take. */
const TOKENS: Readonly<Record<string, string>> = {
  invalid_auth: "Slack does not know the bot token",
  not_authed: "Slack does not know the bot token",
  token_revoked: "the bot token was revoked",
  token_expired: "the bot token has expired, since token rotation is on for the app",
  account_inactive: "the app was uninstalled from the workspace, or its bot user is deactivated",
};

/** What no check expects of Slack; `undefined` where it was not Slack that said no. */
export function slackFinding(error: unknown): Finding | undefined {
  const refused = slackRefusal(error);
  if (refused !== undefined) {
    const token = TOKENS[refused];
    if (token) return failed(token, "Install the app in the workspace if it is not installed.", FORM);
    const scope = missingScope(error);
    if (scope) return unchecked(`not checked, since the app was not granted ${scope}`, REINSTALL);
    return failed(`could not be looked at: Slack answered ${refused}`, "Try again in some minutes.");
  }
  switch ((error as WebAPICallError).code) {
    case ErrorCode.RequestError:
    case ErrorCode.HTTPError:
    case ErrorCode.RateLimitedError:
      return failed(
        `could not be looked at: ${(error as Error).message}`,
        "Look at the network, a proxy, and SLACK_API_URL if it is set; then try again.",
      );
    default:
      return undefined;
  }
}

export const REINSTALL =
  "Put npm run manifest's output into the app's manifest at api.slack.com/apps, and install the app anew there.";
