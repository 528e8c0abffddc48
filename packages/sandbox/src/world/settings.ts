import type { MachineSettings } from "@invitations/workflow/definition/settings";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import { REGIONS } from "../seeds/practice-aws.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";

export const TABLE_NAME = "securityhub-invitations";
export const SIGNING_SECRET = "practice-signing-secret";
export const BOT_TOKEN = "xoxb-practice";
export const HOME_REGION = REGIONS[0] ?? "us-east-1";
export const machineArn = (account: string) =>
  `arn:aws:states:${HOME_REGION}:${account}:stateMachine:invitation`;

/** Names of the functions, as the state machine and the host know them. */
export const FUNCTIONS = {
  administrator: "administrator-steps",
  member: "member-steps",
  announcer: "announcer",
} as const;
export const SLACK_DOOR = "slack-door";

/** What a deployment would set; the pace is quicker than AWS needs, since nothing here takes long. */
export const MACHINE_SETTINGS: MachineSettings = {
  functions: FUNCTIONS,
  askAgainAfterSeconds: 24 * 60 * 60,
  regionsAtOnce: 5,
  readBack: { intervalSeconds: 1, maxDelaySeconds: 5, attempts: 10 },
};

/** The functions' environment, as a deployment would set it. */
export function environment(world: {
  awsUrl: string;
  dynamodbUrl: string;
  slackApiUrl: string;
  accessKeyId: string;
  secretAccessKey: string;
  seed: WorldSeed;
  overrides?: Record<string, string>;
}): Record<string, string> {
  return {
    AWS_REGION: HOME_REGION,
    AWS_ACCESS_KEY_ID: world.accessKeyId,
    AWS_SECRET_ACCESS_KEY: world.secretAccessKey,
    AWS_ENDPOINT_URL: world.awsUrl,
    AWS_ENDPOINT_URL_DYNAMODB: world.dynamodbUrl,
    // A practice account has no metadata service to ask for credentials.
    AWS_EC2_METADATA_DISABLED: "true",
    SLACK_API_URL: world.slackApiUrl,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    TABLE_NAME,
    ADMINISTRATOR_ACCOUNT_ID: world.seed.administrator,
    OPERATORS: world.seed.operators.join(","),
    OPERATORS_CHANNEL: world.seed.operatorsChannel,
    INVITATION_MACHINE_ARN: machineArn(world.seed.administrator),
    MEMBER_ROLE_NAME,
    MEMBER_EXTERNAL_ID: EXTERNAL_ID,
    ...world.overrides,
  };
}
