import { expect, it } from "vitest";
import { StateError } from "../language/errors.ts";
import { type Patience, retryDelay } from "./retry.ts";

const throttled = new StateError("Throttled", "");

it("draws a pause between nothing and the whole with full jitter", () => {
  const retrier = {
    ErrorEquals: ["Throttled"],
    IntervalSeconds: 10,
    BackoffRate: 1,
    MaxAttempts: 50,
    JitterStrategy: "FULL" as const,
  };
  const patience: Patience = new Map();
  const pauses = Array.from({ length: 50 }, () => retryDelay([retrier], throttled, patience) ?? -1);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
  expect(new Set(pauses).size).toBeGreaterThan(10);
  expect(retryDelay([retrier], throttled, patience)).toBeUndefined();
});

it("pauses 1, 2 and 4 seconds when the retrier says nothing else", () => {
  const patience: Patience = new Map();
  const retriers = [{ ErrorEquals: ["Throttled"] }];
  const pauses = [1, 2, 3, 4].map(() => retryDelay(retriers, throttled, patience));
  expect(pauses).toEqual([1000, 2000, 4000, undefined]);
});
