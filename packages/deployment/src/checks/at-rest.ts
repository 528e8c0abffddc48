import { TIME_TO_LIVE } from "@invitations/history/table";
import type { Graph, Resource, Value } from "../graph/graph.ts";
import { arnOf, arnsOf, at, type Check, ofKind } from "./check.ts";

/** What each kind that keeps something says of its key. */
const KEYS: Readonly<Record<string, string[]>> = {
  "cloudwatch.LogGroup": ["kmsKeyId"],
  "dynamodb.Table": ["serverSideEncryption", "kmsKeyArn"],
  "secretsmanager.Secret": ["kmsKeyId"],
  "sns.Topic": ["kmsMasterKeyId"],
  "sqs.Queue": ["kmsMasterKeyId"],
};

/** Everything that is kept is encrypted with the deployment's own key. */
export const encryption: Check = (graph) => {
  const keys = arnsOf(graph, "kms.Key");
  return Object.entries(KEYS).flatMap(([kind, path]) =>
    ofKind(graph, kind)
      .filter(({ inputs }) => !keys.includes(String(at(inputs, ...path))))
      .map(({ name }) => `${name} is not encrypted with a key of the deployment.`),
  );
};

interface Rule {
  kind: string;
  /** What is wrong where it does not hold. */
  otherwise: string;
  holds(inputs: Record<string, Value>, resource: Resource): boolean;
}

const RULES: readonly Rule[] = [
  {
    kind: "cloudwatch.LogGroup",
    otherwise: "keeps its lines without an end",
    holds: ({ retentionInDays }) => Number(retentionInDays) > 0,
  },
  {
    kind: "sqs.Queue",
    otherwise: "keeps messages for less than the fourteen days that SQS can",
    holds: ({ messageRetentionSeconds }) => messageRetentionSeconds === 14 * 24 * 60 * 60,
  },
  {
    kind: "secretsmanager.Secret",
    otherwise: "is gone within a week after it was deleted",
    holds: ({ recoveryWindowInDays }) => Number(recoveryWindowInDays) >= 7,
  },
  {
    kind: "secretsmanager.SecretVersion",
    otherwise: "puts a secret's value into the state of the deployment",
    holds: () => false,
  },
  {
    kind: "kms.Key",
    otherwise: "is not turned each year",
    holds: ({ enableKeyRotation }) => enableKeyRotation === true,
  },
  {
    kind: "kms.Key",
    otherwise: "is gone within a week after it was deleted",
    holds: ({ deletionWindowInDays }) => Number(deletionWindowInDays) >= 7,
  },
  {
    kind: "kms.Key",
    otherwise: "does not outlive its deployment",
    holds: (_, { options }) => options?.retainOnDelete === true,
  },
  {
    kind: "dynamodb.Table",
    otherwise: "does not outlive its deployment",
    holds: (_, { options }) => options?.retainOnDelete === true,
  },
  {
    kind: "dynamodb.Table",
    otherwise: "can be deleted",
    holds: ({ deletionProtectionEnabled }) => deletionProtectionEnabled === true,
  },
  {
    kind: "dynamodb.Table",
    otherwise: "cannot be restored to a point in time",
    holds: ({ pointInTimeRecovery }) => at(pointInTimeRecovery, "enabled") === true,
  },
  {
    kind: "dynamodb.Table",
    otherwise: "does not encrypt",
    holds: ({ serverSideEncryption }) => at(serverSideEncryption, "enabled") === true,
  },
  {
    kind: "dynamodb.Table",
    otherwise: "lets something else expire than what may",
    holds: ({ ttl }) => at(ttl, "attributeName") === TIME_TO_LIVE,
  },
];

/** Nothing is kept without an end that need not be, and nothing is lost that must be kept. */
export const retention: Check = (graph) =>
  RULES.flatMap(({ kind, otherwise, holds }) =>
    ofKind(graph, kind)
      .filter((resource) => !holds(resource.inputs, resource))
      .map(({ name }) => `${name} ${otherwise}.`),
  );

/** Whatever runs writes its log into a group that is declared, or the group would be made without key and retention. */
export const logs: Check = (graph: Graph) => {
  const groups = ofKind(graph, "cloudwatch.LogGroup");
  const arns = groups.map((group) => arnOf(graph, group));
  const names = groups.map(({ inputs }) => inputs.name);
  return [
    ...ofKind(graph, "lambda.Function")
      .filter(({ inputs }) => !names.includes(at(inputs, "loggingConfig", "logGroup") ?? null))
      .map(({ name }) => `${name} logs into a group that is not declared.`),
    ...ofKind(graph, "sfn.StateMachine")
      .filter(
        ({ inputs }) =>
          !arns.includes(String(at(inputs, "loggingConfiguration", "logDestination")).slice(0, -2)),
      )
      .map(({ name }) => `${name} logs into a group that is not declared.`),
    ...ofKind(graph, "sfn.StateMachine")
      .filter(({ inputs: { loggingConfiguration } }) => at(loggingConfiguration, "level") !== "ALL")
      .map(({ name }) => `${name} does not log all that happens.`),
    ...ofKind(graph, "sfn.StateMachine")
      .filter(
        ({ inputs: { loggingConfiguration } }) => at(loggingConfiguration, "includeExecutionData") !== false,
      )
      .map(({ name }) => `${name} logs what goes in and comes out.`),
    ...ofKind(graph, "apigatewayv2.Stage")
      .filter(({ inputs }) => !arns.includes(String(at(inputs, "accessLogSettings", "destinationArn"))))
      .map(({ name }) => `${name} keeps no access log that is declared.`),
  ];
};
