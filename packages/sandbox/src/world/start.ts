import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readPort } from "../aws/port.ts";
import { readSeed } from "../seeds/read-seed.ts";
import { createWorld } from "./world.ts";

/** `npm start`: the practice world, with its page, until Ctrl-C. */
const usage = `npm start -- [--port 4400] [--data DIR] [--seed practice|FILE.json] [--engine dynoxide|dynamodb-local]

  --port    port of the page; AWS, DynamoDB and the app take the three after it. 0: free ports everywhere.
  --data    folder that keeps everything, so that the next start goes on where this one ended.
  --seed    what the world begins with.
  --engine  which DynamoDB engine; dynoxide where it is installed, DynamoDB Local elsewhere.`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4400" },
      data: { type: "string" },
      seed: { type: "string", default: "practice" },
      engine: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const { engine } = values;
  if (engine !== undefined && engine !== "dynoxide" && engine !== "dynamodb-local") {
    throw new Error(`--engine takes dynoxide or dynamodb-local, not "${engine}".`);
  }
  const world = await createWorld({
    port: readPort(values.port),
    seed: readSeed(values.seed),
    ...(values.data === undefined ? {} : { dataDirectory: resolve(values.data) }),
    ...(engine ? { engine } : {}),
    log: showFailures,
  });
  console.error(`\nThe practice world is up. Open ${world.ready.page} in a browser; Ctrl-C ends it.\n`);
  console.log(JSON.stringify(world.ready));

  let ending = false;
  const end = () => {
    // A second Ctrl-C does not wait for the first.
    if (ending) process.exit(1);
    ending = true;
    void world.close().then(() => process.exit(0));
  };
  process.on("SIGINT", end).on("SIGTERM", end);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(
    taken(error) ? `${message}\nAnother program has that port; choose one with --port.` : message,
  );
  if (isUsageError(error)) console.error(`\n${usage}`);
  process.exitCode = 1;
}

/** The functions log every step; on the terminal only what went wrong is worth a line. */
function showFailures(line: string): void {
  if (/"level":"(ERROR|CRITICAL)"/.test(line) || !line.startsWith("{")) console.error(line);
}

function taken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

function isUsageError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
