import { describe, expect, it } from "vitest";
import { maxMemoryOf, reportLine } from "./report.ts";

const now = new Date("2026-11-22T08:00:00.500Z");
const requestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
const cold = {
  requestId,
  duration: 118.23456,
  initDuration: 401.5,
  maxMemoryUsed: 97,
  result: { ok: true, payload: null },
} as const;
const failed = {
  requestId,
  duration: 2.1,
  result: { ok: false, errorType: "Throttled", errorMessage: "Later." },
} as const;

describe("the report of an invocation", () => {
  it("is an object where the log is JSON, with what the cold start took", () => {
    expect(JSON.parse(reportLine({ memory: 512, logFormat: "JSON" }, now, cold))).toEqual({
      time: "2026-11-22T08:00:00.500Z",
      type: "platform.report",
      record: {
        requestId,
        metrics: {
          durationMs: 118.235,
          billedDurationMs: 520,
          memorySizeMB: 512,
          maxMemoryUsedMB: 97,
          initDurationMs: 401.5,
        },
        status: "success",
      },
    });
    expect(JSON.parse(reportLine({ memory: 512, logFormat: "JSON" }, now, failed)).record).toEqual({
      requestId,
      metrics: { durationMs: 2.1, billedDurationMs: 3, memorySizeMB: 512 },
      status: "error",
      errorType: "Throttled",
    });
  });

  it("is a line elsewhere", () => {
    const text = { memory: 512, logFormat: "Text" } as const;
    expect(reportLine(text, now, cold)).toBe(
      `REPORT RequestId: ${requestId}\tDuration: 118.23 ms\tBilled Duration: 520 ms\tMemory Size: 512 MB\tMax Memory Used: 97 MB\tInit Duration: 401.50 ms`,
    );
    expect(reportLine(text, now, failed)).toBe(
      `REPORT RequestId: ${requestId}\tDuration: 2.10 ms\tBilled Duration: 3 ms\tMemory Size: 512 MB`,
    );
  });

  it("leaves out what this machine does not tell", () => {
    expect(maxMemoryOf(undefined)).toBeUndefined();
  });
});
