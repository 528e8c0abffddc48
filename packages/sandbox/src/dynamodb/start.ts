import { randomInt } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import {
  type Candidates,
  chooseEngine,
  type Engine,
  type EngineName,
  standardCandidates,
} from "./engines.ts";
import { startTethered, type Tethered } from "./tethered.ts";

export interface DynamoDBOptions {
  /** Without a wish: dynoxide, or DynamoDB Local where that is missing. */
  engine?: EngineName;
  /** Made if need be; without one, the data are gone with the process. Each engine keeps files of its own there. */
  dataDirectory?: string;
  /** Without one, a free port is found. */
  port?: number;
  /** Where to look for the engines. */
  candidates?: Candidates;
  /** Called when the engine ends by itself; without it, that is thrown as an uncaught exception. */
  onDeath?: (error: Error) => void;
}

export interface RunningDynamoDB {
  /** `http://127.0.0.1:PORT` */
  url: string;
  engine: EngineName;
  pid: number;
  /** Ends the process; resolves when it is gone. What was acknowledged before is in the data directory. */
  close(): Promise<void>;
}

/** DynamoDB Local compiles its start and loads a hundred jars; a busy machine takes its time for that. */
const LONGEST_START = 60_000;
const PORT_TRIES = 3;
const FIRST_PORT = 20_000;
/** From here on Linux gives ports to whoever takes any; others begin later. */
const FIRST_LENT_PORT = 32_768;

/**
 * Starts an engine for DynamoDB on 127.0.0.1 and waits until it answers. The process ends with ours, however
 * ours ends. Throws an error that says which engines are missing, that the port is taken (its `code` is EADDRINUSE), or
 * what the engine said when it did not start.
 */
export async function startDynamoDB(options: DynamoDBOptions = {}): Promise<RunningDynamoDB> {
  const engine = chooseEngine(options.engine, options.candidates ?? standardCandidates());
  const { dataDirectory } = options;
  if (options.port !== undefined && !(await isFree(options.port))) throw portTaken(options.port);
  if (dataDirectory !== undefined) mkdirSync(dataDirectory, { recursive: true });
  for (let tries = 1; ; tries += 1) {
    const port = options.port ?? (await freePort());
    const parameters = engine.parameters(port, dataDirectory);
    const running = await startTethered(engine.command, parameters, engine.environment);
    const url = `http://127.0.0.1:${port}`;
    const fault = await whenAnswering(engine, running, url);
    if (!fault)
      return { url, engine: engine.name, pid: running.pid, close: guarded(engine, running, options) };
    await running.end();
    // Between finding a port and taking it somebody else may take it.
    if (options.port !== undefined || tries === PORT_TRIES) throw fault;
  }
}

/** Watches for the engine's death from now on; the answer is the function that ends it on purpose. */
function guarded(engine: Engine, running: Tethered, options: DynamoDBOptions): () => Promise<void> {
  let wanted = false;
  void running.ended.then((how) => {
    if (wanted) return;
    const error = new Error(`${engine.name} ended by itself (${how}). ${lastWords(running)}`);
    if (options.onDeath) options.onDeath(error);
    // Out of the promise, where nobody would see it.
    else
      setImmediate(() => {
        throw error;
      });
  });
  return () => {
    wanted = true;
    return running.end();
  };
}

/** Resolves once the engine answers, or with the reason why it never will. */
async function whenAnswering(engine: Engine, running: Tethered, url: string): Promise<Error | undefined> {
  const until = Date.now() + LONGEST_START;
  while (Date.now() < until) {
    const answered = await fetch(url).then(
      () => true,
      // Nobody listens there yet.
      () => false,
    );
    if (!running.isRunning())
      return new Error(`${engine.name} did not start (${await running.ended}). ${lastWords(running)}`);
    if (answered) return undefined;
    await pause(20);
  }
  return new Error(`${engine.name} did not answer within ${LONGEST_START / 1000} s. ${lastWords(running)}`);
}

function lastWords(running: Tethered): string {
  const words = running.lastWords();
  return words === "" ? "It said nothing." : `It said: ${words}`;
}

/** Said before the engine is started: Java loads for seconds before it finds out. */
function portTaken(port: number): Error {
  const message = `Port ${port} is taken, and DynamoDB was to listen there.`;
  return Object.assign(new Error(message), { code: "EADDRINUSE" });
}

/**
 * A port that nobody has now, below those that systems give to whoever takes any: an engine loads for seconds before it
 * takes its own, and by then a server or a connection would have one of these.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, FIRST_LENT_PORT);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
