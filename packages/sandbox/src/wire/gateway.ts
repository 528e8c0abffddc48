import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AuthenticationOptions, authenticate } from "./authentication.ts";
import { AwsFault, renderFault } from "./fault.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import { incompleteSignature, unsigned } from "./refusals.ts";
import { createRequestLog, type LoggedRequest, type RequestLog } from "./request-log.ts";
import type { AwsReply, AwsService, Protocol } from "./service.ts";
import { type Authorization, parseAuthorization } from "./signature.ts";

export interface GatewayOptions extends AuthenticationOptions {
  /** Left out or 0: any free port. */
  port?: number;
  services: AwsService[];
  /** What is for a person at practice rather than for AWS clients, by path; these are neither signed nor logged. */
  pages?: Readonly<Record<string, (request: Request) => Promise<Response>>>;
  /** How many requests the log keeps; 1000 when left out. */
  logSize?: number;
}

export interface Gateway {
  /** `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL`. */
  url: string;
  port: number;
  /** Throws when a service of that signing name stands here already. */
  add(service: AwsService): void;
  /** The last requests, oldest first. */
  requests(): readonly LoggedRequest[];
  /** Calls the listener for each request from now on; the returned function ends that. */
  onRequest(listener: (request: LoggedRequest) => void): () => void;
  /** Takes no more requests and ends the open ones. */
  close(): Promise<void>;
}

/** One HTTP server on 127.0.0.1 behind which every emulated AWS service stands. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const services = new Map<string, AwsService>();
  const log = createRequestLog(options.logSize ?? 1000);
  const add = (service: AwsService) => {
    if (services.has(service.signingName))
      throw new Error(
        `A service with the signing name ${service.signingName} stands behind this gateway already.`,
      );
    services.set(service.signingName, service);
  };
  for (const service of options.services) add(service);

  const server = createServer((message, response) => {
    respond(message, response, { options, services, log }).catch((error: unknown) => {
      // Only a connection that broke off ends here: there is nobody left to answer.
      console.error(`${message.method} ${message.url} could not be answered:`, error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    add,
    requests: () => log.entries(),
    onRequest: (listener) => log.subscribe(listener),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface Room {
  options: GatewayOptions;
  services: ReadonlyMap<string, AwsService>;
  log: RequestLog;
}

async function showPage(
  page: (request: Request) => Promise<Response>,
  { method, path, body }: Incoming,
  response: ServerResponse,
): Promise<void> {
  const hasBody = method !== "GET" && method !== "HEAD";
  const shown = await page(
    new Request(`http://127.0.0.1${path}`, { method, ...(hasBody ? { body: Buffer.from(body) } : {}) }),
  );
  response.writeHead(shown.status, Object.fromEntries(shown.headers)).end(await shown.text());
}

async function respond(message: IncomingMessage, response: ServerResponse, room: Room): Promise<void> {
  const { clock } = room.options;
  const requestId = randomUUID();
  const incoming = await readIncoming(message);
  const page = room.options.pages?.[incoming.path];
  if (page) return showPage(page, incoming, response);
  const entry: LoggedRequest = {
    at: clock.now().toISOString(),
    requestId,
    method: incoming.method,
    path: incoming.path,
    status: 500,
  };
  const reply = await answer(incoming, entry, room);
  response.writeHead(reply.status, {
    ...reply.headers,
    "x-amzn-requestid": requestId,
    // The world's time: from it the SDK learns how far its own clock is off, and signs again.
    date: clock.now().toUTCString(),
    "content-length": Buffer.byteLength(reply.body),
  });
  response.end(reply.body);

  const target = incoming.headers["x-amz-target"];
  const operation = reply.operation ?? target?.slice(target.lastIndexOf(".") + 1);
  room.log.add({
    ...entry,
    status: reply.status,
    ...(operation ? { operation } : {}),
    ...(reply.fault ? { fault: reply.fault } : {}),
  });
}

/** Finds the service and the caller, and writes both into `entry` as far as they are known. */
async function answer(incoming: Incoming, entry: LoggedRequest, room: Room): Promise<AwsReply> {
  let protocol = guessProtocol(incoming);
  try {
    const authorization = readAuthorization(incoming, protocol);
    entry.service = authorization.service;
    entry.region = authorization.region;
    const service = room.services.get(authorization.service);
    if (!service)
      throw new AwsFault(
        "UnknownOperationException",
        `The practice world has no service with the signing name "${authorization.service}"; it has ${[...room.services.keys()].sort().join(", ")}.`,
        404,
      );
    protocol = service.protocol ?? "rest-json";
    if (incoming.tooLarge)
      throw new AwsFault("RequestEntityTooLargeException", "The request body is larger than 6 MiB.", 413);
    const caller = authenticate({
      ...room.options,
      authorization,
      parts: incoming,
      sourceIp: incoming.sourceIp,
      protocol,
      global: service.global ?? false,
    });
    entry.accountId = caller.accountId;
    entry.callerArn = caller.arn;
    return await service.handle({
      caller,
      region: authorization.region,
      method: incoming.method,
      path: incoming.path,
      query: new URLSearchParams(incoming.query),
      headers: incoming.headers,
      body: Buffer.from(incoming.body).toString("utf8"),
      requestId: entry.requestId,
    });
  } catch (error) {
    return renderFault(protocol, asFault(error, entry), entry.requestId);
  }
}

function readAuthorization(incoming: Incoming, protocol: Protocol): Authorization {
  const header = incoming.headers.authorization;
  if (header === undefined) throw unsigned(protocol);
  const authorization = parseAuthorization(header);
  if (!authorization)
    throw incompleteSignature(protocol, "it needs Credential (with its scope), SignedHeaders and Signature");
  return authorization;
}

/** An error that is no refusal is a fault of the emulator: it is shown here and answered with 500. */
function asFault(error: unknown, entry: LoggedRequest): AwsFault {
  if (error instanceof AwsFault) return error;
  console.error(
    `${entry.service ?? "?"} failed on ${entry.method} ${entry.path} (${entry.requestId}):`,
    error,
  );
  const why = error instanceof Error ? error.message : String(error);
  return new AwsFault("InternalFailure", `The practice world failed: ${why}`, 500);
}

/** The protocol of a request whose service is not known, by what only that protocol sends. */
function guessProtocol({ headers }: Incoming): Protocol {
  const type = headers["content-type"] ?? "";
  if (type.startsWith("application/x-www-form-urlencoded")) return "query";
  if (headers["x-amz-target"] === undefined) return "rest-json";
  return type.includes("1.1") ? "json-1.1" : "json-1.0";
}
