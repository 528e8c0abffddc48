import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Clock } from "../wire/clock.ts";
import { COMPILED } from "./compiled.ts";
import { eachLine } from "./lines.ts";
import type { FromRuntime, InvocationResult, ToRuntime } from "./messages.ts";
import { NO_HOME } from "./no-home.ts";

/** A function as it is deployed. */
export interface HostedFunction {
  /** Exports `handler`. */
  file: string;
  /** All of it: nothing of this machine's own reaches the function. */
  environment: Record<string, string>;
}

/** One process in which one function runs. */
export interface FunctionProcess {
  /** Once the function has been loaded; rejects with what kept it from that. */
  ready: Promise<void>;
  /** Never rejects. */
  invoke(event: unknown): Promise<InvocationResult>;
  isGone(): boolean;
  close(): Promise<void>;
}

/** Starts the process; to be invoked at once, too. */
export function startFunction(
  name: string,
  { file, environment }: HostedFunction,
  { clock, log }: { clock: Clock; log: (line: string) => void },
): FunctionProcess {
  const runtime = fork(
    fileURLToPath(new URL("./runtime.ts", import.meta.url)),
    [name, file, String(clock.offset())],
    {
      // Nothing of this machine's own AWS or Slack settings may reach the function, nor what the home folder has.
      env: { PATH: process.env.PATH ?? "", HOME: NO_HOME, NODE_COMPILE_CACHE: COMPILED, ...environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  for (const stream of [runtime.stdout, runtime.stderr]) eachLine(stream, log);

  const waiting = new Map<number, (result: InvocationResult) => void>();
  let next = 1;
  let gone: string | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    runtime.on("message", (message: FromRuntime) => {
      if (message.kind === "ready") return resolve();
      if (message.kind === "broken") {
        reject(new Error(message.because));
        return runtime.disconnect();
      }
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
    });
    runtime.on("exit", (code, signal) => {
      gone = `The process of ${name} ended (${signal ?? `exit code ${code}`}).`;
      reject(new Error(gone));
      for (const answer of waiting.values()) answer(exited(gone));
      waiting.clear();
    });
  });
  // Whoever invokes it is told too.
  ready.catch(() => undefined);

  return {
    ready,
    async invoke(event) {
      const broken = await ready.then(
        () => undefined,
        ({ message }: Error) => message,
      );
      if (broken !== undefined) return exited(broken);
      return new Promise((resolve) => {
        if (gone) return resolve(exited(gone));
        const id = next++;
        waiting.set(id, resolve);
        // Through JSON, as everything that Lambda carries.
        const message: ToRuntime = { id, event: JSON.stringify(event), clockAhead: clock.offset() };
        runtime.send(message);
      });
    },
    isGone: () => gone !== undefined,
    close: () =>
      new Promise((resolve) => {
        if (gone) return resolve();
        runtime.once("exit", () => resolve());
        if (runtime.connected) runtime.disconnect();
      }),
  };
}

/** How Lambda tells that there was no answer. */
export const exited = (why: string): InvocationResult => ({
  ok: false,
  errorType: "Runtime.ExitError",
  errorMessage: why,
});
