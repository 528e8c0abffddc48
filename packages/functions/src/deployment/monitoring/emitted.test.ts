import type { RequestEvent } from "@invitations/core/request/event";
import { fold } from "@invitations/core/request/fold";
import { kindSchema, type Request } from "@invitations/core/request/request";
import { lifeOf } from "@invitations/core/request/testing";
import { account } from "@invitations/core/testing";
import { expect, it } from "vitest";
import {
  METRICS,
  type Measure,
  measureOfRefusal,
  measuresOf,
  measuresOfAccount,
  measuresOfStep,
} from "../../observation/measures.ts";
import { createMetrics } from "../../observation/metrics.ts";
import { logLines, metricsIn } from "../../testing/log-lines.ts";
import { tableName } from "../names.ts";
import { alarms } from "./alarms.ts";
import { dashboard } from "./dashboard.ts";
import { APP_NAMESPACE } from "./metric.ts";
import { PLACE } from "./testing.ts";

const stamp = { at: "2026-11-22T10:30:00.000Z", actor: { app: "workflow" } } as const;
const failure = { name: "HubAbsent", message: "off" };

/** Everything that the functions measure, but for what the watch counts. */
function measures(): Measure[] {
  const lives = kindSchema.options.map((kind) => lifeOf(kind, "failed"));
  const accepting: RequestEvent[] = [
    ...lifeOf("invitation", "accepting"),
    { type: "region-failed", ...stamp, region: "us-east-1", during: "accept", failure },
    { type: "announcement-failed", ...stamp, to: "owners", because: "channel_not_found" },
  ];
  const decided: RequestEvent[] = [
    ...lifeOf("invitation", "waiting"),
    { type: "decided", at: stamp.at, actor: { person: "U03CARLA" }, verdict: "accept" },
  ];
  const change = { "us-east-1": { was: "Enabled", now: "Removed" } } as const;
  return [
    ...[...lives, accepting, decided].flatMap(measuresIn),
    ...measuresOfAccount(
      { type: "drift-found", ...stamp, survey: "drift-1", differences: [{ drift: "left", regions: change }] },
      account,
    ),
    ...measuresOfStep("announce-readiness", { ready: 3, notReady: 1 }),
    measureOfRefusal("own-request"),
    { values: { OpenRequests: 2, StuckRequests: 1, OldestOpenDays: 3 }, by: {} },
  ];
}

function measuresIn(events: readonly RequestEvent[]): Measure[] {
  let before: Request | undefined;
  return events.flatMap((event) => {
    const after = fold(before, event);
    const found = measuresOf(event, { after, ...(before ? { before } : {}) });
    before = after;
    return found;
  });
}

interface Emf {
  Namespace: string;
  Dimensions: string[][];
  Metrics: { Name: string }[];
}

/** As the log has it: namespace, metric and names of dimensions, in order of their names. */
async function emitted(): Promise<Set<string>> {
  const tell = createMetrics(tableName(PLACE), "slack-door");
  const told = await logLines(() => {
    for (const measure of measures()) tell(measure);
  });
  const found = metricsIn(told).flatMap((line) => {
    expect(line.service).toBe(tableName(PLACE));
    const { CloudWatchMetrics } = line._aws as { CloudWatchMetrics: Emf[] };
    return CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
      Metrics.flatMap(({ Name }) => Dimensions.map((names) => series(Namespace, Name, names))),
    );
  });
  return new Set(found);
}

const series = (namespace: string, name: string, dimensions: readonly string[]) =>
  `${namespace} ${name} by ${[...dimensions].sort().join(", ")}`;

const { widgets } = dashboard(PLACE, "a1b2c3d4e5");
const lines = widgets.flatMap((widget) => (widget.type === "metric" ? widget.properties.metrics : []));

/** The same, as the dashboard draws it. */
const drawn = lines.flatMap((line) => {
  if (line[0] === APP_NAMESPACE) {
    const [namespace = "", name = "", ...dimensions] = line.filter((part) => typeof part === "string");
    const names = dimensions.filter((_, index) => index % 2 === 0);
    expect(dimensions[names.indexOf("service") * 2 + 1]).toBe(tableName(PLACE));
    return series(namespace, name, names);
  }
  const [options] = line.flatMap((part) => (typeof part === "string" ? [] : [part]));
  const search = /^SEARCH\('\{([^}]*)\} (.*?)', /.exec(options?.expression ?? "");
  if (!search) return [];
  const [namespace = "", ...names] = (search[1] ?? "").split(",").map((name) => JSON.parse(name) as string);
  const [, name = ""] = /"MetricName"="(\w+)"/.exec(search[2] ?? "") ?? [];
  expect(search[2]).toContain(`"service"="${tableName(PLACE)}"`);
  return series(namespace, name, names);
});

it("the dashboard draws what the functions really emit, by the dimensions that it is emitted by", async () => {
  const real = await emitted();
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.filter((one) => !real.has(one))).toEqual([]);
});

it("every metric of the app is drawn", () => {
  const names = new Set(drawn.map((one) => one.split(" ")[1]));
  expect(Object.keys(METRICS).filter((name) => !names.has(name))).toEqual([]);
});

it("an alarm watches what the functions really emit", async () => {
  const real = await emitted();
  const watched = alarms(PLACE, "a1b2c3d4e5")
    .flatMap(({ metrics }) => metrics)
    .filter(({ namespace }) => namespace === APP_NAMESPACE);
  expect(watched.length).toBeGreaterThan(0);
  for (const { namespace, name, dimensions } of watched) {
    expect(real).toContain(series(namespace, name, Object.keys(dimensions)));
    expect(dimensions).toEqual({ service: tableName(PLACE) });
  }
});
