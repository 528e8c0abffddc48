import type { MachineSettings } from "@invitations/workflow/definition/settings";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";

export const TABLE_NAME = "securityhub-invitations";
export const SIGNING_SECRET = "practice-signing-secret";
export const BOT_TOKEN = "xoxb-practice";
/** The Region of the deployment: the first of the seed. */
export function homeRegionOf(seed: WorldSeed): string {
  return seed.aws.regions[0] ?? "us-east-1";
}

export const machineArn = (region: string, account: string, name: string) =>
  `arn:aws:states:${region}:${account}:stateMachine:${name}`;

/** Names of the functions, as the state machine and the host know them. */
export const FUNCTIONS = {
  administrator: "administrator-steps",
  member: "member-steps",
  announcer: "announcer",
} as const;
export const SLACK_DOOR = "slack-door";

/** What a deployment would set; the pace is quicker than AWS needs, since nothing here takes long. */
export const machineSettings = (region: string, account: string): MachineSettings => ({
  partition: "aws",
  functions: FUNCTIONS,
  machines: { invitation: machineArn(region, account, "invitation") },
  askAgainAfterSeconds: 24 * 60 * 60,
  regionsAtOnce: 5,
  readBack: { intervalSeconds: 1, maxDelaySeconds: 5, attempts: 10 },
});

/** The functions' environment but for Slack, as a deployment would set it. */
export function environment(world: {
  seed: WorldSeed;
  administrator: { id: string; accessKeyId: string; secretAccessKey: string };
  awsUrl: string;
  dynamodbUrl: string;
}): Record<string, string> {
  const { id, accessKeyId, secretAccessKey } = world.administrator;
  const region = homeRegionOf(world.seed);
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: world.awsUrl,
    AWS_ENDPOINT_URL_DYNAMODB: world.dynamodbUrl,
    // A practice account has no metadata service to ask for credentials.
    AWS_EC2_METADATA_DISABLED: "true",
    TABLE_NAME,
    ADMINISTRATOR_ACCOUNT_ID: id,
    INVITATION_MACHINE_ARN: machineArn(region, id, "invitation"),
    JOIN_MACHINE_ARN: machineArn(region, id, "join"),
    DEPARTURE_MACHINE_ARN: machineArn(region, id, "departure"),
    REMOVAL_MACHINE_ARN: machineArn(region, id, "removal"),
    TRANSITION_MACHINE_ARN: machineArn(region, id, "transition"),
    BULK_MACHINE_ARN: machineArn(region, id, "bulk"),
    READINESS_MACHINE_ARN: machineArn(region, id, "readiness"),
    DRIFT_MACHINE_ARN: machineArn(region, id, "drift"),
    MEMBER_ROLE_NAME,
    MEMBER_EXTERNAL_ID: EXTERNAL_ID,
  };
}

/** What the app is told of the practice workspace. */
export function slackSettings(seed: WorldSeed, slackApiUrl: string): Record<string, string> {
  return {
    SLACK_API_URL: slackApiUrl,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    OPERATORS: seed.operators.join(","),
    OPERATORS_CHANNEL: seed.operatorsChannel,
    // The last operator is told where nobody answers; a real deployment names the team's lead.
    ESCALATE_TO: seed.operators.slice(-1).join(","),
  };
}
