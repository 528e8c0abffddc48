import { z } from "zod";

/**
 * Configuration comes from the environment, is parsed once per function and fails with the name of the setting.
 * Endpoints are not among it: the AWS SDK reads `AWS_ENDPOINT_URL*` by itself.
 */
const list = z.string().transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ""));

const record = { TABLE_NAME: z.string().min(3) };

const rules = {
  ADMINISTRATOR_ACCOUNT_ID: z
    .string()
    .regex(/^\d{12}$/, "must be the 12 digits of the administrator account"),
  /** Slack user ids of the security team, separated by commas. */
  OPERATORS: list.pipe(z.array(z.string().regex(/^[UW][A-Z0-9]+$/, "must be Slack user ids")).min(1)),
  /** Slack channel id that gets one line per request. */
  OPERATORS_CHANNEL: z.string().min(1),
  EXPIRES_AFTER_DAYS: z.coerce.number().positive().max(365).default(14),
  MAY_DECIDE_OWN_REQUEST: z.stringbool().default(false),
};

const slackBot = {
  SLACK_BOT_TOKEN: z.string().min(1),
  /** Only where Slack is somewhere else than at slack.com. */
  SLACK_API_URL: z.url().optional(),
};

const machines = { INVITATION_MACHINE_ARN: z.string().startsWith("arn:", "must be an ARN") };

const region = { AWS_REGION: z.string().min(1) };

export const slackDoorConfig = z.object({
  ...record,
  ...rules,
  ...slackBot,
  SLACK_SIGNING_SECRET: z.string().min(1),
  ...machines,
});

export const announcerConfig = z.object({ ...record, ...rules, ...slackBot, ...machines });

export const administratorConfig = z.object({
  ...record,
  ...region,
  ADMINISTRATOR_ACCOUNT_ID: rules.ADMINISTRATOR_ACCOUNT_ID,
  /** Narrows the Regions that the finding aggregator gives. */
  REGIONS_ONLY: list.optional(),
  /** Widens them. */
  REGIONS_ALSO: list.optional(),
});

export const memberConfig = z.object({
  ...record,
  ...region,
  /** Partition that the role ARNs are built in. */
  AWS_PARTITION: z.string().default("aws"),
  MEMBER_ROLE_NAME: z.string().min(1),
  /** Must stand in the trust policy of every member role. */
  MEMBER_EXTERNAL_ID: z.string().min(2).max(1224),
});

/** Reads the settings of one function; throws with one line per setting that is missing or malformed. */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): z.output<Schema> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The function's environment is not right.\n${lines.join("\n")}`);
}
