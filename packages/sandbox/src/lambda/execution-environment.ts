import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Clock } from "../wire/clock.ts";
import { COMPILED } from "./compiled.ts";
import { environmentVariables } from "./environment-variables.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import { eachLine } from "./lines.ts";
import type { ClockMoved, FailedInvocation, InvocationResult } from "./messages.ts";
import { maxMemoryOf, reportLine } from "./report.ts";
import { openRuntimeApi } from "./runtime-api.ts";

/** One process of one function, with a runtime API of its own. It takes one invocation at a time. */
export interface ExecutionEnvironment {
  /** Settles when the function is loaded, or with what keeps it from being loaded. */
  started: Promise<FailedInvocation | undefined>;
  /** Never rejects; what is under way when the process ends is answered with how it ended. */
  invoke(event: string): Promise<InvocationResult>;
  /** Settles when it has ended, in whatever way, with Lambda's words for it. */
  ended: Promise<string>;
  isGone(): boolean;
  end(): Promise<void>;
}

export interface Surroundings {
  clock: Clock;
  log: (line: string) => void;
}

/** Lambda gives a function ten seconds to load, and on top, in the first invocation, the function's own timeout. */
const INIT_SECONDS = 10;

/** How long a process may take to notice that it shall end. */
const PATIENCE = 2_000;

const file = (name: string) => fileURLToPath(new URL(`./bootstrap/${name}`, import.meta.url));

export async function startExecutionEnvironment(
  loaded: LambdaFunction,
  { clock, log }: Surroundings,
): Promise<ExecutionEnvironment> {
  const { arn: functionArn, folder, memory, timeoutSeconds } = loaded;
  const api = await openRuntimeApi();
  let told = clock.offset();
  const runtime = spawn(
    process.execPath,
    // What is left of the memory is for all that is not JavaScript's heap.
    [`--max-old-space-size=${Math.floor(memory * 0.9)}`, "--import", file("preload.ts"), file("main.ts")],
    {
      cwd: folder,
      env: {
        ...environmentVariables(loaded, api.address, clock.now()),
        NODE_COMPILE_CACHE: COMPILED,
        PRACTICE_CLOCK_AHEAD: String(told),
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  eachLine(runtime.stdout, log);
  eachLine(runtime.stderr, log);

  let gone = false;
  const exited = new Promise<string>((resolve) => {
    const ended = (how: string) => {
      gone = true;
      resolve(how);
      void api.close();
    };
    runtime.once("exit", (code, signal) => ended(wordsFor(code, signal)));
    runtime.once("error", (error) => ended(`Runtime could not be started: ${error.message}`));
  });
  const kill = () => void runtime.kill("SIGKILL");

  const spawned = performance.now();
  let initDuration: number | undefined;
  const started = within((INIT_SECONDS + timeoutSeconds) * 1_000, [
    api.initialized,
    exited.then((how) => failure("", "Runtime.ExitError", how)),
  ]).then((result) => {
    initDuration = performance.now() - spawned;
    if (result !== LATE) return result;
    kill();
    return failure("", "Sandbox.Timedout", timedOut(timeoutSeconds));
  });

  return {
    started,
    ended: exited,
    isGone: () => gone,
    async invoke(event) {
      const requestId = randomUUID();
      const begun = performance.now();
      const timeout = timeoutSeconds * 1_000;
      const handed = async () => {
        const ahead = clock.offset();
        // The handler runs after the process has taken the hour, or it would sign with that of yesterday.
        if (ahead !== told) await tell(runtime, ahead);
        told = ahead;
        const deadline = clock.now().getTime() + timeout;
        return api.hand({ requestId, functionArn, traceId: traceId(), deadline, event });
      };
      const came = await within<InvocationResult>(timeout, [
        handed(),
        exited.then((how) => failure(requestId, "Runtime.ExitError", how)),
      ]);
      const result = came === LATE ? failure(requestId, "Sandbox.Timedout", timedOut(timeoutSeconds)) : came;
      const measured = { requestId, duration: performance.now() - begun, result };
      const maxMemoryUsed = maxMemoryOf(runtime.pid);
      log(
        reportLine(loaded, clock.now(), {
          ...measured,
          ...(initDuration === undefined ? {} : { initDuration }),
          ...(maxMemoryUsed === undefined ? {} : { maxMemoryUsed }),
        }),
      );
      initDuration = undefined;
      if (came === LATE) {
        kill();
        await exited;
      }
      return result;
    },
    async end() {
      if (gone) return;
      const insist = setTimeout(kill, PATIENCE);
      if (runtime.connected) runtime.disconnect();
      await exited;
      clearTimeout(insist);
    },
  };
}

/** Resolves once the process knows how far the world is ahead; never, where it ends before. */
function tell(runtime: ChildProcess, clockAhead: number): Promise<void> {
  return new Promise((resolve) => {
    runtime.once("message", () => resolve());
    // Where it has just ended, its exit tells.
    runtime.send({ clockAhead } satisfies ClockMoved, () => undefined);
  });
}

const LATE = Symbol("late");

async function within<Result>(
  milliseconds: number,
  work: readonly Promise<Result>[],
): Promise<Result | typeof LATE> {
  const late = Promise.withResolvers<typeof LATE>();
  const timer = setTimeout(() => late.resolve(LATE), milliseconds);
  try {
    return await Promise.race([...work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function wordsFor(code: number | null, signal: string | null): string {
  if (signal) return `Runtime exited with error: signal: ${signal}`;
  return code
    ? `Runtime exited with error: exit status ${code}`
    : "Runtime exited without providing a reason";
}

const timedOut = (seconds: number) => `Task timed out after ${seconds.toFixed(2)} seconds`;

function failure(requestId: string, errorType: string, words: string): FailedInvocation {
  const about = requestId === "" ? "" : `RequestId: ${requestId} `;
  return { ok: false, errorType, errorMessage: `${about}Error: ${words}` };
}

/** X-Ray's header for a trace that nobody samples. */
function traceId(): string {
  const second = Math.floor(Date.now() / 1_000).toString(16);
  const random = (bytes: number) => randomBytes(bytes).toString("hex");
  return `Root=1-${second}-${random(12)};Parent=${random(8)};Sampled=0`;
}
