import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../wire/clock.ts";
import { startExecutionEnvironment } from "./execution-environment.ts";
import { functionName } from "./function-name.ts";
import { type LambdaHost, notFound } from "./host.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import type { InvocationResult } from "./messages.ts";
import { createPool } from "./pool.ts";

export interface BundleHostOptions {
  clock: Clock;
  functions: readonly LambdaFunction[];
  /** Names of functions that get an environment before anybody can invoke them. */
  warm?: readonly string[];
  /** Environments of one function at a time; 4 where nothing is said. */
  environmentsAtMost?: number;
  /** Receives what the functions and their runtime log, a line at a time, and which of them did. */
  log?: (line: string, functionName: string) => void;
}

/** 6 MB: the largest event that Lambda takes from whoever waits for the answer. */
const LARGEST_EVENT = 6 * 1024 * 1024;

/**
 * Runs built functions as Lambda does: each in processes of its own, under the runtime API, started when they are
 * first needed. Rejects where a function's bundle is not there, or a warm one cannot be loaded; another that cannot
 * be loaded says so when it is invoked.
 */
export async function startBundleHost(options: BundleHostOptions): Promise<LambdaHost> {
  const { clock, functions, warm = [], environmentsAtMost = 4, log = () => undefined } = options;
  // Whoever reads no log still hears why nothing works.
  const say = options.log ?? ((line: string) => console.error(line));
  let closing = false;
  const start = async (deployed: LambdaFunction) => {
    const { name } = deployed;
    const environment = await startExecutionEnvironment(deployed, { clock, log: (line) => log(line, name) });
    void environment.started.then((failed) => {
      if (!failed || closing) return;
      say(`${name} could not be started: ${failed.errorType}: ${failed.errorMessage}`, name);
    });
    return environment;
  };
  for (const each of functions) requireBundle(each);
  const pools = new Map(
    functions.map((each) => [each.name, createPool(() => start(each), environmentsAtMost)] as const),
  );
  const close = async () => {
    closing = true;
    await Promise.all([...pools.values()].map((pool) => pool.close()));
  };
  try {
    await Promise.all(
      warm.map(async (name) => {
        const failed = await (pools.get(name)?.warm() ?? notFound(name));
        if (failed) throw new Error(`${name}: ${failed.errorType}: ${failed.errorMessage}`);
      }),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return {
    has: (called) => pools.has(functionName(called)),
    async invoke(called, event) {
      const pool = pools.get(functionName(called));
      if (!pool) return notFound(called);
      const text = JSON.stringify(event);
      const bytes = Buffer.byteLength(text);
      return bytes > LARGEST_EVENT ? tooLarge(bytes) : pool.invoke(text);
    },
    close,
  };
}

function requireBundle({ name, folder, handler }: LambdaFunction): void {
  const file = handler.replace(/\.[^.]*$/, "");
  const endings = ["", ".js", ".mjs", ".cjs"];
  if (!endings.some((ending) => existsSync(join(folder, file + ending)))) {
    throw new Error(`${name}: there is no bundle "${file}" in ${folder}; build it first.`);
  }
}

const tooLarge = (bytes: number): InvocationResult => ({
  ok: false,
  errorType: "RequestTooLargeException",
  errorMessage: `${bytes} byte payload is too large for the RequestResponse invocation type (limit ${LARGEST_EVENT} bytes)`,
});
