import type { ExecutionEnvironment } from "./execution-environment.ts";
import type { FailedInvocation, InvocationResult } from "./messages.ts";

/** The execution environments of one function, and the invocations that wait for one. */
export interface Pool {
  /** Starts an environment before anybody needs it; resolves once it is warm, or with what kept it from that. */
  warm(): Promise<FailedInvocation | undefined>;
  /** Never rejects. */
  invoke(event: string): Promise<InvocationResult>;
  close(): Promise<void>;
}

interface Waiting {
  event: string;
  answer: (result: InvocationResult) => void;
}

/**
 * As with Lambda, an invocation gets an environment that is warm and idle, or else a new one, and what was started
 * stays warm. Beyond `most` environments invocations wait here for one to come free; Lambda would throttle them at
 * the limit of the account or of the function, which is far above what a practice world needs.
 */
export function createPool(start: () => Promise<ExecutionEnvironment>, most: number): Pool {
  const queue: Waiting[] = [];
  const environments = new Set<Promise<ExecutionEnvironment>>();
  const idle: ExecutionEnvironment[] = [];
  let starting = 0;
  let closed = false;

  const add = async () => {
    const opening = start();
    environments.add(opening);
    starting += 1;
    const environment = await opening;
    void environment.ended.then(() => {
      environments.delete(opening);
      work();
    });
    const failed = await environment.started;
    starting -= 1;
    // As with Lambda, whoever needed the environment hears why there is none; the next one gets another try.
    if (failed) queue.shift()?.answer(failed);
    else idle.push(environment);
    work();
    return failed;
  };

  const serve = async (environment: ExecutionEnvironment, { event, answer }: Waiting) => {
    answer(await environment.invoke(event));
    idle.push(environment);
    work();
  };

  const work = () => {
    while (queue.length > 0) {
      // The last that was used is the warmest.
      const environment = idle.pop();
      if (!environment) break;
      const waiting = environment.isGone() ? undefined : queue.shift();
      if (waiting) void serve(environment, waiting);
    }
    while (starting < queue.length && environments.size < most) void add();
  };

  return {
    warm: add,
    invoke: (event) =>
      new Promise((answer) => {
        if (closed) return answer(over);
        queue.push({ event, answer });
        work();
      }),
    async close() {
      closed = true;
      for (const { answer } of queue.splice(0)) answer(over);
      await Promise.all([...environments].map(async (opening) => (await opening).end()));
    },
  };
}

const over: FailedInvocation = {
  ok: false,
  errorType: "Runtime.ExitError",
  errorMessage: "The functions have ended with their world.",
};
