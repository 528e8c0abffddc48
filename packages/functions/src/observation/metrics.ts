import { Metrics } from "@aws-lambda-powertools/metrics";
import { APP_NAMESPACE } from "../deployment/monitoring/metric.ts";
import { invocation } from "./invocation.ts";
import { METRICS, type Measure, type MetricName } from "./measures.ts";

/** Tells CloudWatch; `event` is what was recorded, for whoever reads the line. */
export type Tell = (measure: Measure, more?: Readonly<Record<string, string>>) => void;

/**
 * Metrics as lines of the log, which CloudWatch counts (embedded metric format). Each value is told twice: of the
 * deployment (dimension `service`), and by the dimensions of its own. What the line is about stands on it too, and
 * is no dimension.
 *
 * @param deployment the name of the table: what tells two deployments in one account apart
 */
export function createMetrics(deployment: string, functionName: string): Tell {
  const metrics = new Metrics({ namespace: APP_NAMESPACE, serviceName: deployment });
  return ({ values, by }, more = {}) => {
    // Nothing is awaited until it is published, so no other invocation comes in between.
    const about = { ...invocation()?.keys(), ...more, function: functionName };
    for (const [key, value] of Object.entries(about)) metrics.addMetadata(key, String(value));
    metrics.addDimensions({});
    if (Object.keys(by).length > 0) metrics.addDimensions({ ...by });
    for (const [name, value] of Object.entries(values) as [MetricName, number][]) {
      metrics.addMetric(name, METRICS[name].unit, value);
    }
    metrics.publishStoredMetrics();
  };
}
