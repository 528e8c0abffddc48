import type { Aws } from "../aws/aws.ts";
import { openSocketBridge } from "../socket/bridge.ts";
import { type BackstageOptions, openBackstage } from "./backstage.ts";
import { SIGNING_SECRET } from "./settings.ts";

/** A Slack workspace of somebody's own, and who is who in it. */
export interface RealWorkspace {
  /** `xoxb-…`, of an app made from `npm run manifest`. */
  botToken: string;
  /** `xapp-…`, with `connections:write`. */
  appToken: string;
  /** Slack user ids of the security team there. */
  operators: string[];
  /** Channel id. */
  operatorsChannel: string;
  /** Only where Slack is somewhere else than at slack.com. */
  slackApiUrl?: string;
}

/** The practice AWS behind a real Slack workspace: the same app, reached over Socket Mode. */
export interface WorldBehindSlack {
  aws: Aws;
  dynamodb: string;
  close(): Promise<void>;
}

/**
 * Nobody is known as an owner there: operators name them, `/securityhub invite 111122223333 @owner`, or
 * `/securityhub owner add`.
 */
export async function openBehindSlack(
  options: BackstageOptions,
  workspace: RealWorkspace,
): Promise<WorldBehindSlack> {
  const backstage = await openBackstage(options);
  try {
    const { botToken, operators, operatorsChannel, slackApiUrl } = workspace;
    const { door } = await backstage.openApp({
      botToken,
      signingSecret: SIGNING_SECRET,
      operators,
      operatorsChannel,
      escalateTo: [],
      ...(slackApiUrl ? { apiUrl: slackApiUrl } : {}),
    });
    const bridge = await openSocketBridge({
      appToken: workspace.appToken,
      doorUrl: door.url,
      signingSecret: SIGNING_SECRET,
      ...(slackApiUrl ? { slackApiUrl } : {}),
      ...(options.log ? { log: options.log } : {}),
    });
    backstage.alsoEnd(bridge.close);
    return { aws: backstage.aws, dynamodb: backstage.dynamodb.url, close: backstage.close };
  } catch (error) {
    await backstage.close();
    throw error;
  }
}

/** Reads the workspace from the environment; throws a sentence that names everything that is missing. */
export function readWorkspace(environment: Readonly<Record<string, string | undefined>>): RealWorkspace {
  const wanted = {
    SLACK_BOT_TOKEN: /^xoxb-/,
    SLACK_APP_TOKEN: /^xapp-/,
    OPERATORS: /^[UW][A-Z0-9]+([\s,]+[UW][A-Z0-9]+)*$/,
    OPERATORS_CHANNEL: /^[CG][A-Z0-9]+$/,
  };
  const wrong = Object.entries(wanted).filter(([name, shape]) => !shape.test(environment[name] ?? ""));
  if (wrong.length > 0) {
    throw new Error(
      `--slack needs these in the environment:\n${wrong.map(([name]) => `  ${name}  ${EXPLAINED[name]}`).join("\n")}`,
    );
  }
  const { SLACK_BOT_TOKEN = "", SLACK_APP_TOKEN = "", OPERATORS = "", OPERATORS_CHANNEL = "" } = environment;
  return {
    botToken: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN,
    operators: OPERATORS.split(/[\s,]+/),
    operatorsChannel: OPERATORS_CHANNEL,
    ...(environment.SLACK_API_URL ? { slackApiUrl: environment.SLACK_API_URL } : {}),
  };
}

const EXPLAINED: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: "xoxb-…, from the app's page “OAuth & Permissions” (make the app from `npm run manifest`)",
  SLACK_APP_TOKEN: "xapp-…, an app-level token with connections:write, from “Basic Information”",
  OPERATORS: "Slack user ids of the security team, separated by commas: U01ABC,U02DEF",
  OPERATORS_CHANNEL: "id of the channel that gets one line per request, with the app in it: C01ABC",
};
