import type { Clock } from "../wire/clock.ts";
import { functionName } from "./function-name.ts";
import { exited, type FunctionProcess, type HostedFunction, startFunction } from "./function-process.ts";
import type { FailedInvocation, InvocationResult } from "./messages.ts";

/**
 * Runs the app's functions as Lambda does: each in a process of its own, from the environment it is given, one
 * JSON event in and one JSON answer out. Nothing but those two passes between the app and the practice world.
 */
export interface LambdaHost {
  /** Whether the function of that name or ARN runs here. */
  has(called: string): boolean;
  /** Never rejects: what goes wrong in a function is an answer, as Lambda gives it. */
  invoke(called: string, event: unknown): Promise<InvocationResult>;
  close(): Promise<void>;
}

export interface LambdaHostOptions {
  clock: Clock;
  /** By name. */
  functions: Record<string, HostedFunction>;
  /** Functions that are loaded before anybody can invoke them; the others are when they are first invoked. */
  warm?: readonly string[];
  /** Receives what the functions log, a line at a time, and which of them did. */
  log?: (line: string, functionName: string) => void;
}

/** Resolves once the warm functions have been loaded; rejects with what kept one from loading. */
export async function startLambdaHost(options: LambdaHostOptions): Promise<LambdaHost> {
  const { clock, functions, warm = [], log = () => undefined } = options;
  // Whoever reads no log still hears why nothing works.
  const say = options.log ?? ((line: string) => console.error(line));
  const processes = new Map<string, FunctionProcess>();
  let closed = false;

  const start = (name: string, hosted: HostedFunction): FunctionProcess => {
    const started = startFunction(name, hosted, { clock, log: (line) => log(line, name) });
    processes.set(name, started);
    return started;
  };
  const standing = (name: string, hosted: HostedFunction): FunctionProcess => {
    const found = processes.get(name);
    if (found && !found.isGone()) return found;
    const started = start(name, hosted);
    started.ready.catch(({ message }: Error) => {
      if (!closed) say(`${name} could not be started: ${message}`, name);
      // As with Lambda, the next invocation is another try.
      if (processes.get(name) === started) processes.delete(name);
    });
    return started;
  };
  const close = async () => {
    closed = true;
    await Promise.all([...processes.values()].map((one) => one.close()));
  };

  try {
    await Promise.all(
      warm.map((name) => {
        const hosted = functions[name];
        if (!hosted) throw new Error(`There is no function ${name} to be loaded.`);
        return start(name, hosted).ready;
      }),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return {
    has: (called) => Object.hasOwn(functions, functionName(called)),
    async invoke(called, event) {
      const name = functionName(called);
      const hosted = Object.hasOwn(functions, name) ? functions[name] : undefined;
      if (!hosted) return notFound(called);
      if (closed) return exited(`The host of ${name} has ended.`);
      return standing(name, hosted).invoke(event);
    },
    close,
  };
}

/** For an invocation of a function that is not there. */
export const notFound = (called: string): FailedInvocation => ({
  ok: false,
  errorType: "ResourceNotFoundException",
  errorMessage: `Function not found: ${called}`,
});
