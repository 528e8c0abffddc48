import { AwsFault, escapeXml, renderFault } from "./fault.ts";
import type { AwsReply, AwsRequest, AwsService } from "./service.ts";

/** What one operation of a query service does; the result becomes XML elements under `<NameResult>`. */
export type QueryOperation = (input: URLSearchParams, request: AwsRequest) => XmlObject;

/** What stands between two tags; a list is written as `<member>`s. */
export type XmlValue = string | number | boolean | XmlObject | readonly XmlValue[];

export interface XmlObject {
  [element: string]: XmlValue | undefined;
}

export interface QueryServiceOptions {
  /** `sts`. */
  signingName: string;
  /** API version that the `Version` field must name: `2011-06-15`. */
  version: string;
  /** Namespace of the reply. */
  namespace: string;
  /** One endpoint for all Regions, as IAM has. */
  global?: boolean;
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
    ...(options.global ? { global: true } : {}),
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
    .map(([name, value]) => (value === undefined ? "" : `<${name}>${content(value)}</${name}>`))
    .join("");
}

function content(value: XmlValue): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${content(item)}</member>`).join("");
  return typeof value === "object" ? elements(value as XmlObject) : escapeXml(String(value));
}
