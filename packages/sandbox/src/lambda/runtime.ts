import { randomUUID } from "node:crypto";
import { enableCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import type { FromRuntime, ToRuntime } from "./messages.ts";
import { moveDate } from "./moved-date.ts";

/**
 * The process in which one of the app's functions runs: loads its file, answers events, ends with its parent.
 * Parameters: name and file of the function, and milliseconds by which the world is ahead.
 */
type Handler = (event: unknown, context: object) => Promise<unknown>;

const [functionName = "", file = "", startAhead = "0"] = process.argv.slice(2);
const tell = (message: FromRuntime) => process.send?.(message);

const setAhead = moveDate(Number(startAhead));

async function load(): Promise<Handler> {
  const { handler } = (await import(pathToFileURL(file).href)) as { handler?: Handler };
  if (typeof handler !== "function") throw new Error(`${functionName}: the file exports no handler.`);
  return handler;
}

async function answer(handler: Handler, message: ToRuntime): Promise<void> {
  setAhead(message.clockAhead);
  const done = (result: Extract<FromRuntime, { kind: "result" }>["result"]) =>
    tell({ kind: "result", id: message.id, result });
  try {
    const payload = await handler(JSON.parse(message.event), { functionName, awsRequestId: randomUUID() });
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
  const handler = await load();
  process.on("message", (message: ToRuntime) => void answer(handler, message));
  tell({ kind: "ready" });
} catch (error) {
  tell({ kind: "broken", because: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
