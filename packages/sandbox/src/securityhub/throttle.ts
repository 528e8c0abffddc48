import type { Clock } from "../wire/clock.ts";

/** Requests a second, and how many may come at once. */
export const rate = { perSecond: 10, burst: 30 } as const;

/** What AWS documents for BatchEnableStandards alone. */
export const standardsRate = { perSecond: 1, burst: 1 } as const;

export interface Throttle {
  /** Takes one request out of the bucket; `false` if it is empty. */
  admits(bucket: string, limit?: { perSecond: number; burst: number }): boolean;
}

/** One token bucket per name, filled in the world's time. Under another limit it begins full. */
export function createThrottle(clock: Clock): Throttle {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    admits(name, limit = rate) {
      const now = clock.now().getTime();
      const key = `${name} ${limit.perSecond}/${limit.burst}`;
      const bucket = buckets.get(key) ?? { tokens: limit.burst, at: now };
      const filled = Math.min(limit.burst, bucket.tokens + ((now - bucket.at) / 1000) * limit.perSecond);
      const admitted = filled >= 1;
      buckets.set(key, { tokens: admitted ? filled - 1 : filled, at: now });
      return admitted;
    },
  };
}
