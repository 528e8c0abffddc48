import { format } from "node:util";

const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;

/**
 * Makes what a function writes to the console a line of Lambda's log: time, request id and level before it, or a
 * JSON object where `AWS_LAMBDA_LOG_FORMAT` says so. A logger that writes to the streams itself is not touched.
 */
export function patchConsole(requestId: () => string, json: boolean): void {
  const line = (level: string, given: unknown[]) => {
    const timestamp = new Date().toISOString();
    const message = format(...given);
    return json
      ? JSON.stringify({ timestamp, level, requestId: requestId(), message })
      : [timestamp, requestId(), level, message].join("\t").replaceAll("\n", "\r");
  };
  for (const level of LEVELS) {
    console[level] = (...given: unknown[]) =>
      void process.stdout.write(`${line(level.toUpperCase(), given)}\n`);
  }
  console.log = console.info;
}
