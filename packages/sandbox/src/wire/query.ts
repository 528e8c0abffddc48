import { AwsFault, escapeXml, renderFault } from "./fault.ts";
import type { AwsReply, AwsRequest, AwsService } from "./service.ts";

/** What one operation of a query service does; the result becomes XML elements under `<NameResult>`. */
export type QueryOperation = (input: URLSearchParams, request: AwsRequest) => XmlObject;

export interface XmlObject {
  [element: string]: string | number | undefined | XmlObject;
}

export interface QueryServiceOptions {
  /** `sts`. */
  signingName: string;
  /** API version that the `Version` field must name: `2011-06-15`. */
  version: string;
  /** Namespace of the reply. */
  namespace: string;
  /** By the `Action` field. */
  operations: Record<string, QueryOperation>;
}

/** An AWS service that takes form fields and answers XML. */
export function queryService(options: QueryServiceOptions): AwsService {
  const { signingName, version, namespace } = options;
  const operations = new Map(Object.entries(options.operations));

  const answer = (action: string, input: URLSearchParams, request: AwsRequest): AwsReply => {
    const operation = input.get("Version") === version ? operations.get(action) : undefined;
    if (!operation)
      throw new AwsFault(
        "InvalidAction",
        `Could not find operation ${action || "(none)"} for version ${input.get("Version") ?? "NO_VERSION_SPECIFIED"}`,
      );
    const result = operation(input, request);
    return {
      status: 200,
      headers: { "content-type": "text/xml" },
      operation: action,
      body:
        `<${action}Response xmlns="${namespace}"><${action}Result>${elements(result)}</${action}Result>` +
        `<ResponseMetadata><RequestId>${request.requestId}</RequestId></ResponseMetadata></${action}Response>`,
    };
  };

  return {
    signingName,
    protocol: "query",
    handle(request) {
      const input = request.method === "GET" ? request.query : new URLSearchParams(request.body);
      const action = input.get("Action") ?? "";
      try {
        return answer(action, input, request);
      } catch (error) {
        // Anything else is a fault of the emulator itself, which the gateway reports.
        if (!(error instanceof AwsFault)) throw error;
        return { ...renderFault("query", error, request.requestId), operation: action };
      }
    },
  };
}

function elements(parent: XmlObject): string {
  return Object.entries(parent)
    .filter((entry): entry is [string, string | number | XmlObject] => entry[1] !== undefined)
    .map(([name, value]) => {
      const content = typeof value === "object" ? elements(value) : escapeXml(String(value));
      return `<${name}>${content}</${name}>`;
    })
    .join("");
}
