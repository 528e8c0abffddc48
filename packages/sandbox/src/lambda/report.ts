import { existsSync, readFileSync } from "node:fs";
import type { LambdaFunction } from "./lambda-function.ts";
import type { InvocationResult } from "./messages.ts";

/** What Lambda measures of an invocation. */
export interface Measured {
  requestId: string;
  /** Milliseconds. */
  duration: number;
  /** Milliseconds that the function took to load; only with the first invocation after that. */
  initDuration?: number;
  /** MB that its process has had at most; nothing where this machine does not tell. */
  maxMemoryUsed?: number;
  result: InvocationResult;
}

/**
 * The line that Lambda writes into a function's log after each invocation.
 * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html#platform-report
 */
export function reportLine(
  { memory, logFormat }: Pick<LambdaFunction, "memory" | "logFormat">,
  now: Date,
  { requestId, duration, initDuration, maxMemoryUsed, result }: Measured,
): string {
  const billed = Math.ceil(duration + (initDuration ?? 0));
  if (logFormat === "JSON") {
    return JSON.stringify({
      time: now.toISOString(),
      type: "platform.report",
      record: {
        requestId,
        metrics: {
          durationMs: round(duration),
          billedDurationMs: billed,
          memorySizeMB: memory,
          ...(maxMemoryUsed === undefined ? {} : { maxMemoryUsedMB: maxMemoryUsed }),
          ...(initDuration === undefined ? {} : { initDurationMs: round(initDuration) }),
        },
        ...(result.ok ? { status: "success" } : { status: "error", errorType: result.errorType }),
      },
    });
  }
  return [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${duration.toFixed(2)} ms`,
    `Billed Duration: ${billed} ms`,
    `Memory Size: ${memory} MB`,
    ...(maxMemoryUsed === undefined ? [] : [`Max Memory Used: ${maxMemoryUsed} MB`]),
    ...(initDuration === undefined ? [] : [`Init Duration: ${initDuration.toFixed(2)} ms`]),
  ].join("\t");
}

const round = (milliseconds: number) => Number(milliseconds.toFixed(3));

/** MB that a process has had at most, as Linux keeps it; nothing on other machines, and of one that has ended. */
export function maxMemoryOf(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1];
  return kibibytes === undefined ? undefined : Math.ceil(Number(kibibytes) / 1024);
}
