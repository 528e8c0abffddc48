import { Agent, type IncomingHttpHeaders, request } from "node:http";
import type { ErrorShape } from "./errors.ts";

/** What the runtime says to the runtime API; rejects where nobody listens there. */
export interface RuntimeClient {
  /** Waits for as long as there is no work. */
  next(): Promise<{ headers: IncomingHttpHeaders; event: string }>;
  /** `payload` is JSON text. */
  respond(requestId: string, payload: string): Promise<void>;
  fail(requestId: string, error: ErrorShape): Promise<void>;
  failInit(error: ErrorShape): Promise<void>;
}

/** @param address `HOST:PORT` */
export function createRuntimeClient(address: string): RuntimeClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    new Promise<{ headers: IncomingHttpHeaders; event: string }>((resolve, reject) => {
      const sent = request(
        `http://${address}/2018-06-01/runtime/${path}`,
        {
          method,
          agent,
          headers: body === undefined ? {} : { "content-type": "application/json", ...headers },
        },
        (response) => {
          let event = "";
          response
            .setEncoding("utf8")
            .on("data", (text: string) => {
              event += text;
            })
            .on("end", () => resolve({ headers: response.headers, event }))
            .on("error", reject);
        },
      );
      sent.on("error", reject).end(body);
    });
  const postError = async (path: string, error: ErrorShape) =>
    void (await call("POST", path, JSON.stringify(error), {
      "lambda-runtime-function-error-type": error.errorType,
    }));
  return {
    next: () => call("GET", "invocation/next"),
    respond: async (id, payload) => void (await call("POST", `invocation/${id}/response`, payload)),
    fail: (id, error) => postError(`invocation/${id}/error`, error),
    failInit: (error) => postError("init/error", error),
  };
}
