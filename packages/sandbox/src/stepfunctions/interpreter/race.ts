import { HEARTBEAT_TIMEOUT, StateError, TIMEOUT } from "../language/errors.ts";
import { Interrupted } from "../lifetime.ts";
import type { Visit } from "./visit.ts";

/** The limits of one attempt of a task. */
export interface TimeLimits {
  /** Milliseconds since 1970. */
  startedAt: number;
  timeoutSeconds?: number;
  /** Counts for a task with a token only: nothing else can send heartbeats. */
  heartbeatSeconds?: number;
  token?: string;
}

export interface Race {
  settled(): boolean;
  heartbeat(at: number): void;
}

/**
 * The outcome of `work`, unless its time runs out first (StateError `States.Timeout` or
 * `States.HeartbeatTimeout`) or its scope ends (Interrupted).
 */
export async function firstOf<T>(
  { run, scope, name }: Visit,
  limits: TimeLimits,
  work: (race: Race) => Promise<T>,
): Promise<T> {
  const { clock, tokens } = run.surroundings;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let settled = false;
  let callOffHeartbeat = () => {};
  const at = (moment: number, error: string, cause: string) =>
    clock.after(Math.max(moment - clock.now().getTime(), 0), () => reject(new StateError(error, cause)));

  const callOffTimeout =
    limits.timeoutSeconds === undefined
      ? () => {}
      : at(
          limits.startedAt + limits.timeoutSeconds * 1000,
          TIMEOUT,
          `The task '${name}' did not finish within ${limits.timeoutSeconds} seconds.`,
        );
  const heartbeat = (beat: number) => {
    const { heartbeatSeconds, token } = limits;
    if (settled || heartbeatSeconds === undefined || token === undefined) return;
    callOffHeartbeat();
    callOffHeartbeat = at(
      beat + heartbeatSeconds * 1000,
      HEARTBEAT_TIMEOUT,
      `The task '${name}' sent no heartbeat for ${heartbeatSeconds} seconds.`,
    );
  };
  const beaten = limits.token === undefined ? undefined : tokens.lastHeartbeat(limits.token);
  heartbeat(beaten ?? limits.startedAt);
  const release = scope.lifetime.onEnd(() => reject(new Interrupted()));

  work({ settled: () => settled, heartbeat }).then(resolve, reject);
  try {
    return await promise;
  } finally {
    settled = true;
    callOffTimeout();
    callOffHeartbeat();
    release();
  }
}
