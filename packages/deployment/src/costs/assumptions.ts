import type { FunctionName } from "@invitations/functions/deployment/names";

/** What the page is written for. */
export const ACCOUNTS = [10, 100, 1_000];

/** What nobody can count without a deployment. Rather too much than too little, and each is in docs/costs.md. */
export const ASSUMED = {
  /** Home Region and linked Regions, unless another number is asked for. */
  regions: 4,
  /** Requests of an ordinary month, of so many accounts one each; at least so many. */
  accountsPerRequest: 20,
  fewestRequests: 2,
  /** What people do in Slack beside that, a month: commands, presses, forms, the app's home. */
  actsPerRequest: 6,
  actsBeside: 200,
  /** Attempts beside the first, for each Region of a request: what was written cannot be read back at once. */
  repeatsPerRegion: 2,
  /** Seconds of an invocation, cold starts among them. */
  seconds: {
    "slack-door": 0.6,
    "administrator-steps": 1,
    "member-steps": 2,
    announcer: 1,
    watch: 1,
    "alarm-announcer": 1,
  } satisfies Record<FunctionName, number>,
  /** Seconds beside that: of a comparison for each account and Region, of a scan for each account. */
  secondsToCompare: 0.005,
  secondsToScan: 10,
  /** Of all invocations, those that begin with a cold start and read a secret or two. */
  coldStarts: 0.2,
  secretsPerColdStart: 2,
  /** Units of DynamoDB: of an event with its head and indexes, and of what an invocation reads. */
  writesPerEvent: 12,
  readsPerInvocation: 6,
  /** Units of reading an account in a comparison, a scan or a list; its policies' verdict is kept beside it. */
  readsPerAccount: 2,
  writesPerScan: 10,
  /** Bytes of the table, with indexes: of an event with its part of the head, and of an account with its verdict. */
  bytesPerEvent: 1_500,
  bytesPerAccount: 20_000,
  /** Bytes of logs: of an invocation with Lambda's own lines, and of a state transition. */
  logBytesPerInvocation: 4_000,
  logBytesPerTransition: 2_000,
  /** Requests to KMS, of an invocation. */
  keyRequestsPerInvocation: 2,
  /** Hours in which a metric is told, of a request and of ten things done: each value by itself and by its dimensions. */
  metricHoursPerRequest: 8,
  metricHoursPerTenActs: 2,
  /** Months that the record and the logs have grown. */
  months: 12,
} as const;

export const HOURS = 730;
export const DAYS = HOURS / 24;
export const WEEKS = DAYS / 7;

/** The watch tells three metrics each hour, whatever happens. */
export const METRICS_OF_WATCH = 3;
