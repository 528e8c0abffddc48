import { type Logger as BoltLogger, LogLevel } from "@slack/web-api";
import type { Log } from "./log.ts";

/** Lets Slack's libraries write to the one structured log. */
export function boltLogger(log: Log): BoltLogger {
  const line = (given: unknown[]) =>
    given.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
  const extra = (given: unknown[]) => {
    const error = given.find((part) => part instanceof Error);
    return error ? { error } : {};
  };
  return {
    // Their debugging lines quote what people type and what is sent, whatever the level is set to.
    debug: () => undefined,
    info: (...given) => log.info(line(given), extra(given)),
    warn: (...given) => log.warn(line(given), extra(given)),
    error: (...given) => log.error(line(given), extra(given)),
    // The level is the environment's, not Bolt's.
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
