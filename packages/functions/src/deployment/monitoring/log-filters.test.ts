import { Failure } from "@invitations/core/failure";
import { describe, expect, it } from "vitest";
import { boltLogger } from "../../observation/bolt-logger.ts";
import { observe } from "../../observation/observation.ts";
import { stepHandler } from "../../step-handler.ts";
import { matches } from "../../testing/filter-pattern.ts";
import { logLines } from "../../testing/log-lines.ts";
import { tableName } from "../names.ts";
import { JUDGED_BY_LOG, logFilters, THROTTLED, TURNED_AWAY, unforeseen } from "./log-filters.ts";
import { PLACE } from "./testing.ts";

const FILTERS = logFilters(PLACE);

/** Names of the filters that find a line in the log of a group whose name ends so. */
const foundIn = (group: string, line: object) =>
  FILTERS.filter(({ logGroup, pattern }) => logGroup.endsWith(group) && matches(pattern, line)).map(
    ({ name }) => name,
  );

it("a pattern is no longer than CloudWatch takes, and a name stands once", () => {
  for (const { pattern } of FILTERS) expect(pattern.length).toBeLessThanOrEqual(1024);
  expect(new Set(FILTERS.map(({ name }) => name)).size).toBe(FILTERS.length);
});

describe.each(JUDGED_BY_LOG)("the log of %s counts as unforeseen", (name) => {
  const counted = (line: object) => foundIn(`/aws/lambda/securityhub-invitations-practice-${name}`, line);
  const { log, tell } = observe(name, tableName(PLACE));
  const countedOf = async (work: () => Promise<unknown> | unknown) => (await logLines(work)).flatMap(counted);
  const step = (error: Error) => {
    const handler = stepHandler({ log, tell }, { accept: () => Promise.reject(error) });
    return () => expect(handler({ step: "accept", request: "inv-abcd2345" })).rejects.toBe(error);
  };

  it("what it says itself is an error, and nothing less", async () => {
    expect(await countedOf(() => log.error("Broken", { error: new Error("why") }))).toEqual([
      unforeseen(name),
    ]);
    expect(await countedOf(() => log.warn("Slow"))).toEqual([]);
    expect(await countedOf(() => tell({ values: { RegionFailures: 1 }, by: { failure: "ERROR" } }))).toEqual(
      [],
    );
    const bolt = boltLogger(log);
    expect(await countedOf(() => bolt.error("A listener failed.", new Error("why")))).toEqual([
      unforeseen(name),
    ]);
  });

  it("what a step throws, unless it has a name", async () => {
    expect(await countedOf(step(new TypeError("undefined is no function")))).toEqual([unforeseen(name)]);
    expect(await countedOf(step(new Failure("RoleNotAssumable", "No.")))).toEqual([]);
    expect(await countedOf(step(new Failure("Throttled", "Slow down.")))).toEqual([]);
  });

  it("a start that fails, a breakdown, and time that ran out", () => {
    const failedStart = {
      initializationType: "on-demand",
      phase: "invoke",
      status: "error",
      errorType: "Error",
    };
    expect(counted({ type: "platform.initReport", record: failedStart })).toEqual([unforeseen(name)]);
    expect(counted(reported({ status: "timeout" }))).toEqual([unforeseen(name)]);
    expect(counted(reported({ status: "error", errorType: "Runtime.ExitError" }))).toEqual([
      unforeseen(name),
    ]);
    expect(counted(reported({ status: "error", errorType: "Runtime.OutOfMemory" }))).toEqual([
      unforeseen(name),
    ]);
  });

  it("but nothing that is part of the work", () => {
    expect(counted(reported({ status: "success" }))).toEqual([]);
    // A step throws what the state machine is to catch, and Lambda writes that down as well.
    expect(counted(reported({ status: "error", errorType: "Throttled" }))).toEqual([]);
    const thrown = { errorType: "Failure", errorMessage: "Slow down.", stackTrace: [] };
    expect(
      counted({ timestamp: "2026-11-22T08:00:00Z", level: "ERROR", requestId: "1", message: thrown }),
    ).toEqual([]);
    expect(
      counted({
        type: "platform.initReport",
        record: { initializationType: "on-demand", status: "success" },
      }),
    ).toEqual([]);
  });
});

/** As Lambda reports each invocation. */
const reported = (record: { status: string; errorType?: string }) => ({
  time: "2026-11-22T08:00:00.000Z",
  type: "platform.report",
  record: {
    requestId: "1",
    metrics: { durationMs: 12.3, billedDurationMs: 13, memorySizeMB: 512 },
    ...record,
  },
});

it("the log of the API counts who was turned away, and who came too often", () => {
  const answered = (status: string) =>
    foundIn("/aws/vendedlogs/apigateway/securityhub-invitations-practice-slack", {
      requestId: "JKJaXmPLvHcESHA=",
      status,
      responseLatency: "12",
    });
  expect(answered("401")).toEqual([TURNED_AWAY]);
  expect(answered("429")).toEqual([THROTTLED]);
  for (const other of ["200", "400", "404", "500", "503"]) expect(answered(other)).toEqual([]);
});
