import { type AwsLambdaReceiver, isValidSlackRequest, type Logger } from "@slack/bolt";

/** A Lambda handler of two arguments: the runtime of Node 24 refuses one that takes a callback. */
export type Handler = ReturnType<AwsLambdaReceiver["toHandler"]>;
type LambdaEvent = Parameters<Handler>[0];

/**
 * Stands before Bolt's receiver, which reads a body before it knows who sent it, takes a base64 body for ASCII,
 * and knows content types without parameters only. Here: signature first (401), then a body that can be read
 * (400), then Bolt.
 */
export function createDoor(receive: Handler, signingSecret: string, logger: Logger): Handler {
  return async (event, context) => {
    const headers = headersOf(event);
    const body = bodyOf(event);
    // Slack tests the certificate of a command's address without signing, and wants a plain yes.
    if (/(^|&)ssl_check=1(&|$)/.test(body)) return { statusCode: 200, body: "" };
    if (!signed(headers, body, signingSecret)) {
      logger.warn("Turned away a request without a valid, recent signature of Slack.");
      return { statusCode: 401, body: "" };
    }
    const contentType = (headers["content-type"] ?? "").replace(/;.*/s, "").trim().toLowerCase();
    if (!readable(body, contentType)) {
      logger.warn(`Turned away a signed request whose body cannot be read (content type "${contentType}").`);
      return { statusCode: 400, body: "The body is neither a form nor a JSON object." };
    }
    const read = {
      ...event,
      headers: { ...headers, "content-type": contentType },
      body,
      isBase64Encoded: false,
    };
    return receive(read, context);
  };
}

function headersOf(event: LambdaEvent): Record<string, string | undefined> {
  const entries = Object.entries(event.headers ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}

function bodyOf({ body, isBase64Encoded }: LambdaEvent): string {
  if (typeof body !== "string") return "";
  return isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
}

function signed(headers: Record<string, string | undefined>, body: string, signingSecret: string): boolean {
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: {
      "x-slack-signature": headers["x-slack-signature"] ?? "",
      "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]),
    },
  });
}

/** Whether Bolt will find an object in the body: a form without a payload, or JSON. */
function readable(body: string, contentType: string): boolean {
  const form = contentType === "application/x-www-form-urlencoded" ? new URLSearchParams(body) : undefined;
  const json = form ? form.get("payload") : body;
  if (json === null) return form !== undefined && form.size > 0;
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
