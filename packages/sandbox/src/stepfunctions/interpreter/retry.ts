import type { Retrier } from "../language/definition.ts";
import { type StateError, takes } from "../language/errors.ts";

/** How often each retrier of a state has been used during one visit. */
export type Patience = Map<Retrier, number>;

/** Milliseconds to wait before the next attempt; `undefined`: nobody retries this error (any more). */
export function retryDelay(
  retriers: readonly Retrier[] | undefined,
  error: StateError,
  patience: Patience,
): number | undefined {
  const retrier = retriers?.find(({ ErrorEquals }) => takes(ErrorEquals, error.error));
  if (!retrier) return undefined;
  const used = patience.get(retrier) ?? 0;
  if (used >= (retrier.MaxAttempts ?? 3)) return undefined;
  patience.set(retrier, used + 1);
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Number.POSITIVE_INFINITY } = retrier;
  const seconds = Math.min(IntervalSeconds * BackoffRate ** used, MaxDelaySeconds);
  return seconds * 1000 * (retrier.JitterStrategy === "FULL" ? Math.random() : 1);
}
