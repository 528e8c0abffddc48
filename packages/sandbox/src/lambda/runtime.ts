import { randomUUID } from "node:crypto";
import { enableCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import type { FromRuntime, ToRuntime } from "./messages.ts";

/** The process in which the app's functions run: loads their files, answers events, ends with its parent. */
type Handler = (event: unknown, context: object) => Promise<unknown>;

const tell = (message: FromRuntime) => process.send?.(message);

// The functions ask the machine for the hour; in a world that was moved forward, it is later than that.
let ahead = 0;
const MachineDate = Date;
globalThis.Date = new Proxy(MachineDate, {
  construct: (target, given: [], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [MachineDate.now() + ahead] : given, newTarget),
  apply: () => new Date(MachineDate.now() + ahead).toString(),
  get: (target, key, receiver) =>
    key === "now" ? () => MachineDate.now() + ahead : Reflect.get(target, key, receiver),
});

async function load(): Promise<Map<string, Handler>> {
  const files = JSON.parse(process.env.LAMBDA_FUNCTIONS ?? "{}") as Record<string, string>;
  const handlers = new Map<string, Handler>();
  for (const [name, file] of Object.entries(files)) {
    const module = (await import(pathToFileURL(file).href)) as { handler?: Handler };
    if (typeof module.handler !== "function") throw new Error(`${name}: the file exports no handler.`);
    handlers.set(name, module.handler);
  }
  return handlers;
}

async function answer(handlers: Map<string, Handler>, message: ToRuntime): Promise<void> {
  ahead = message.clockAhead;
  const handler = handlers.get(message.functionName);
  const done = (result: Extract<FromRuntime, { kind: "result" }>["result"]) =>
    tell({ kind: "result", id: message.id, result });
  if (!handler) {
    return void done({
      ok: false,
      errorType: "ResourceNotFoundException",
      errorMessage: `Function not found: ${message.functionName}`,
    });
  }
  try {
    const payload = await handler(JSON.parse(message.event), {
      functionName: message.functionName,
      awsRequestId: randomUUID(),
    });
    done({ ok: true, payload: JSON.parse(JSON.stringify(payload ?? null)) });
  } catch (error) {
    const { name, message: text } = error instanceof Error ? error : new Error(String(error));
    done({ ok: false, errorType: name, errorMessage: text });
  }
}

// The same files are loaded by every world anew; what was compiled once is kept in the machine's temporary folder.
enableCompileCache();

process.on("disconnect", () => process.exit(0));
// Ctrl-C goes to the whole group; the parent decides when the functions end.
process.on("SIGINT", () => undefined);

try {
  const handlers = await load();
  process.on("message", (message: ToRuntime) => void answer(handlers, message));
  tell({ kind: "ready" });
} catch (error) {
  tell({ kind: "broken", because: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
