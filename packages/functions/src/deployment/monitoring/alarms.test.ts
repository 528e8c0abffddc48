import { readFileSync } from "node:fs";
import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import { describe, expect, it } from "vitest";
import { readAlarms } from "../../read-alarms.ts";
import { alarmMessage, snsEvent } from "../../testing/sns.ts";
import { FUNCTIONS, machineArn, physicalName } from "../names.ts";
import { STARTED_ASYNCHRONOUSLY } from "../permissions/functions.ts";
import { descriptionOf, PAGES } from "./alarm.ts";
import { alarms } from "./alarms.ts";
import { logFilters } from "./log-filters.ts";
import { logNamespace, type Metric, OPERATIONS } from "./metric.ts";
import { PLACE } from "./testing.ts";

const ALARMS = alarms(PLACE, "a1b2c3d4e5");
const alarm = (name: string) => ALARMS.find((one) => one.name === name);
const metrics = ALARMS.flatMap(({ metrics }) => metrics);
const keyOf = ({ namespace, name, dimensions, statistic }: Metric) =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort(), statistic]);

describe("an alarm", () => {
  it("has a name of its own", () => {
    const names = ALARMS.map(({ name }) => physicalName(PLACE, name));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(255);
  });

  it.each(ALARMS)("says what it means, and ends in its page: $name", ({ says, page }) => {
    expect(says).toMatch(/^[A-Z].*\.$/s);
    const description = descriptionOf({ says, page });
    expect(description.endsWith(` Runbook: docs/runbook/${page}.md`)).toBe(true);
    expect(description.length).toBeLessThanOrEqual(1024);
  });

  it.each(ALARMS)("is told in Slack with a link to its page: $name", ({ says, page }) => {
    const message = alarmMessage({ AlarmDescription: descriptionOf({ says, page }) });
    expect(readAlarms(snsEvent(message), "https://example.com/runbook")).toMatchObject([
      { what: says, runbook: `https://example.com/runbook/${page}.md` },
    ]);
  });

  it.each(ALARMS)("is one that CloudWatch takes: $name", ({ metrics, from, when }) => {
    // Of metric math in an alarm.
    expect(metrics.length).toBeGreaterThan(0);
    expect(metrics.length).toBeLessThanOrEqual(10);
    expect(from).toBeGreaterThan(0);
    expect(when.periodSeconds % 60).toBe(0);
    expect(when.periods).toBeLessThanOrEqual(when.of);
    expect(when.periodSeconds * when.of).toBeLessThanOrEqual(24 * 60 * 60);
    // Percentiles cannot be added up, nor the most of several.
    if (metrics.length > 1) for (const { statistic } of metrics) expect(statistic).toBe("Sum");
  });

  it("watches what no other watches", () => {
    const keys = metrics.map(keyOf);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

it("each page of the runbook is about some alarm", () => {
  expect(new Set(ALARMS.map(({ page }) => page))).toEqual(new Set(PAGES));
});

it.each(Object.keys(ALL_MACHINES) as MachineName[])("an execution in vain calls somebody: %s", (machine) => {
  const watched = alarm(`executions-${machine}`)?.metrics.map(({ name, dimensions }) => [name, dimensions]);
  const here = { StateMachineArn: machineArn(PLACE, machine) };
  expect(watched).toEqual([
    ["ExecutionsFailed", here],
    ["ExecutionsTimedOut", here],
    ["ExecutionsAborted", here],
  ]);
});

describe.each(FUNCTIONS)("somebody is called when %s", (name) => {
  const here = { FunctionName: physicalName(PLACE, name) };

  it("breaks", () => {
    const [metric, ...more] = alarm(`errors-${name}`)?.metrics ?? [];
    expect(more).toEqual([]);
    if (metric?.namespace === "AWS/Lambda")
      expect([metric.name, metric.dimensions]).toEqual(["Errors", here]);
    else expect([metric?.namespace, metric?.name]).toEqual([logNamespace(PLACE), `unforeseen-${name}`]);
  });

  it("cannot run", () => {
    expect(alarm("function-throttles")?.metrics).toContainEqual(
      expect.objectContaining({ name: "Throttles", dimensions: here }),
    );
  });

  it("loses what it was given, if nobody waits for it", () => {
    const watched = alarm("dead-letters-lost")?.metrics.filter(({ name }) => name === "DeadLetterErrors");
    expect(watched?.some(({ dimensions }) => dimensions.FunctionName === here.FunctionName)).toBe(
      STARTED_ASYNCHRONOUSLY.includes(name),
    );
  });
});

it("a log is filtered for what an alarm watches, and for nothing else", () => {
  const watched = metrics
    .filter(({ namespace }) => namespace === logNamespace(PLACE))
    .map(({ name }) => name);
  expect(watched.sort()).toEqual(
    logFilters(PLACE)
      .map(({ name }) => name)
      .sort(),
  );
});

it("the record is watched in every operation that it is asked by", () => {
  const database = readFileSync(new URL(import.meta.resolve("@invitations/history/database")), "utf8");
  const sent = [...database.matchAll(/new (\w+)Command\(/g)].map(([, name = ""]) => name);
  const operations = sent.map((name) => OPERATION[name] ?? name);
  expect(operations.length).toBeGreaterThan(0);
  expect(new Set(operations)).toEqual(new Set(OPERATIONS));
});

/** The document client's names for what DynamoDB calls otherwise. */
const OPERATION: Readonly<Record<string, string>> = {
  Get: "GetItem",
  BatchGet: "BatchGetItem",
  Update: "UpdateItem",
  TransactWrite: "TransactWriteItems",
};

it("what the watch does not say is an alarm too, and no other silence is", () => {
  expect(
    ALARMS.filter(({ whenNothingIsTold }) => whenNothingIsTold === "breaching").map(({ name }) => name),
  ).toEqual(["stuck-requests"]);
});
