import type { AwsReply, Protocol } from "./service.ts";

/**
 * A refusal as AWS gives it: `code` is the name the SDK puts into `error.name` (`AccessDeniedException`),
 * `message` what a person reads, `status` the HTTP status. `details` become further members of the error's
 * body in the JSON protocols (`Reason`, `Type`, …).
 */
export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Record<string, unknown>;

  constructor(code: string, message: string, status = 400, details: Record<string, unknown> = {}) {
    super(message);
    this.name = "AwsFault";
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** Puts a refusal into the words of `protocol`. */
export function renderFault(protocol: Protocol, fault: AwsFault, requestId: string): AwsReply {
  switch (protocol) {
    case "rest-json":
      return {
        status: fault.status,
        headers: { "content-type": "application/json", "x-amzn-errortype": fault.code },
        body: JSON.stringify({ ...fault.details, Message: fault.message, Code: fault.code }),
        fault: fault.code,
      };
    case "json-1.0":
    case "json-1.1":
      return {
        status: fault.status,
        headers: { "content-type": `application/x-amz-json-${protocol.slice(5)}` },
        body: JSON.stringify({ __type: fault.code, ...fault.details, message: fault.message }),
        fault: fault.code,
      };
    case "query":
      return {
        status: fault.status,
        headers: { "content-type": "text/xml" },
        body: queryError(fault, requestId),
        fault: fault.code,
      };
  }
}

function queryError(fault: AwsFault, requestId: string): string {
  const side = fault.status >= 500 ? "Receiver" : "Sender";
  return (
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>${side}</Type>` +
    `<Code>${escapeXml(fault.code)}</Code><Message>${escapeXml(fault.message)}</Message></Error>` +
    `<RequestId>${escapeXml(requestId)}</RequestId></ErrorResponse>`
  );
}

/** Text as it may stand between two tags. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
