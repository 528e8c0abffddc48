import type { Logger } from "@aws-lambda-powertools/logger";
import { type Logger as BoltLogger, LogLevel } from "@slack/web-api";

/** Lets Bolt write to the one structured log. */
export function boltLogger(logger: Logger): BoltLogger {
  const line = (given: unknown[]) =>
    given.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
  const extra = (given: unknown[]) => {
    const error = given.find((part) => part instanceof Error);
    return error ? { error } : {};
  };
  return {
    debug: (...given) => logger.debug(line(given), extra(given)),
    info: (...given) => logger.info(line(given), extra(given)),
    warn: (...given) => logger.warn(line(given), extra(given)),
    error: (...given) => logger.error(line(given), extra(given)),
    // The level is the environment's, not Bolt's.
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
