import { createRuntimeClient } from "./client.ts";
import { contextOf } from "./context.ts";
import { runtimeError, shapeOf } from "./errors.ts";
import { type Handler, loadHandler } from "./load-handler.ts";
import { patchConsole } from "./log.ts";

/**
 * The process of one execution environment: what Lambda's runtime of Node 24 does, written after AWS's own runtime
 * interface client (aws-lambda-ric 4), which has to compile curl to be installed. Loads the function, then takes
 * one invocation after another. What is thrown outside of a handler's promise ends the process, as it does there.
 */
const { AWS_LAMBDA_RUNTIME_API = "", LAMBDA_TASK_ROOT = "", _HANDLER = "" } = process.env;

let requestId = "-";
patchConsole(() => requestId, process.env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === "JSON");
const client = createRuntimeClient(AWS_LAMBDA_RUNTIME_API);

async function load(): Promise<Handler> {
  try {
    return await loadHandler(LAMBDA_TASK_ROOT, _HANDLER);
  } catch (error) {
    console.error("Init Error", error);
    await client.failInit(shapeOf(error));
    process.exit(1);
  }
}

function serialize(value: unknown): string {
  try {
    return JSON.stringify(value === undefined ? null : value);
  } catch {
    throw runtimeError("JSONStringifyError", "Unable to stringify response body");
  }
}

async function serve(handler: Handler): Promise<never> {
  while (true) {
    const { headers, event } = await client.next();
    const context = contextOf(headers, process.env);
    requestId = context.awsRequestId;
    process.env._X_AMZN_TRACE_ID = String(headers["lambda-runtime-trace-id"]);
    try {
      await client.respond(requestId, serialize(await handler(JSON.parse(event), context)));
    } catch (error) {
      console.error("Invoke Error", error);
      await client.fail(requestId, shapeOf(error));
    }
  }
}

void load().then(serve);
