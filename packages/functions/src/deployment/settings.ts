import { partitionOf, securityHubRegionsBeside } from "@invitations/securityhub/security-hub-regions";
import { DEFAULT_PACE } from "@invitations/workflow/definition/settings";
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
} from "./values.ts";

const regionName = z
  .string("must be the name of a Region, as text")
  .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, "must be the name of a Region, such as eu-central-1");

const region = z
  .string("must be the name of a Region, as text")
  .refine((name) => securityHubRegionsBeside(name).includes(name), {
    error: ({ input }) => `"${input}" is no Region that has Security Hub`,
  });

const wholeFrom = (least: number, most: number) => {
  const words = `must be a whole number from ${least} to ${most}`;
  return z.int(words).min(least, words).max(most, words);
};

/** What CloudWatch Logs takes, in days. */
const RETENTION = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const each = <Item extends z.ZodType<string>>(item: Item, words: string) =>
  z.array(item, words).superRefine((named, context) => {
    for (const [index, one] of named.entries()) {
      if (named.indexOf(one) < index) {
        context.addIssue({ code: "custom", path: [index], message: `"${one}" is named twice` });
      }
    }
  });

const arnOfRolePolicy = /^arn:(aws[a-z-]*):iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/;

/** Everything that a deployment decides, with what holds where it decides nothing. */
export const settingsSchema = z
  .strictObject({
    /** Account that administers Security Hub and in which everything here is deployed. */
    administratorAccountId: accountIdSchema,
    /** Region of the deployment: the aggregation Region of the administrator's Security Hub. */
    homeRegion: region,
    /** Slack user ids of the security team. */
    operators: each(slackUserSchema, "must be a list of Slack user ids").pipe(operatorsSchema),
    /** Slack channel id that gets one line per request, drift and alarms. */
    operatorsChannel: z
      .string("must be the id of a Slack channel")
      .regex(/^[CG][A-Z0-9]{2,}$/, "must be the id of a Slack channel, not its name"),
    /** Must stand in the trust policy of every member role. No secret, yet nothing to publish. */
    memberExternalId: externalIdSchema,
    /** Name of the role in every member account, with its path if it has one. */
    memberRoleName: z
      .string("must be text")
      .regex(/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/, "must be the name of an IAM role, and not its ARN")
      .default("SecurityHubInvitationMember"),
    /** Slack user ids of those who hear of it when nobody decides. */
    escalateTo: each(slackUserSchema, "must be a list of Slack user ids").default([]),
    /** Days until somebody is reminded, until the escalation list hears of it, until a question expires. */
    patience: patienceSchema.default({}),
    /** The same for single kinds of request. */
    patienceByKind: patienceByKindSchema.default({}),
    /** Kinds of request that their requester may decide too. */
    mayDecideOwnRequest: kindsSchema.default([]),
    /** How many of an account's owners must accept an invitation. */
    quorum: quorumSchema.default(1),
    /** Whether whoever bears an account's e-mail address in Slack becomes its owner where none is known. */
    matchOwnersByEmail: z.boolean("must be true or false").default(false),
    /** Standards that whoever joins gets enabled; AWS charges for them. */
    baselineStandards: standardsSchema.default([]),
    /** Narrows the Regions that the finding aggregator gives; empty: all of them. */
    regionsOnly: each(region, "must be a list of Regions").default([]),
    /** Regions to work in beside those, also one that is too new to be known here. */
    regionsAlso: each(regionName, "must be a list of Regions").default([]),
    /** Hour of the day, in UTC, at which member lists are compared with the record. */
    driftHour: wholeFrom(0, 23).default(8),
    /** Day and hour, in UTC, at which the IAM policies of all accounts are read. */
    readinessDay: z
      .enum(["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"], "must be MON, TUE, WED, THU, FRI, SAT or SUN")
      .default("SUN"),
    readinessHour: wholeFrom(0, 23).default(6),
    /** Who gets alarms by e-mail; each has to confirm it once. */
    alarmEmails: each(z.email("must be an e-mail address"), "must be a list of e-mail addresses").default([]),
    /** Whether alarms are told in the operators' channel as well. */
    alarmsInSlack: z.boolean("must be true or false").default(true),
    /** Where the runbook is read; alarms link to its pages. */
    runbookUrl: z.url("must be an address that begins with https://").startsWith("https://").optional(),
    /** Days that logs are kept. */
    logRetentionDays: z
      .number("must be a number of days")
      .refine((days) => RETENTION.includes(days), `must be one of ${RETENTION.join(", ")}`)
      .default(365),
    /** Slack requests a second that the door takes, over time and at once. */
    requestsPerSecond: wholeFrom(1, 1000).default(20),
    requestsAtOnce: wholeFrom(1, 2000).default(40),
    /** ARN of a policy that bounds every role made here, where your organization asks for one. */
    permissionsBoundary: z
      .string("must be the ARN of an IAM policy")
      .regex(arnOfRolePolicy, "must be the ARN of an IAM policy")
      .optional(),
    /**
     * Id of the key that an earlier deployment of this stage left behind with its table, to go on with both. Only for
     * the first deployment after a removal.
     */
    adoptKey: z
      .string("must be the id of a KMS key")
      .regex(/^(mrk-)?[0-9a-f-]{32,36}$/, "must be the id of a KMS key, not its ARN or alias")
      .optional(),
    /** How patient and how busy the state machines are. */
    pace: z
      .strictObject({
        askAgainAfterSeconds: wholeFrom(60, 31_536_000),
        regionsAtOnce: wholeFrom(1, 40),
        readBack: z.strictObject({
          intervalSeconds: wholeFrom(1, 60),
          maxDelaySeconds: wholeFrom(1, 600),
          attempts: wholeFrom(1, 50),
        }),
      })
      .partial()
      .default({})
      .transform((given) => ({ ...DEFAULT_PACE, ...withoutGaps(given) })),
  })
  .superRefine((settings, context) => {
    const partition = partitionOf(settings.homeRegion);
    for (const key of ["regionsOnly", "regionsAlso"] as const) {
      for (const [index, name] of settings[key].entries()) {
        if (partitionOf(name) === partition) continue;
        context.addIssue({
          code: "custom",
          path: [key, index],
          message: `"${name}" lies in the partition ${partitionOf(name)}, and ${settings.homeRegion} in ${partition}`,
        });
      }
    }
    const [, boundaryPartition, owner] = arnOfRolePolicy.exec(settings.permissionsBoundary ?? "") ?? [];
    if (boundaryPartition !== undefined && boundaryPartition !== partition) {
      context.addIssue({
        code: "custom",
        path: ["permissionsBoundary"],
        message: `lies in the partition ${boundaryPartition}, and ${settings.homeRegion} in ${partition}`,
      });
    } else if (owner !== undefined && owner !== "aws" && owner !== settings.administratorAccountId) {
      context.addIssue({
        code: "custom",
        path: ["permissionsBoundary"],
        message: `belongs to account ${owner}, and not to ${settings.administratorAccountId}`,
      });
    }
  });

/** What `membership.config.ts` may say. */
export type GivenSettings = z.input<typeof settingsSchema>;
/** What holds: as given, with the defaults. */
export type Settings = z.output<typeof settingsSchema>;

/** Something right for each setting, for whoever gave something wrong. */
const EXAMPLES: Readonly<Record<keyof GivenSettings, string>> = {
  administratorAccountId: '"999988887777"',
  homeRegion: '"eu-central-1"',
  operators: '["U012AB3CD", "U045EF6GH"]',
  operatorsChannel: '"C012AB3CD"',
  memberExternalId: '"membership-4f7c2a91"',
  memberRoleName: '"SecurityHubInvitationMember"',
  escalateTo: '["U012AB3CD"]',
  patience: "{ remindAfterDays: [1, 3], escalateAfterDays: 5, expiresAfterDays: 14 }",
  patienceByKind: "{ removal: { expiresAfterDays: 3 } }",
  mayDecideOwnRequest: '["removal"]',
  quorum: "1",
  matchOwnersByEmail: "false",
  baselineStandards: '["aws-foundational-security-best-practices/v/1.0.0"]',
  regionsOnly: '["eu-central-1", "eu-west-1"]',
  regionsAlso: '["eu-west-3"]',
  driftHour: "8",
  readinessDay: '"SUN"',
  readinessHour: "6",
  alarmEmails: '["security@example.com"]',
  alarmsInSlack: "true",
  runbookUrl: '"https://example.com/runbook"',
  logRetentionDays: "365",
  requestsPerSecond: "20",
  requestsAtOnce: "40",
  permissionsBoundary: '"arn:aws:iam::999988887777:policy/boundary"',
  adoptKey: '"1234abcd-12ab-34cd-56ef-1234567890ab"',
  pace: "{ regionsAtOnce: 5 }",
};

/** The settings, completed; throws one error with a line and an example for each that is missing or malformed. */
export function readSettings(given: unknown): Settings {
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message, code }) => {
    const [name] = path.map(String);
    const unset =
      path.length === 1 && (given as Record<string, unknown> | undefined)?.[name ?? ""] === undefined;
    const example = EXAMPLES[name as keyof GivenSettings];
    const what = unset && code === "invalid_type" ? "is not set" : message;
    return [
      `  ${path.length > 0 ? `${path.join(".")}: ` : ""}${what}.`,
      ...(example ? [`    Example: ${name}: ${example}`] : []),
    ].join("\n");
  });
  throw new Error(`The settings in membership.config.ts are not right:\n${lines.join("\n")}`);
}

/** Lets the editor check what is written, before anything is deployed. */
export const membership = (settings: GivenSettings): GivenSettings => settings;

function withoutGaps<Shape extends object>(given: Shape) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Shape]?: Exclude<Shape[Key], undefined>;
  };
}
