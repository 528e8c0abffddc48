import type { Metric, Statistic } from "./metric.ts";

/** A dashboard is this many columns wide. */
export const COLUMNS = 24;

/**
 * The body of a CloudWatch dashboard, as far as it is used here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export interface DashboardBody {
  start: string;
  periodOverride: "inherit";
  widgets: readonly PlacedWidget[];
}

export type PlacedWidget = Widget & { x: number; y: number; width: number; height: number };
export type Widget = TextWidget | AlarmWidget | MetricWidget;

interface TextWidget {
  type: "text";
  properties: { markdown: string };
}

interface AlarmWidget {
  type: "alarm";
  properties: { title: string; alarms: readonly string[] };
}

interface MetricWidget {
  type: "metric";
  properties: {
    title: string;
    region: string;
    view: "timeSeries" | "singleValue";
    stacked: boolean;
    period: number;
    stat: Statistic;
    metrics: readonly MetricLine[];
    yAxis: { left: { min: number; showUnits: boolean } };
    annotations?: { horizontal: readonly { label: string; value: number; color: string }[] };
  };
}

/** `[namespace, name, dimension, value, …, { … }]`, or one object with an expression. */
export type MetricLine = readonly (string | LineOptions)[];

interface LineOptions {
  stat?: Statistic;
  label?: string;
  id?: string;
  expression?: string;
  visible?: boolean;
  color?: string;
}

/** One series of a graph. */
export const line = (
  { namespace, name, dimensions, statistic }: Metric,
  options: Omit<LineOptions, "stat"> = {},
): MetricLine => [namespace, name, ...Object.entries(dimensions).flat(), { ...options, stat: statistic }];

/** Something computed of other series, each of which has an `id`. */
export const computed = (expression: string, id: string, label: string): MetricLine => [
  { expression, id, label },
];

/**
 * A series for each value that a dimension turns out to have.
 *
 * @param by dimensions beside those of the metric; the label of a series is the values of these
 */
export function each(
  { namespace, name, dimensions, statistic }: Metric,
  by: readonly string[],
  id: string,
  periodSeconds: number,
): MetricLine {
  const schema = [namespace, ...Object.keys(dimensions), ...by].map(quoted).join(",");
  const filter = Object.entries({ MetricName: name, ...dimensions }).map(
    ([key, value]) => `${quoted(key)}=${quoted(value)}`,
  );
  const label = by.map((dimension) => `\${PROP('Dim.${dimension}')}`).join(", ");
  return [
    {
      expression: `SEARCH('{${schema}} ${filter.join(" ")}', '${statistic}', ${periodSeconds})`,
      id,
      label,
    },
  ];
}

const quoted = (text: string) => `"${text}"`;

export interface Row {
  height: number;
  widgets: readonly Widget[];
}

/** Rows one below the other, the widgets of each beside one another, equally wide. */
export function inRows(rows: readonly Row[]): readonly PlacedWidget[] {
  let y = 0;
  return rows.flatMap(({ height, widgets }) => {
    const top = y;
    y += height;
    const width = Math.floor(COLUMNS / widgets.length);
    return widgets.map((widget, index) => ({ ...widget, x: index * width, y: top, width, height }));
  });
}
