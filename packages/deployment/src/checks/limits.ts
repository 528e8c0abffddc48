import type { Resource } from "../graph/graph.ts";
import { type Check, listOf, ofKind } from "./check.ts";

/** How long a stage's name may be (`stacks/deployment.ts`). */
const LONGEST_STAGE = 20;

/** How long a name may be, by the service quotas of AWS. */
const NAMES: Readonly<Record<string, number>> = {
  "apigatewayv2.Api": 128,
  "cloudwatch.Dashboard": 255,
  "cloudwatch.LogGroup": 512,
  "cloudwatch.MetricAlarm": 255,
  "dynamodb.Table": 255,
  "iam.Role": 64,
  "kms.Alias": 256,
  "lambda.Function": 64,
  "scheduler.Schedule": 64,
  "scheduler.ScheduleGroup": 64,
  "secretsmanager.Secret": 512,
  "sfn.StateMachine": 80,
  "sns.Topic": 256,
  "sqs.Queue": 80,
};

/** How many characters other things may have. */
const TEXTS: readonly { kind: string; what: string; most: number; text(resource: Resource): string }[] = [
  {
    kind: "iam.Role",
    what: "policies",
    most: 10_240,
    text: ({ inputs }) =>
      listOf(inputs.inlinePolicies)
        .map((given) => (given as { policy: string }).policy)
        .join(""),
  },
  { kind: "iam.Role", what: "trust", most: 2048, text: ({ inputs }) => String(inputs.assumeRolePolicy) },
  { kind: "kms.Key", what: "policy", most: 32_768, text: ({ inputs }) => String(inputs.policy) },
  {
    kind: "lambda.Function",
    what: "description",
    most: 256,
    text: ({ inputs }) => String(inputs.description),
  },
  {
    kind: "lambda.Function",
    what: "environment",
    most: 4096,
    text: ({ inputs }) => JSON.stringify(inputs.environment),
  },
  {
    kind: "sfn.StateMachine",
    what: "definition",
    most: 2 ** 20,
    text: ({ inputs }) => String(inputs.definition),
  },
];

/** What AWS would refuse for its length only while deploying, with the longest name that a stage may have. */
export const limits: Check = (graph) => {
  const more = LONGEST_STAGE - graph.app.stage.length;
  const mentions = (text: string) => text.split(graph.app.stage).length - 1;
  return [
    ...Object.entries(NAMES).flatMap(([kind, most]) =>
      ofKind(graph, kind).flatMap(({ name, inputs }) => {
        const given = inputs.name ?? inputs.dashboardName;
        if (typeof given !== "string") return [`${name} has a name that is made up while deploying.`];
        const longest = given.length + more;
        return longest > most ? [`${name} has a name of up to ${longest} characters, of ${most}.`] : [];
      }),
    ),
    ...TEXTS.flatMap(({ kind, what, most, text }) =>
      ofKind(graph, kind).flatMap((resource) => {
        const longest = text(resource).length + mentions(text(resource)) * more;
        return longest > most
          ? [`${resource.name} has a ${what} of up to ${longest} characters, of ${most}.`]
          : [];
      }),
    ),
  ];
};
