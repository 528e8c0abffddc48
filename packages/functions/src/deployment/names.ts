import type { MachineName } from "@invitations/workflow/definition/machines";

/** Every function of the app; a function's entry is the file of this name. */
export const FUNCTIONS = [
  "slack-door",
  "administrator-steps",
  "member-steps",
  "announcer",
  "watch",
  "alarm-announcer",
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** What Slack gives a workspace's app, each kept in a secret of its own. */
export const SECRETS = ["slack-bot-token", "slack-signing-secret"] as const;
export type SecretName = (typeof SECRETS)[number];

/** Which deployment something belongs to, and where that one is. */
export interface Place {
  /** `aws`, `aws-us-gov`, `aws-cn`. */
  partition: string;
  /** Of the deployment: the home Region. */
  region: string;
  /** Id of the administrator account. */
  account: string;
  app: string;
  stage: string;
}

/**
 * What a function, machine, role, schedule, alarm or secret of one deployment is called in AWS:
 * `securityhub-invitations-production-member-steps`. The names are ours and not made up while deploying, so that
 * what refers to each other (a machine to its functions, the Slack door to the machines, a member role's trust to
 * the function's role) can be written down before any of it exists.
 */
export function physicalName({ app, stage }: Pick<Place, "app" | "stage">, name: string): string {
  return `${app}-${stage}-${name}`;
}

/** Name of the table of the record. */
export const tableName = ({ app, stage }: Pick<Place, "app" | "stage">): string => `${app}-${stage}`;

export const tableArn = (place: Place): string =>
  `arn:${place.partition}:dynamodb:${place.region}:${place.account}:table/${tableName(place)}`;

export const functionArn = (place: Place, name: FunctionName): string =>
  `arn:${place.partition}:lambda:${place.region}:${place.account}:function:${physicalName(place, name)}`;

export const machineArn = (place: Place, name: MachineName): string =>
  `arn:${place.partition}:states:${place.region}:${place.account}:stateMachine:${physicalName(place, name)}`;

/** All schedules of one deployment are in a group of its own. */
export const scheduleGroupArn = (place: Place): string =>
  `arn:${place.partition}:scheduler:${place.region}:${place.account}:schedule-group/${physicalName(place, "schedules")}`;

/** The role bears the name of what runs under it. */
export const roleArn = (place: Place, name: string): string =>
  `arn:${place.partition}:iam::${place.account}:role/${physicalName(place, name)}`;

/** Secrets Manager ends a secret's ARN in six characters of its own; `??????` stands for them in a policy. */
export const secretArnPattern = (place: Place, name: SecretName): string =>
  `arn:${place.partition}:secretsmanager:${place.region}:${place.account}:secret:${physicalName(place, name)}-??????`;

export const topicArn = (place: Place): string =>
  `arn:${place.partition}:sns:${place.region}:${place.account}:${physicalName(place, "alarms")}`;

export const alarmArn = (place: Place, name: string): string =>
  `arn:${place.partition}:cloudwatch:${place.region}:${place.account}:alarm:${physicalName(place, name)}`;
