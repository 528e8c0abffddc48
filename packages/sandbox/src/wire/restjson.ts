import { AwsFault, renderFault } from "./fault.ts";
import type { AwsReply, AwsRequest, AwsService } from "./service.ts";

/**
 * What one operation of a REST service does: `labels` are the parts of the path that the route names, decoded.
 * The result becomes the body of the reply. Refuses by throwing an `AwsFault`.
 */
export type RestOperation = (
  labels: Readonly<Record<string, string>>,
  request: AwsRequest,
) => Promise<unknown> | unknown;

export interface RestServiceOptions {
  /** `lambda`, `apigateway`. */
  signingName: string;
  /** By operation name as the SDK has it, with method and path as the service model binds them: `GET /v2/apis`. */
  operations: Record<string, { route: string; run: RestOperation }>;
}

/** An AWS service that speaks restJson1. */
export function restService({ signingName, operations }: RestServiceOptions): AwsService {
  const routes = Object.entries(operations).map(([operation, { route, run }]) => ({
    operation,
    run,
    pattern: new RegExp(`^${route.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`),
  }));

  const answer = async (request: AwsRequest): Promise<AwsReply> => {
    for (const { operation, run, pattern } of routes) {
      const found = pattern.exec(`${request.method} ${request.path}`);
      if (!found) continue;
      const labels = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decoded(value)]);
      try {
        const result = await run(Object.fromEntries(labels), request);
        const headers = { "content-type": "application/json" };
        return { status: 200, headers, body: JSON.stringify(result), operation };
      } catch (error) {
        // Anything else is a fault of the emulator itself, which the gateway reports.
        if (!(error instanceof AwsFault)) throw error;
        return { ...renderFault("rest-json", error, request.requestId), operation };
      }
    }
    throw new AwsFault(
      "UnknownOperationException",
      `The practice world's ${signingName} service has no operation at ${request.method} ${request.path}.`,
      404,
    );
  };
  return { signingName, protocol: "rest-json", handle: answer };
}

/** A label that is not percent-encoded as it should be is taken as it came, and is then none that anybody knows. */
function decoded(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    return label;
  }
}
