import { expect, test } from "vitest";
import { frozenClock } from "./testing/frozen-clock.ts";
import { createThrottle, standardsRate } from "./throttle.ts";

const admitted = (throttle: ReturnType<typeof createThrottle>, times: number, bucket = "a") =>
  Array.from({ length: times }, () => throttle.admits(bucket)).filter(Boolean).length;

test("30 at once, then 10 a second, never more than 30", async () => {
  const clock = frozenClock();
  const throttle = createThrottle(clock);
  expect(admitted(throttle, 100)).toBe(30);
  await clock.advance(99);
  expect(admitted(throttle, 5)).toBe(0);
  await clock.advance(1);
  expect(admitted(throttle, 5)).toBe(1);
  await clock.advance(1000);
  expect(admitted(throttle, 100)).toBe(10);
  await clock.advance(3_600_000);
  expect(admitted(throttle, 100)).toBe(30);
});

test("a bucket may have a limit of its own", async () => {
  const clock = frozenClock();
  const throttle = createThrottle(clock);
  const twice = () => [throttle.admits("b", standardsRate), throttle.admits("b", standardsRate)];
  expect(twice()).toEqual([true, false]);
  await clock.advance(1000);
  expect(twice()).toEqual([true, false]);
});

test("one bucket does not drain another", () => {
  const throttle = createThrottle(frozenClock());
  expect([admitted(throttle, 40, "a"), admitted(throttle, 40, "b")]).toEqual([30, 30]);
});

test("nothing is owed to a limit that was switched off", () => {
  const throttle = createThrottle(frozenClock());
  const strict = () => throttle.admits("a", standardsRate);
  expect([strict(), strict()]).toEqual([true, false]);
  expect(admitted(throttle, 40)).toBe(30);
});
