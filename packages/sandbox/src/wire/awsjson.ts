import { AwsFault, renderFault } from "./fault.ts";
import type { AwsReply, AwsRequest, AwsService } from "./service.ts";

/**
 * What one operation of a JSON service does: `input` is the parsed body (an object, never an array), the
 * result becomes the body of the reply (`undefined`: `{}`). Refuses by throwing an `AwsFault`.
 */
export type JsonOperation = (
  input: Record<string, unknown>,
  request: AwsRequest,
) => Promise<unknown> | unknown;

export interface JsonServiceOptions {
  /** `states`, `config`, `organizations`. */
  signingName: string;
  /** What stands before the dot in `X-Amz-Target`: `AWSStepFunctions`. A dot at its end is taken as well. */
  targetPrefix: string;
  version: "1.0" | "1.1";
  /** By operation name as the SDK has it: `StartExecution`. */
  operations: Record<string, JsonOperation>;
}

/** An AWS service that speaks awsJson1.0 or awsJson1.1. Dates in a result are written as epoch seconds. */
export function jsonService(options: JsonServiceOptions): AwsService {
  const protocol = `json-${options.version}` as const;
  const contentType = `application/x-amz-json-${options.version}`;
  const prefix = options.targetPrefix.replace(/\.$/, "");
  const operations = new Map(Object.entries(options.operations));

  const answer = async (request: AwsRequest): Promise<AwsReply> => {
    const target = request.headers["x-amz-target"] ?? "";
    const dot = target.lastIndexOf(".");
    const name = target.slice(dot + 1);
    const operation = dot > 0 && target.slice(0, dot) === prefix ? operations.get(name) : undefined;
    if (!operation)
      throw new AwsFault(
        "UnknownOperationException",
        `The practice world's ${options.signingName} service has no operation "${target}".`,
      );
    const result = await operation(jsonBody(request.body), request);
    return {
      status: 200,
      headers: { "content-type": contentType },
      body: JSON.stringify(inEpochSeconds(result ?? {})),
    };
  };

  return {
    signingName: options.signingName,
    protocol,
    async handle(request) {
      try {
        return await answer(request);
      } catch (error) {
        // Anything else is a fault of the emulator itself, which the gateway reports.
        if (error instanceof AwsFault) return renderFault(protocol, error, request.requestId);
        throw error;
      }
    },
  };
}

/** The body as an object; an empty body is an empty input. Throws SerializationException for anything else. */
export function jsonBody(body: string): Record<string, unknown> {
  if (body.trim() === "") return {};
  const refuse = (why: string) => new AwsFault("SerializationException", `The request body ${why}.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw refuse("is not JSON");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw refuse("is not a JSON object");
  return parsed as Record<string, unknown>;
}

/** Both JSON protocols write a timestamp as seconds since 1970, with milliseconds behind the point. */
function inEpochSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(inEpochSeconds);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inEpochSeconds(inner)]));
  return value;
}
