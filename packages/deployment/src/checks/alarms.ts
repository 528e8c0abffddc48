import { existsSync } from "node:fs";
import type { Graph, Resource } from "../graph/graph.ts";
import { projectRoot } from "../platform/platform.ts";
import { arnOf, arnsOf, at, type Check, listOf, ofKind } from "./check.ts";
import { resourcePoliciesOf } from "./policy.ts";
import { missing, seriesOfAlarm, seriesOfGraph } from "./series.ts";

/** Every alarm is about something that is there, says what to do, and reaches somebody when it begins and ends. */
export const alarms: Check = (graph) => {
  const topics = arnsOf(graph, "sns.Topic");
  const told = (actions: Resource["inputs"][string] | undefined) =>
    listOf(actions).length > 0 && listOf(actions).every((arn) => topics.includes(String(arn)));
  return ofKind(graph, "cloudwatch.MetricAlarm").flatMap((alarm) => {
    const { alarmActions, okActions, alarmDescription } = alarm.inputs;
    const [, page] = / Runbook: (docs\/runbook\/[\w-]+\.md)$/.exec(String(alarmDescription)) ?? [];
    return [
      ...(told(alarmActions) ? [] : ["tells nobody when it begins"]),
      ...(told(okActions) ? [] : ["tells nobody when it is over"]),
      ...(page && existsSync(`${projectRoot}/${page}`) ? [] : ["names no page of the runbook that there is"]),
      ...seriesOfAlarm(alarm)
        .flatMap((series) => missing(graph, series))
        .map((what) => `watches ${what}`),
    ].map((what) => `${alarm.name} ${what}.`);
  });
};

/** CloudWatch may send to the topic of the alarms and use its key, nobody else may send, and who listens is let in. */
export const reached: Check = (graph) => [
  ...ofKind(graph, "sns.Topic").flatMap((topic) => reachable(graph, topic)),
  ...ofKind(graph, "sns.TopicSubscription")
    .filter(({ inputs }) => inputs.protocol === "lambda" && !mayInvoke(graph, inputs.topic, inputs.endpoint))
    .map(({ name }) => `${name} may not call its function.`),
];

function reachable(graph: Graph, topic: Resource): string[] {
  const arn = arnOf(graph, topic);
  const policies = resourcePoliciesOf(graph);
  const publish = policies
    .filter(({ of }) => of.type.startsWith("aws:sns/"))
    .flatMap(({ statements }) => statements)
    .filter(({ effect, resources }) => effect === "Allow" && resources.includes(arn));
  const services = publish.flatMap(({ principal }) => JSON.stringify(principal));
  const keys = policies
    .filter(({ of }) => of.type.startsWith("aws:kms/"))
    .flatMap(({ statements }) => statements);
  const encrypts = keys.some(
    ({ actions, principal }) =>
      listOf(at(principal, "Service")).includes("cloudwatch.amazonaws.com") &&
      ["kms:Decrypt", "kms:GenerateDataKey"].every((action) => actions.includes(action)),
  );
  return [
    ...(services.join() === '{"Service":"cloudwatch.amazonaws.com"}'
      ? []
      : [`${topic.name} takes messages of ${services.join(", ") || "nobody"}, not of CloudWatch alone.`]),
    ...(encrypts ? [] : [`${topic.name} has a key that CloudWatch may not use.`]),
  ];
}

const mayInvoke = (graph: Graph, topic: unknown, endpoint: unknown) =>
  ofKind(graph, "lambda.Permission").some(
    ({ inputs }) =>
      inputs.principal === "sns.amazonaws.com" &&
      inputs.sourceArn === topic &&
      String(endpoint).endsWith(`:function:${inputs.function}`),
  );

interface Widget {
  type: string;
  properties: { title?: string; alarms?: string[]; metrics?: Resource["inputs"][string] };
}

/** Each dashboard shows every alarm, and draws what is there. */
export const dashboards: Check = (graph) =>
  ofKind(graph, "cloudwatch.Dashboard").flatMap(({ name, inputs }) => {
    const { widgets } = JSON.parse(String(inputs.dashboardBody)) as { widgets: Widget[] };
    const shown = widgets.flatMap(({ properties: { alarms = [] } }) => alarms);
    const raised = arnsOf(graph, "cloudwatch.MetricAlarm");
    return [
      ...raised.filter((arn) => !shown.includes(arn)).map((arn) => `${name} does not show ${arn}.`),
      ...shown
        .filter((arn) => !raised.includes(arn))
        .map((arn) => `${name} shows ${arn}, which is not there.`),
      ...widgets.flatMap(({ properties: { title, metrics } }) =>
        seriesOfGraph(metrics)
          .flatMap((series) => missing(graph, series))
          .map((what) => `${name}, “${title}”, draws ${what}.`),
      ),
    ];
  });
