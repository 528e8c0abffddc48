import type { Clock } from "../wire/clock.ts";
import { exited, type FunctionProcess, type HostedFunction, startFunction } from "./function-process.ts";
import type { InvocationResult } from "./messages.ts";

/**
 * Runs the app's functions as Lambda does: each in a process of its own, from the environment it is given, one
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
  /** By name. */
  functions: Record<string, HostedFunction>;
  /** Functions that are loaded before anybody can invoke them; the others are when they are first invoked. */
  warm?: readonly string[];
  /** Receives what the functions log, a line at a time. */
  log?: (line: string) => void;
}

/** Resolves once the warm functions have been loaded; rejects with what kept one from loading. */
export async function startLambdaHost(options: LambdaHostOptions): Promise<LambdaHost> {
  const { functions, warm = [] } = options;
  const processes = new Map<string, FunctionProcess>();
  let closed = false;
  const shortName = (functionName: string) => functionName.split(":").at(-1) ?? functionName;

  const start = (name: string, hosted: HostedFunction): FunctionProcess => {
    const started = startFunction(name, hosted, options);
    processes.set(name, started);
    return started;
  };
  const standing = (name: string, hosted: HostedFunction): FunctionProcess => {
    const found = processes.get(name);
    if (found && !found.isGone()) return found;
    const started = start(name, hosted);
    started.ready.catch(({ message }: Error) => {
      // Whoever reads no log still hears why nothing works.
      if (!closed) (options.log ?? console.error)(`${name} could not be started: ${message}`);
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
    has: (functionName) => Object.hasOwn(functions, shortName(functionName)),
    async invoke(functionName, event) {
      const name = shortName(functionName);
      const hosted = Object.hasOwn(functions, name) ? functions[name] : undefined;
      if (!hosted) return notFound(functionName);
      if (closed) return exited(`The host of ${name} has ended.`);
      return standing(name, hosted).invoke(event);
    },
    close,
  };
}

const notFound = (functionName: string): InvocationResult => ({
  ok: false,
  errorType: "ResourceNotFoundException",
  errorMessage: `Function not found: ${functionName}`,
});
