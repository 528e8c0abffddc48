import { LogFormatter, Logger, LogItem } from "@aws-lambda-powertools/logger";
import type { LogAttributes, UnformattedAttributes } from "@aws-lambda-powertools/logger/types";
import { Failure } from "@invitations/core/failure";
import { invocation } from "./invocation.ts";
import { redactor } from "./redact.ts";

export type Log = Logger;

/**
 * The structured log of one function: a JSON object a line, each with what its invocation is known to be about.
 *
 * @param service name of the function
 * @param secrets what it was given and no line may hold; e-mail addresses are struck out everywhere
 */
export function createLog(service: string, secrets: readonly string[] = []): Log {
  const redacted = redactor(secrets);
  return new Logger({
    serviceName: service,
    logFormatter: new LineFormatter(),
    jsonReplacerFn: (_key, value) => (typeof value === "string" ? redacted(value) : value),
  });
}

class LineFormatter extends LogFormatter {
  override formatAttributes(line: UnformattedAttributes, more: LogAttributes): LogItem {
    return new LogItem({
      attributes: {
        level: line.logLevel,
        timestamp: this.formatTimestamp(line.timestamp),
        service: line.serviceName,
        message: line.message,
        ...invocation()?.keys(),
        ...more,
      },
    });
  }

  override formatError(error: Error): LogAttributes {
    return told(error, !isExpected(error));
  }
}

/** AWS said no, in a way that the app knows; where in the program that was caught helps nobody. */
const isExpected = (error: Error) => error instanceof Failure || error.name === "HistoryBusy";

interface Thrown extends Error {
  awsRequestIds?: string[];
  $metadata?: { requestId?: string };
  code?: unknown;
  errors?: unknown;
}

/** Of what was thrown, what tells something: an SDK's error also carries the whole of its answer. */
function told(error: Thrown, withStack: boolean): LogAttributes {
  const { name, message, stack, cause, code, errors } = error;
  const ids = error.awsRequestIds ?? (error.$metadata?.requestId ? [error.$metadata.requestId] : []);
  const nested = Array.isArray(errors) ? errors.filter((one) => one instanceof Error) : [];
  return {
    name,
    message,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    ...(ids.length > 0 ? { aws_request_ids: ids } : {}),
    ...(cause instanceof Error ? { cause: told(cause, withStack) } : {}),
    ...(nested.length > 0 ? { errors: nested.map((one) => told(one, withStack)) } : {}),
    ...(withStack && stack ? { stack } : {}),
  };
}
