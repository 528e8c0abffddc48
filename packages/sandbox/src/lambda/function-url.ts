import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { LambdaHost } from "./host.ts";
import { readBody } from "./read-body.ts";

/** A Lambda function URL: HTTP in, the event of payload format 2.0 to the function, its answer back out. */
export interface FunctionUrl {
  url: string;
  close(): Promise<void>;
}

/** What a function behind a URL answers. */
interface HttpAnswer {
  statusCode?: number;
  headers?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
}

const LARGEST_BODY = 6 * 1024 * 1024;

export async function openFunctionUrl(
  host: LambdaHost,
  functionName: string,
  port = 0,
): Promise<FunctionUrl> {
  const server = createServer(async (request, response) => {
    const body = await readBody(request, LARGEST_BODY);
    if (body === undefined) {
      response.writeHead(413).end();
      return;
    }
    const result = await host.invoke(functionName, eventOf(request, body));
    if (!result.ok) {
      // Lambda tells the caller nothing of what went wrong inside.
      response
        .writeHead(502, { "content-type": "application/json" })
        .end('{"Message":"Internal Server Error"}');
      return;
    }
    const { statusCode = 200, headers = {}, body: text = "", isBase64Encoded } = result.payload as HttpAnswer;
    response.writeHead(statusCode, headers).end(isBase64Encoded ? Buffer.from(text, "base64") : text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function eventOf(request: IncomingMessage, body: Buffer): object {
  const url = new URL(request.url ?? "/", "http://localhost");
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : value,
    ]),
  );
  const text = body.toString("utf8");
  // Text passes as it is; what is not text passes as base64, as Lambda does it.
  const isText = Buffer.from(text, "utf8").equals(body);
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    requestContext: {
      http: { method: request.method, path: url.pathname, sourceIp: "127.0.0.1" },
      requestId: randomUUID(),
    },
    body: isText ? text : body.toString("base64"),
    isBase64Encoded: !isText,
  };
}
