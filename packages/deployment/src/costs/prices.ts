/** What AWS charges for one thing. */
export interface Price {
  /** What is paid for, of which service. */
  service: string;
  what: string;
  usd: number;
  /** For so many at once. */
  per: number;
  /** Page of AWS that has the price. */
  page: string;
  /** Who says so, and when; without it the price could not be confirmed beside AWS's page. */
  confirmed?: { by: string; asOf: string };
}

const AWS = "https://aws.amazon.com";
const CLOUDWATCH = `${AWS}/cloudwatch/pricing/`;
const DYNAMODB = `${AWS}/dynamodb/pricing/on-demand/`;

/**
 * Public prices of us-east-1 in US dollars, of the first tier, before any free tier or discount. AWS's pages fill in
 * their figures with a script; who repeats them, and as of when, stands beside each.
 */
export const PRICES = {
  alarm: {
    service: "CloudWatch",
    what: "metric of an alarm, a month",
    usd: 0.1,
    per: 1,
    page: CLOUDWATCH,
    confirmed: { by: "https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm", asOf: "2026" },
  },
  dashboard: {
    service: "CloudWatch",
    what: "dashboard, a month",
    usd: 3,
    per: 1,
    page: CLOUDWATCH,
    confirmed: {
      by: "https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/",
      asOf: "2026-06",
    },
  },
  metricHour: {
    service: "CloudWatch",
    what: "custom metrics, each 730 hours in which one is told",
    usd: 0.3,
    per: 730,
    page: CLOUDWATCH,
    confirmed: { by: "https://signoz.io/guides/cloudwatch-pricing", asOf: "2026-02" },
  },
  logGigabyte: {
    service: "CloudWatch",
    what: "GB of logs taken in",
    usd: 0.5,
    per: 1,
    page: CLOUDWATCH,
    confirmed: {
      by: "https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/",
      asOf: "2026-06",
    },
  },
  logStored: {
    service: "CloudWatch",
    what: "GB of logs kept, a month",
    usd: 0.03,
    per: 1,
    page: CLOUDWATCH,
  },
  trace: {
    service: "X-Ray",
    what: "million traces",
    usd: 5,
    per: 1_000_000,
    page: `${AWS}/xray/pricing/`,
  },
  key: {
    service: "KMS",
    what: "key, a month",
    usd: 1,
    per: 1,
    page: `${AWS}/kms/pricing/`,
    confirmed: { by: "https://cloudburn.io/blog/aws-kms-pricing", asOf: "2026-03" },
  },
  keyRequest: {
    service: "KMS",
    what: "10,000 requests",
    usd: 0.03,
    per: 10_000,
    page: `${AWS}/kms/pricing/`,
    confirmed: { by: "https://cloudburn.io/blog/aws-kms-pricing", asOf: "2026-03" },
  },
  secret: {
    service: "Secrets Manager",
    what: "secret, a month",
    usd: 0.4,
    per: 1,
    page: `${AWS}/secrets-manager/pricing/`,
    confirmed: {
      by: "https://hivebook.wiki/wiki/aws-secrets-manager-rotated-secrets-dynamic-db-credentials-kms",
      asOf: "2026",
    },
  },
  secretRequest: {
    service: "Secrets Manager",
    what: "10,000 requests",
    usd: 0.05,
    per: 10_000,
    page: `${AWS}/secrets-manager/pricing/`,
    confirmed: {
      by: "https://hivebook.wiki/wiki/aws-secrets-manager-rotated-secrets-dynamic-db-credentials-kms",
      asOf: "2026",
    },
  },
  transition: {
    service: "Step Functions",
    what: "1,000 state transitions",
    usd: 0.025,
    per: 1_000,
    page: `${AWS}/step-functions/pricing/`,
    confirmed: { by: `${AWS}/step-functions/pricing/`, asOf: "the page as last stored" },
  },
  invocation: {
    service: "Lambda",
    what: "million invocations",
    usd: 0.2,
    per: 1_000_000,
    page: `${AWS}/lambda/pricing/`,
    confirmed: { by: "https://cloudchipr.com/blog/aws-lambda-pricing", asOf: "2024" },
  },
  gigabyteSecond: {
    service: "Lambda",
    what: "GB-second, arm64",
    usd: 0.0000133334,
    per: 1,
    page: `${AWS}/lambda/pricing/`,
    confirmed: { by: "https://cloudchipr.com/blog/aws-lambda-pricing", asOf: "2024" },
  },
  write: {
    service: "DynamoDB",
    what: "million write request units",
    usd: 0.625,
    per: 1_000_000,
    page: DYNAMODB,
    confirmed: { by: "https://airbyte.com/data-engineering-resources/dynamodb-pricing", asOf: "2025-07" },
  },
  read: {
    service: "DynamoDB",
    what: "million read request units",
    usd: 0.125,
    per: 1_000_000,
    page: DYNAMODB,
    confirmed: { by: "https://airbyte.com/data-engineering-resources/dynamodb-pricing", asOf: "2025-07" },
  },
  stored: {
    service: "DynamoDB",
    what: "GB of the table and its indexes, a month",
    usd: 0.25,
    per: 1,
    page: DYNAMODB,
  },
  restorable: {
    service: "DynamoDB",
    what: "GB restorable to any second, a month",
    usd: 0.2,
    per: 1,
    page: DYNAMODB,
  },
  apiRequest: {
    service: "API Gateway",
    what: "million requests of an HTTP API",
    usd: 1,
    per: 1_000_000,
    page: `${AWS}/api-gateway/pricing/`,
    confirmed: { by: "https://awsforengineers.com/blog/aws-api-gateway-pricing-explained", asOf: "2025-05" },
  },
  schedule: {
    service: "EventBridge Scheduler",
    what: "million invocations",
    usd: 1,
    per: 1_000_000,
    page: `${AWS}/eventbridge/pricing/`,
    confirmed: { by: "https://cloudburn.io/blog/amazon-eventbridge-pricing", asOf: "2026-03" },
  },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof PRICES;

/** How much is used, in single units: invocations and not millions of them. */
export type Usage = Partial<Record<PriceName, number>>;

/** US dollars. */
export const costOf = (name: PriceName, used: number): number => (used * PRICES[name].usd) / PRICES[name].per;

export function add(...usages: readonly Usage[]): Usage {
  const sum: Usage = {};
  for (const usage of usages) {
    for (const [name, used] of Object.entries(usage) as [PriceName, number][]) {
      sum[name] = (sum[name] ?? 0) + used;
    }
  }
  return sum;
}

export const times = (count: number, usage: Usage): Usage =>
  Object.fromEntries(Object.entries(usage).map(([name, used]) => [name, used * count]));
