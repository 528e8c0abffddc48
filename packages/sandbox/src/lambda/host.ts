import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Clock } from "../wire/clock.ts";
import type { FromRuntime, InvocationResult, ToRuntime } from "./messages.ts";

/**
 * Runs the app's functions as Lambda does: in a process of their own, from the environment they are given, one
 * JSON event in and one JSON answer out. Nothing but those two passes between the app and the practice world.
 */
export interface LambdaHost {
  /** Whether the function of that name or ARN runs here. */
  has(functionName: string): boolean;
  /** Never rejects: what goes wrong in a function is an answer, as Lambda gives it. */
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  close(): Promise<void>;
}

export interface LambdaHostOptions {
  clock: Clock;
  /** File of each function by name; each exports `handler`. */
  functions: Record<string, string>;
  environment: Record<string, string>;
  /** Receives what the functions log, a line at a time. */
  log?: (line: string) => void;
}

/** Makes one of hosts that are being started: each function is called where it is. Where one is broken, all end. */
export async function startTogether(starting: readonly Promise<LambdaHost>[]): Promise<LambdaHost> {
  const started = await Promise.allSettled(starting);
  const hosts = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const close = async () => void (await Promise.all(hosts.map((host) => host.close())));
  const broken = started.find((one) => one.status === "rejected");
  if (broken) {
    await close();
    throw broken.reason;
  }
  return {
    has: (functionName) => hosts.some((host) => host.has(functionName)),
    async invoke(functionName, event) {
      const host = hosts.find((host) => host.has(functionName));
      return host ? host.invoke(functionName, event) : notFound(functionName);
    },
    close,
  };
}

const notFound = (functionName: string): InvocationResult => ({
  ok: false,
  errorType: "ResourceNotFoundException",
  errorMessage: `Function not found: ${functionName}`,
});

/** Resolves once every function has been loaded; rejects with what kept one from loading. */
export async function startLambdaHost(options: LambdaHostOptions): Promise<LambdaHost> {
  const { clock, functions, environment, log } = options;
  const runtime = fork(fileURLToPath(new URL("./runtime.ts", import.meta.url)), [], {
    // Nothing of this machine's own AWS or Slack settings may reach the functions.
    env: { PATH: process.env.PATH ?? "", ...environment, LAMBDA_FUNCTIONS: JSON.stringify(functions) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [runtime.stdout, runtime.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) log?.(line);
    });
  }

  const waiting = new Map<number, (result: InvocationResult) => void>();
  let next = 1;
  let gone: string | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    runtime.on("message", (message: FromRuntime) => {
      if (message.kind === "ready") return resolve();
      if (message.kind === "broken") return reject(new Error(message.because));
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
    });
    runtime.on("exit", (code, signal) => {
      gone = `The functions' process ended (${signal ?? `exit code ${code}`}).`;
      reject(new Error(gone));
      for (const answer of waiting.values()) {
        answer({ ok: false, errorType: "Runtime.ExitError", errorMessage: gone });
      }
      waiting.clear();
    });
  });
  await ready;
  const shortName = (functionName: string) => functionName.split(":").at(-1) ?? functionName;

  return {
    has: (functionName) => Object.hasOwn(functions, shortName(functionName)),
    invoke: (functionName, event) =>
      new Promise((resolve) => {
        if (gone) return resolve({ ok: false, errorType: "Runtime.ExitError", errorMessage: gone });
        const id = next++;
        waiting.set(id, resolve);
        const message: ToRuntime = {
          id,
          functionName: shortName(functionName),
          // Through JSON, as everything that Lambda carries.
          event: JSON.stringify(event),
          clockAhead: clock.offset(),
        };
        runtime.send(message);
      }),
    close: () =>
      new Promise((resolve) => {
        if (gone) return resolve();
        runtime.once("exit", () => resolve());
        runtime.disconnect();
      }),
  };
}
