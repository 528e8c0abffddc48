import type { Graph, Resource } from "../graph/graph.ts";
import { arnOf, type Check, ofKind } from "./check.ts";
import { counted, type Series, seriesOfAlarm } from "./series.ts";

interface Rule {
  kind: string;
  /** What happens to it, in words. */
  when: string;
  /** Names of metrics, any of which an alarm has to watch. */
  metrics: string[];
  /** The dimension that names it, and how it is named there. */
  dimension: string;
  named(graph: Graph, resource: Resource): string;
}

const byName = (_: Graph, { inputs }: Resource) => String(inputs.name);

const RULES: readonly Rule[] = [
  ...["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"].map((metric) => ({
    kind: "sfn.StateMachine",
    when: `has ${metric}`,
    metrics: [metric],
    dimension: "StateMachineArn",
    named: arnOf,
  })),
  {
    kind: "lambda.Function",
    when: "cannot run",
    metrics: ["Throttles"],
    dimension: "FunctionName",
    named: byName,
  },
  {
    kind: "sqs.Queue",
    when: "has something in it",
    metrics: ["ApproximateNumberOfMessagesVisible"],
    dimension: "QueueName",
    named: byName,
  },
  ...["SystemErrors", "ThrottledRequests"].map((metric) => ({
    kind: "dynamodb.Table",
    when: `has ${metric}`,
    metrics: [metric],
    dimension: "TableName",
    named: byName,
  })),
  ...["5xx", "Latency"].map((metric) => ({
    kind: "apigatewayv2.Stage",
    when: `has ${metric}`,
    metrics: [metric],
    dimension: "ApiId",
    named: (_: Graph, { inputs }: Resource) => String(inputs.apiId),
  })),
  {
    kind: "scheduler.ScheduleGroup",
    when: "starts something in vain",
    metrics: ["TargetErrorCount"],
    dimension: "ScheduleGroup",
    named: byName,
  },
];

/** Whatever can fail calls somebody when it does. */
export const watched: Check = (graph) => {
  const series = ofKind(graph, "cloudwatch.MetricAlarm").flatMap(seriesOfAlarm);
  return [
    ...RULES.flatMap(({ kind, when, metrics, dimension, named }) =>
      ofKind(graph, kind)
        .filter((resource) => {
          const value = named(graph, resource);
          return !series.some(
            ({ name, dimensions }) => metrics.includes(name) && dimensions[dimension] === value,
          );
        })
        .map(({ name }) => `Nobody is called when ${name} ${when}.`),
    ),
    ...ofKind(graph, "lambda.Function")
      .filter((resource) => !isJudged(graph, resource, series))
      .map(({ name }) => `Nobody is called when ${name} breaks.`),
  ];
};

/** By Lambda's count of errors, or by what a filter counts in the function's own log. */
function isJudged(graph: Graph, { inputs }: Resource, series: readonly Series[]): boolean {
  const log = (inputs.loggingConfig as { logGroup?: string } | undefined)?.logGroup;
  return series.some(
    ({ namespace, name, dimensions }) =>
      (name === "Errors" && dimensions.FunctionName === inputs.name) ||
      (log !== undefined && counted(graph, namespace, name)?.inputs.logGroupName === log),
  );
}
