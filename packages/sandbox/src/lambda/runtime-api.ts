import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FailedInvocation, InvocationResult } from "./messages.ts";
import { readBody } from "./read-body.ts";

/** One piece of work, as the runtime API hands it out. */
export interface Invocation {
  requestId: string;
  functionArn: string;
  /** As X-Ray writes it: `Root=1-…;Parent=…;Sampled=0`. */
  traceId: string;
  /** Milliseconds since 1970. */
  deadline: number;
  /** JSON text. */
  event: string;
}

/**
 * Lambda's runtime API, version 2018-06-01, for one execution environment: the runtime in there asks for work and
 * posts what came of it. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export interface RuntimeApi {
  /** `127.0.0.1:PORT`, the value of `AWS_LAMBDA_RUNTIME_API`. */
  address: string;
  /** Settles when the runtime asks for work for the first time, or with what it says to keep it from that. */
  initialized: Promise<FailedInvocation | undefined>;
  /** Hands out one invocation, never a second one beside it; settles when the runtime has posted its outcome. */
  hand(invocation: Invocation): Promise<InvocationResult>;
  close(): Promise<void>;
}

/** 6 MB and 100 bytes: the largest response that Lambda takes from a function. */
export const LARGEST_RESPONSE = 6 * 1024 * 1024 + 100;

const RUNTIME = "/2018-06-01/runtime";
const ABOUT_INVOCATION = new RegExp(`^${RUNTIME}/invocation/([^/]+)/(response|error)$`);

export async function openRuntimeApi(): Promise<RuntimeApi> {
  const init = Promise.withResolvers<FailedInvocation | undefined>();
  let handed:
    | { invocation: Invocation; taken: boolean; done: (result: InvocationResult) => void }
    | undefined;
  let asking: ServerResponse | undefined;

  const give = () => {
    if (!asking || !handed || handed.taken) return;
    handed.taken = true;
    const { requestId, functionArn, traceId, deadline, event } = handed.invocation;
    asking
      .writeHead(200, {
        "content-type": "application/json",
        "lambda-runtime-aws-request-id": requestId,
        "lambda-runtime-deadline-ms": String(deadline),
        "lambda-runtime-invoked-function-arn": functionArn,
        "lambda-runtime-trace-id": traceId,
      })
      .end(event);
    asking = undefined;
  };

  const next = (response: ServerResponse) => {
    if (asking || handed?.taken) {
      return answer(response, 403, "InvalidStateTransition", "The invocation before has no outcome yet.");
    }
    asking = response;
    response.once("close", () => {
      if (asking === response) asking = undefined;
    });
    init.resolve(undefined);
    give();
  };

  const outcome = async (request: IncomingMessage, response: ServerResponse, id: string, kind: string) => {
    const body = await readBody(request, LARGEST_RESPONSE);
    if (!handed?.taken || handed.invocation.requestId !== id) {
      return answer(response, 400, "InvalidRequestID", "Invalid request ID");
    }
    const { done } = handed;
    handed = undefined;
    if (body === undefined) {
      done(tooLarge);
      const words = `Exceeded maximum allowed payload size (${LARGEST_RESPONSE} bytes).`;
      return answer(response, 413, "RequestEntityTooLarge", words);
    }
    done(kind === "response" ? responseIn(body) : errorIn(request, body));
    accepted(response);
  };

  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    const about = ABOUT_INVOCATION.exec(path);
    if (request.method === "GET" && path === `${RUNTIME}/invocation/next`) return next(response);
    if (request.method === "POST" && about) {
      return outcome(request, response, decodeURIComponent(about[1] ?? ""), about[2] ?? "");
    }
    if (request.method === "POST" && path === `${RUNTIME}/init/error`) {
      init.resolve(errorIn(request, await readBody(request, LARGEST_RESPONSE)));
      return accepted(response);
    }
    answer(response, 404, "NotFound", `The runtime API has no ${request.method} ${path}.`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    initialized: init.promise,
    hand: (invocation) =>
      new Promise((resolve, reject) => {
        if (handed) return reject(new Error("An execution environment takes one invocation at a time."));
        handed = { invocation, taken: false, done: resolve };
        give();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const tooLarge: FailedInvocation = {
  ok: false,
  errorType: "Function.ResponseSizeTooLarge",
  errorMessage: `Response payload size exceeded maximum allowed payload size (${LARGEST_RESPONSE} bytes).`,
};

function responseIn(body: Buffer): InvocationResult {
  try {
    return { ok: true, payload: JSON.parse(body.toString("utf8")) as unknown };
  } catch {
    // Lambda passes it on, and Step Functions has no other name for it.
    return { ok: false, errorType: "Lambda.Unknown", errorMessage: "The function's response is not JSON." };
  }
}

/** What a runtime says of an error: in the body, and its type in a header as well. */
function errorIn(request: IncomingMessage, body: Buffer | undefined): FailedInvocation {
  const named = String(request.headers["lambda-runtime-function-error-type"] ?? "Runtime.Unknown");
  try {
    const { errorType, errorMessage, trace } = JSON.parse((body ?? "").toString()) as Record<string, unknown>;
    return {
      ok: false,
      errorType: typeof errorType === "string" ? errorType : named,
      errorMessage: typeof errorMessage === "string" ? errorMessage : "",
      ...(Array.isArray(trace) ? { trace: trace.map(String) } : {}),
    };
  } catch {
    return { ok: false, errorType: named, errorMessage: "The runtime said no more of the error." };
  }
}

function accepted(response: ServerResponse): void {
  response.writeHead(202, { "content-type": "application/json" }).end('{"status":"OK"}');
}

function answer(response: ServerResponse, status: number, errorType: string, errorMessage: string): void {
  response
    .writeHead(status, { "content-type": "application/json" })
    .end(JSON.stringify({ errorMessage, errorType }));
}
