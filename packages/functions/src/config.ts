import * as z from "zod";
import {
  accountIdSchema,
  externalIdSchema,
  kindsSchema,
  operatorsSchema,
  patienceByKindSchema,
  patienceSchema,
  quorumSchema,
  slackUserSchema,
  standardsSchema,
} from "./deployment/values.ts";

/**
 * Configuration comes from the environment, is parsed once per function and fails with the name of the setting.
 * Endpoints are not among it: the AWS SDK reads `AWS_ENDPOINT_URL*` by itself.
 */
const list = z.string().transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ""));

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        // The parser's own words name a place in the text and no setting.
        context.addIssue({ code: "custom", message: "must be JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);

const users = list.pipe(z.array(slackUserSchema));

const standards = list.transform((named) => [...new Set(named)]).pipe(standardsSchema);

const record = { TABLE_NAME: z.string().min(3) };

const rules = {
  ADMINISTRATOR_ACCOUNT_ID: accountIdSchema,
  /** Slack user ids of the security team, separated by commas. */
  OPERATORS: list.pipe(operatorsSchema),
  /** Slack channel id that gets one line per request. */
  OPERATORS_CHANNEL: z.string().min(1),
  /** Slack user ids of those who hear of it when nobody decides. */
  ESCALATE_TO: users.default([]),
  /** Days, for every kind of request: `{"remindAfterDays":[1,3],"escalateAfterDays":5,"expiresAfterDays":14}`. */
  PATIENCE: json(patienceSchema).default({}),
  /** The same for single kinds: `{"removal":{"expiresAfterDays":3}}`. */
  PATIENCE_BY_KIND: json(patienceByKindSchema).default({}),
  /** Kinds of request that their requester may decide too: `removal`. */
  MAY_DECIDE_OWN_REQUEST: list.pipe(kindsSchema).default([]),
  /**
   * Security standards that an account gets enabled once it is a member, each with its version, as it ends the
   * standard's ARN: `aws-foundational-security-best-practices/v/1.0.0 pci-dss/v/4.0.1`. AWS charges for them.
   */
  BASELINE_STANDARDS: standards.default([]),
  /** How many of an account's owners must accept an invitation, where the account says nothing else. */
  QUORUM: z
    .string()
    .transform((text) => (/^\d+$/.test(text) ? Number(text) : text))
    .pipe(quorumSchema)
    .default(1),
  /** Whether whoever bears an account's e-mail address in Slack becomes its owner where none is known. */
  MATCH_OWNERS_BY_EMAIL: z
    .enum(["true", "false"], "must be true or false")
    .transform((text) => text === "true")
    .default(false),
};

/** Name or ARN of a secret in Secrets Manager; what it holds is in no environment. */
const secret = z
  .string()
  .regex(/^(?!xox)[A-Za-z0-9/_+=.@!:-]+$/, "must be the name or the ARN of a secret in Secrets Manager");

const slackBot = {
  SLACK_BOT_TOKEN_SECRET: secret,
  /** Only where Slack is somewhere else than at slack.com. */
  SLACK_API_URL: z.url().optional(),
};

const arn = z.string().startsWith("arn:", "must be an ARN");
const machines = {
  INVITATION_MACHINE_ARN: arn,
  JOIN_MACHINE_ARN: arn,
  DEPARTURE_MACHINE_ARN: arn,
  REMOVAL_MACHINE_ARN: arn,
  TRANSITION_MACHINE_ARN: arn,
  BULK_MACHINE_ARN: arn,
  READINESS_MACHINE_ARN: arn,
  DRIFT_MACHINE_ARN: arn,
};

const region = { AWS_REGION: z.string().min(1) };

export const slackDoorConfig = z.object({
  ...record,
  ...rules,
  ...slackBot,
  SLACK_SIGNING_SECRET_SECRET: secret,
  ...machines,
});

export const announcerConfig = z.object({ ...record, ...rules, ...slackBot });

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
  /** The only account that member roles are to let in. */
  ADMINISTRATOR_ACCOUNT_ID: rules.ADMINISTRATOR_ACCOUNT_ID,
  /** Partition that the role ARNs are built in. */
  AWS_PARTITION: z.string().default("aws"),
  MEMBER_ROLE_NAME: z.string().min(1),
  /** Must stand in the trust policy of every member role. */
  MEMBER_EXTERNAL_ID: externalIdSchema,
});

export const watchConfig = z.object(record);

export const alarmAnnouncerConfig = z.object({
  OPERATORS_CHANNEL: rules.OPERATORS_CHANNEL,
  ...slackBot,
  /** Where the pages of the runbook are read; without it they are named by their file. */
  RUNBOOK_URL: z.url("must be an address").optional(),
});

/** Reads the settings of one function; throws with one line per setting that is missing or malformed. */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): z.output<Schema> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const unset = path.length === 1 && environment[String(path[0])] === undefined;
    return `${path.join(".")}: ${unset ? "is not set" : message}`;
  });
  throw new Error(`The function's environment is not right.\n${lines.join("\n")}`);
}
