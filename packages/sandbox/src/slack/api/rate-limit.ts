import type { Clock } from "../../wire/clock.ts";
import { SlackRefusal } from "./refusal.ts";

/** Messages that a channel takes in one go, and how fast it takes more after that. */
export interface Allowance {
  perSecond: number;
  burst: number;
}

/** One message per second and channel, bursts tolerated (docs.slack.dev, rate limits). */
export const slacksAllowance: Allowance = { perSecond: 1, burst: 60 };

export interface RateLimit {
  /** Counts one message to a channel. @throws SlackRefusal `ratelimited` */
  count(channel: string): void;
  /** Other bounds from now on; `off`: none. */
  set(allowance: Allowance | "off"): void;
}

export function createRateLimit(clock: Clock, first: Allowance | "off"): RateLimit {
  let allowance = first;
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    set(next) {
      allowance = next;
      buckets.clear();
    },
    count(channel) {
      if (allowance === "off") return;
      const now = clock.now().getTime();
      const bucket = buckets.get(channel) ?? { left: allowance.burst, at: now };
      const gained = ((now - bucket.at) / 1000) * allowance.perSecond;
      const left = Math.min(allowance.burst, bucket.left + gained);
      if (left < 1) {
        throw new SlackRefusal("ratelimited", {}, Math.max(1, Math.ceil((1 - left) / allowance.perSecond)));
      }
      buckets.set(channel, { left: left - 1, at: now });
    },
  };
}
