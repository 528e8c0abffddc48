import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readPort } from "../aws/port.ts";
import type { EngineName } from "../dynamodb/engines.ts";
import { readSeed } from "../seeds/read-seed.ts";
import type { BackstageOptions } from "./backstage.ts";

/** `npm start`: the practice world, with its page, until Ctrl-C. */
const usage = `npm start -- [--port 4400] [--data DIR] [--seed practice|FILE.json] [--engine dynoxide|dynamodb-local] [--functions sources|bundles] [--slack]

  --port    port of the page; AWS, DynamoDB and the app take the three after it. 0: free ports everywhere.
  --data    folder that keeps everything, so that the next start goes on where this one ended.
  --seed    what the world begins with.
  --engine  which DynamoDB engine; dynoxide where it is installed, DynamoDB Local elsewhere.
  --functions
            what the app runs from: its sources, which start at once, or the bundles that would be uploaded to Lambda.
  --slack   a Slack workspace of your own instead of the page, over Socket Mode; says what it needs.`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4400" },
      data: { type: "string" },
      seed: { type: "string", default: "practice" },
      engine: { type: "string" },
      functions: { type: "string", default: "sources" },
      slack: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const engine = readEngine(values.engine);
  const functions = await readFunctions(values.functions);
  const options = {
    port: readPort(values.port),
    seed: readSeed(values.seed),
    ...(values.data === undefined ? {} : { dataDirectory: resolve(values.data) }),
    ...(engine ? { engine } : {}),
    ...(functions ? { functions } : {}),
    log: showFailures,
  };
  const world = values.slack ? await startBehindSlack(options) : await startWithPage(options);

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

function readEngine(given: string | undefined): EngineName | undefined {
  if (given === undefined || given === "dynoxide" || given === "dynamodb-local") return given;
  throw new Error(`--engine takes dynoxide or dynamodb-local, not "${given}".`);
}

async function readFunctions(given: string) {
  if (given === "sources") return undefined;
  if (given !== "bundles") throw new Error(`--functions takes sources or bundles, not "${given}".`);
  console.error("Bundling the functions; this takes a few seconds.");
  const { buildFunctions } = await import("./built-functions.ts");
  const { functions, remove } = await buildFunctions();
  process.once("exit", remove);
  return functions;
}

// A world is loaded once it is known what it shall be: what was typed wrong is answered at once.
async function startWithPage(options: BackstageOptions) {
  const { createWorld } = await import("./world.ts");
  const world = await createWorld(options);
  console.error(`\nThe practice world is up. Open ${world.ready.page} in a browser; Ctrl-C ends it.\n`);
  console.log(JSON.stringify(world.ready));
  return world;
}

async function startBehindSlack(options: BackstageOptions) {
  const { openBehindSlack, readWorkspace } = await import("./real-workspace.ts");
  const { readyAccount } = await import("./world.ts");
  const world = await openBehindSlack(options, readWorkspace(process.env));
  console.error(
    "\nThe practice AWS is up behind your Slack workspace. Type /securityhub help there; Ctrl-C ends it.\n",
  );
  const { seed } = options;
  console.log(
    JSON.stringify({
      ready: true,
      aws: world.aws.url,
      dynamodb: world.dynamodb,
      accounts: seed.aws.accounts.map(readyAccount),
      regions: seed.aws.regions,
    }),
  );
  return world;
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
