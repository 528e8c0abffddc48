import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What goes wrong with one call: its reply is lost on the way back, or it never reaches the engine. */
export type Mishap = "reply-lost" | { status: number; body: unknown };

export interface Call {
  /** `TransactWriteItems` */
  operation: string;
  body: Record<string, unknown>;
}

/** A server between a client and an engine, where calls can go wrong as they do on a network. */
export interface Interception {
  url: string;
  /** Every call since the beginning, whatever became of it. */
  calls: readonly Call[];
  /** The next call of this operation has this mishap; several wait their turn in order. */
  next(operation: string, ...mishaps: Mishap[]): void;
  close(): Promise<void>;
}

/** `target` is an engine's address. */
export async function startInterception(target: string): Promise<Interception> {
  const calls: Call[] = [];
  const waiting = new Map<string, Mishap[]>();
  const sockets = new Set<Socket>();

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    calls.push({ operation, body: JSON.parse(body) as Call["body"] });
    const mishap = waiting.get(operation)?.shift();
    if (typeof mishap === "object") {
      response.writeHead(mishap.status, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify(mishap.body));
      return;
    }
    const answer = await fetch(target, { method: "POST", headers: headersOf(request), body });
    const text = await answer.text();
    if (mishap === "reply-lost") {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" });
    response.end(text);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => response.destroy(error));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    calls,
    next: (operation, ...mishaps) => {
      waiting.set(operation, [...(waiting.get(operation) ?? []), ...mishaps]);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Those that the engine looks at. */
function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    ["authorization", "content-type", "x-amz-date", "x-amz-target"].map((name) => [
      name,
      String(request.headers[name] ?? ""),
    ]),
  );
}
