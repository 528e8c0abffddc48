import type { Graph, Resource, Value } from "../graph/graph.ts";
import { arnsOf, at, listOf, ofKind } from "./check.ts";

/** One series of numbers in CloudWatch, as an alarm watches it or a dashboard draws it. */
export interface Series {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
}

/** Of an alarm on one metric, or of one that adds several up. */
export function seriesOfAlarm({ inputs }: Resource): Series[] {
  const metrics = listOf(inputs.metricQueries).flatMap((query) => at(query, "metric") ?? []);
  return (metrics.length > 0 ? metrics : [inputs]).map((metric) => ({
    namespace: String(at(metric, "namespace")),
    name: String(at(metric, "metricName")),
    dimensions: textsOf(at(metric, "dimensions")),
  }));
}

/** Of a graph on a dashboard: `[namespace, name, dimension, value, …, { … }]`; expressions name no series. */
export function seriesOfGraph(lines: Value | undefined): Series[] {
  return listOf(lines).flatMap((line) => {
    const [namespace, name, ...pairs] = listOf(line).filter((part) => typeof part === "string");
    if (!namespace || !name) return [];
    const dimensions: Record<string, string> = {};
    for (let index = 0; index < pairs.length; index += 2)
      dimensions[pairs[index] ?? ""] = pairs[index + 1] ?? "";
    return [{ namespace, name, dimensions }];
  });
}

/** What gives each dimension its values. */
const NAMED: Readonly<Record<string, string>> = {
  FunctionName: "lambda.Function",
  TableName: "dynamodb.Table",
  QueueName: "sqs.Queue",
  TopicName: "sns.Topic",
  ScheduleGroup: "scheduler.ScheduleGroup",
  // The functions name their deployment by its table.
  service: "dynamodb.Table",
};

/** What a series is about and the graph does not have; nothing where all of it is there. */
export function missing(graph: Graph, { namespace, name, dimensions }: Series): string[] {
  const dimensionless = Object.keys(dimensions).length === 0;
  if (dimensionless && !counted(graph, namespace, name))
    return [`${namespace} ${name}, which no filter counts`];
  return Object.entries(dimensions)
    .filter(([key, value]) => !valuesOf(graph, key).includes(value))
    .map(([key, value]) => `${name} of ${key} ${value}, which is not there`);
}

/** A filter that counts the metric in a log that is there. */
export function counted(graph: Graph, namespace: string, name: string): Resource | undefined {
  const logs = ofKind(graph, "cloudwatch.LogGroup").map(({ inputs }) => inputs.name);
  return ofKind(graph, "cloudwatch.LogMetricFilter").find(
    ({ inputs }) =>
      at(inputs, "metricTransformation", "namespace") === namespace &&
      at(inputs, "metricTransformation", "name") === name &&
      logs.includes(inputs.logGroupName ?? null),
  );
}

function valuesOf(graph: Graph, dimension: string): string[] {
  const kind = NAMED[dimension];
  if (kind) return ofKind(graph, kind).map(({ inputs }) => String(inputs.name));
  if (dimension === "StateMachineArn") return arnsOf(graph, "sfn.StateMachine");
  if (dimension === "ApiId")
    return ofKind(graph, "apigatewayv2.Stage").map(({ inputs }) => String(inputs.apiId));
  // DynamoDB's own names.
  if (dimension === "Operation")
    return ["GetItem", "BatchGetItem", "Query", "UpdateItem", "TransactWriteItems"];
  return [];
}

const textsOf = (value: Value | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(value ?? {}).map(([key, text]) => [key, String(text)]));
