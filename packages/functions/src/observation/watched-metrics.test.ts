import { describe, expect, it } from "vitest";
import { alarms } from "../deployment/monitoring/alarms.ts";
import { dashboard } from "../deployment/monitoring/dashboard.ts";
import { APP_NAMESPACE } from "../deployment/monitoring/metric.ts";
import { PLACE } from "../deployment/monitoring/testing.ts";
import { METRICS } from "./measures.ts";

const DEPLOYMENT = "service";
const told = Object.entries(METRICS).map(([name, { by }]) => ({ name, by: [...by].sort() }));

/** What the dashboard shows of the app's own metrics, by name and dimensions beside the deployment. */
const shown = dashboard(PLACE, "a1b2c3d4e5").widgets.flatMap((widget) =>
  widget.type === "metric" ? widget.properties.metrics.flatMap(shownBy) : [],
);

function shownBy(line: readonly unknown[]): { name: string; by: string[] }[] {
  const [namespace, name, ...dimensions] = line.filter((part) => typeof part === "string");
  if (namespace === APP_NAMESPACE) {
    return [
      { name: name ?? "", by: dimensions.filter((part, index) => index % 2 === 0 && part !== DEPLOYMENT) },
    ];
  }
  const [search = "", schema = ""] =
    /SEARCH\('\{([^}]*)\}.*/.exec(JSON.stringify(line).replaceAll('\\"', '"')) ?? [];
  const [within, ...by] = [...schema.matchAll(/"([^"]+)"/g)].map(([, one = ""]) => one);
  if (within !== APP_NAMESPACE) return [];
  const found = /MetricName"="(\w+)"/.exec(search)?.[1] ?? search;
  return [{ name: found, by: by.filter((one) => one !== DEPLOYMENT).sort() }];
}

describe("what is watched is told", () => {
  it.each(shown)("on the dashboard: $name by $by", ({ name, by }) => {
    // Each value is told of the deployment alone as well.
    const one = told.find((metric) => metric.name === name);
    expect(one).toBeDefined();
    if (by.length > 0) expect(by).toEqual(one?.by);
  });

  it("by each alarm", () => {
    const names = alarms(PLACE, "a1b2c3d4e5")
      .flatMap(({ metrics }) => metrics)
      .filter(({ namespace }) => namespace === APP_NAMESPACE)
      .map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(Object.keys(METRICS)).toContain(name);
  });
});

it("what is told is shown", () => {
  expect(new Set(shown.map(({ name }) => name))).toEqual(new Set(Object.keys(METRICS)));
});
