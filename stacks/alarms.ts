/// <reference path="../.sst/platform/config.d.ts" />
import { type Alarm, descriptionOf } from "../packages/functions/src/deployment/monitoring/alarm";
import { alarms as alarmsOf } from "../packages/functions/src/deployment/monitoring/alarms";
import { logFilters } from "../packages/functions/src/deployment/monitoring/log-filters";
import { logNamespace, type Metric } from "../packages/functions/src/deployment/monitoring/metric";
import { physicalName } from "../packages/functions/src/deployment/names";
import type { Deployment } from "./deployment";

type Id = $util.Output<string>;

interface Around {
  topic: aws.sns.Topic;
  api: aws.apigatewayv2.Api;
  logs: $util.Resource[];
}

/** Every alarm tells the same topic when it begins and when it is over. */
export function alarms({ place }: Deployment, { topic, api, logs }: Around) {
  for (const { name, logGroup, pattern } of logFilters(place)) {
    new aws.cloudwatch.LogMetricFilter(
      `LogFilter-${name}`,
      {
        name: physicalName(place, name),
        logGroupName: logGroup,
        pattern,
        metricTransformation: { name, namespace: logNamespace(place), value: "1", unit: "Count" },
      },
      { dependsOn: logs },
    );
  }
  return alarmsOf(place, api.id).map(
    (alarm) =>
      new aws.cloudwatch.MetricAlarm(`Alarm-${alarm.name}`, {
        name: physicalName(place, alarm.name),
        alarmDescription: descriptionOf(alarm),
        ...watched(alarm),
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: alarm.from,
        evaluationPeriods: alarm.when.of,
        datapointsToAlarm: alarm.when.periods,
        treatMissingData: alarm.whenNothingIsTold,
        alarmActions: [topic.arn],
        okActions: [topic.arn],
      }),
  );
}

/** Several metrics are added up; where one of them has nothing to tell, it counts as none. */
function watched({ metrics, when: { periodSeconds } }: Alarm<Id>) {
  const [only, ...more] = metrics;
  if (only && more.length === 0) {
    const { statistic, ...metric } = seriesOf(only);
    return {
      ...metric,
      period: periodSeconds,
      ...(statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic }),
    };
  }
  return {
    metricQueries: [
      { id: "all", expression: "SUM(FILL(METRICS(), 0))", label: "all", returnData: true },
      ...metrics.map((metric, index) => {
        const { statistic, ...series } = seriesOf(metric);
        return { id: `m${index}`, metric: { ...series, period: periodSeconds, stat: statistic } };
      }),
    ],
  };
}

const seriesOf = ({ namespace, name, dimensions, statistic }: Metric<Id>) => ({
  namespace,
  metricName: name,
  dimensions: { ...dimensions },
  statistic,
});
