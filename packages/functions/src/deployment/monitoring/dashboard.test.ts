import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import { describe, expect, it } from "vitest";
import { alarmArn, FUNCTIONS, machineArn, physicalName } from "../names.ts";
import { alarms } from "./alarms.ts";
import { dashboard } from "./dashboard.ts";
import { PLACE } from "./testing.ts";
import { COLUMNS, inRows, type MetricLine } from "./widgets.ts";

const API = "a1b2c3d4e5";
const { widgets } = dashboard(PLACE, API);
const graphs = widgets.flatMap((widget) => (widget.type === "metric" ? [widget.properties] : []));
const optionsOf = (line: MetricLine) => line.flatMap((part) => (typeof part === "string" ? [] : [part]))[0];
/** Namespace, name and dimensions of a series, or nothing for an expression. */
const seriesIn = (line: MetricLine) => line.filter((part) => typeof part === "string").join(" ");

it("fits on the screen: no widget over another or over the edge", () => {
  const taken = new Set<string>();
  for (const { x, y, width, height } of widgets) {
    expect(x + width).toBeLessThanOrEqual(COLUMNS);
    for (let column = x; column < x + width; column += 1) {
      for (let row = y; row < y + height; row += 1) {
        expect(taken).not.toContain(`${column} ${row}`);
        taken.add(`${column} ${row}`);
      }
    }
  }
  const placed = inRows([
    { height: 3, widgets: [] },
    { height: 1, widgets: widgets.slice(0, 3) },
  ]);
  expect(placed.map(({ x, y, width }) => [x, y, width])).toEqual([
    [0, 3, 8],
    [8, 3, 8],
    [16, 3, 8],
  ]);
});

it("stays within CloudWatch's limits", () => {
  expect(widgets.length).toBeLessThanOrEqual(500);
  const counts = graphs.map(({ metrics }) => metrics.length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(500);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2500);
});

it("shows all alarms", () => {
  const [states, ...more] = widgets.flatMap((widget) => (widget.type === "alarm" ? [widget.properties] : []));
  expect(more).toEqual([]);
  expect(states?.alarms).toEqual(alarms(PLACE, API).map(({ name }) => alarmArn(PLACE, name)));
  expect(states?.alarms.length).toBeLessThanOrEqual(100);
});

describe.each(graphs)("the graph “$title”", ({ title, metrics, region }) => {
  it("has a title of its own, and is of this Region", () => {
    expect(graphs.filter((graph) => graph.title === title)).toHaveLength(1);
    expect(region).toBe(PLACE.region);
  });

  it("names no series twice, and each by a label", () => {
    const series = metrics.map((line) => `${seriesIn(line)} ${optionsOf(line)?.stat ?? optionsOf(line)?.id}`);
    expect(series.filter((one, index) => series.indexOf(one) !== index)).toEqual([]);
    const seen = metrics.map(optionsOf).filter((options) => options?.visible !== false);
    const labels = seen.map((options) => options?.label ?? "");
    expect(labels).not.toContain("");
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("computes with series that it has", () => {
    const ids = metrics.flatMap((line) => optionsOf(line)?.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z0-9_]*$/);
    const used = metrics.flatMap((line) => {
      const expression = optionsOf(line)?.expression ?? "";
      return expression.startsWith("SEARCH(") ? [] : (expression.match(/[a-z]\w*/g) ?? []);
    });
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    const hidden = metrics.flatMap((line) => {
      const options = optionsOf(line);
      return options?.visible === false ? [options.id ?? ""] : [];
    });
    expect(hidden.filter((id) => !used.includes(id))).toEqual([]);
  });
});

const everySeries = graphs.flatMap(({ metrics }) => metrics.map(seriesIn));

it.each(FUNCTIONS)("shows whether %s could run", (name) => {
  expect(everySeries).toContain(`AWS/Lambda Throttles FunctionName ${physicalName(PLACE, name)}`);
});

it.each(Object.keys(ALL_MACHINES) as MachineName[])("shows how executions of %s end", (name) => {
  const arn = machineArn(PLACE, name);
  for (const metric of ["Started", "Succeeded", "Failed", "TimedOut", "Aborted"]) {
    expect(everySeries).toContain(`AWS/States Executions${metric} StateMachineArn ${arn}`);
  }
});

it("shows what each alarm watches, but for what only a dead-letter queue could lose", () => {
  const watched = alarms(PLACE, API)
    .filter(({ name }) => name !== "dead-letters-lost")
    .flatMap(({ metrics }) => metrics)
    .map(({ namespace, name, dimensions }) =>
      [namespace, name, ...Object.entries(dimensions).flat()].join(" "),
    );
  const shown = new Set(everySeries);
  const searched = graphs.flatMap(({ metrics }) =>
    metrics.flatMap((line) => /"MetricName"="(\w+)"/.exec(optionsOf(line)?.expression ?? "")?.[1] ?? []),
  );
  const unseen = watched.filter((series) => !shown.has(series));
  expect(unseen.filter((series) => !searched.includes(series.split(" ")[1] ?? ""))).toEqual([]);
});
