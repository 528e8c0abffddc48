import { Failure } from "@invitations/core/failure";

/** Other writers were faster every time. Nothing was written; the same call may be made again. */
export class HistoryBusy extends Error {
  override readonly name = "HistoryBusy";
}

/** A request with this id exists already, so nothing was opened. */
export class RequestIdTaken extends Error {
  override readonly name = "RequestIdTaken";
  constructor(id: string) {
    super(`Request ${id} exists already; a new request needs an id of its own.`);
  }
}

/** There is no request with this id to keep a task token for. */
export class RequestUnknown extends Error {
  override readonly name = "RequestUnknown";
  constructor(id: string) {
    super(`There is no request ${id}.`);
  }
}

/** What the table holds is not what this application writes. */
export class RecordUnreadable extends Error {
  override readonly name = "RecordUnreadable";
}

const THROTTLED: ReadonlySet<string> = new Set([
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "LimitExceededException",
]);

/** Names and codes of a connection that failed before an answer came. */
const UNANSWERED: ReadonlySet<string> = new Set([
  "TimeoutError",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
]);

/**
 * What the SDK threw, after its own retries, under the names that the rest of the application knows
 * (`Throttled`, `ServiceUnavailable`, `AccessDenied`). Anything else stays as it is, with AWS's name.
 */
export function named(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { $metadata, code } = error as Error & {
    $metadata?: { httpStatusCode?: number; requestId?: string };
    code?: string;
  };
  const ids = $metadata?.requestId === undefined ? [] : [$metadata.requestId];
  const failure = (name: "Throttled" | "ServiceUnavailable" | "AccessDenied") =>
    new Failure(name, `The history table did not answer: ${error.message || error.name}`, ids, error);
  if (THROTTLED.has(error.name)) return failure("Throttled");
  if (error.name === "AccessDeniedException") return failure("AccessDenied");
  const unanswered = UNANSWERED.has(error.name) || (code !== undefined && UNANSWERED.has(code));
  const broken = ($metadata?.httpStatusCode ?? 0) >= 500;
  // Still under way after the SDK's retries: whether it was written shows when it is asked again.
  const underWay = error.name === "TransactionInProgressException";
  return unanswered || broken || underWay ? failure("ServiceUnavailable") : error;
}
