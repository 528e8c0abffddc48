import type { Graph, Resource, Value } from "../graph/graph.ts";
import { kindOf } from "../graph/kind.ts";
import { add, type Usage } from "./prices.ts";

/** What costs nothing by being there; most of it is paid by use. */
const FREE = new Set([
  "apigatewayv2.Api",
  "apigatewayv2.Integration",
  "apigatewayv2.Route",
  "apigatewayv2.Stage",
  "cloudwatch.LogGroup",
  "cloudwatch.LogMetricFilter",
  "dynamodb.Table",
  "iam.Role",
  "kms.Alias",
  "lambda.Function",
  "lambda.Permission",
  // The functions' code, some megabytes in all: less than a tenth of a cent.
  "s3.BucketObjectv2",
  "scheduler.Schedule",
  "scheduler.ScheduleGroup",
  "sfn.StateMachine",
  // The first million of requests to each is free in every month.
  "sns.Topic",
  "sns.TopicPolicy",
  "sns.TopicSubscription",
  "sqs.Queue",
  "sqs.QueuePolicy",
]);

const PAID: Readonly<Record<string, (inputs: Record<string, Value>) => Usage>> = {
  "cloudwatch.Dashboard": () => ({ dashboard: 1 }),
  "cloudwatch.MetricAlarm": ({ metricQueries }) => ({
    alarm: Array.isArray(metricQueries) ? metricQueries.filter(isMetric).length : 1,
  }),
  "kms.Key": () => ({ key: 1 }),
  "secretsmanager.Secret": () => ({ secret: 1 }),
};

const isMetric = (query: Value) => typeof query === "object" && query !== null && "metric" in query;

/** What a month costs in which nothing happens. Throws for a kind of which nobody has said what it costs. */
export function standing(resources: readonly Resource[]): Usage {
  return add(
    ...resources.map(({ type, inputs }) => {
      const kind = kindOf(type);
      // SST's own, in no cloud.
      if (!type.startsWith("aws:") || FREE.has(kind)) return {};
      const paid = PAID[kind];
      if (!paid) throw new Error(`Nobody has said what ${kind} costs: add it to standing.ts.`);
      return paid(inputs);
    }),
  );
}

/** Gigabytes of memory of each function, by its physical name. */
export function memoryOf({ resources }: Graph): ReadonlyMap<string, number> {
  const functions = resources.filter(({ type }) => kindOf(type) === "lambda.Function");
  return new Map(functions.map(({ inputs }) => [String(inputs.name), Number(inputs.memorySize) / 1024]));
}
