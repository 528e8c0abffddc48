import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { type Clock, createClock } from "./clock.ts";

const DAY = 24 * 60 * 60 * 1_000;
const clocks: Clock[] = [];
const newClock = (ahead?: number) => {
  const clock = createClock(ahead);
  clocks.push(clock);
  return clock;
};
afterEach(() => {
  for (const clock of clocks.splice(0)) clock.stop();
});

describe("the clock", () => {
  it("rings what falls due on the way, in order and at its hour", async () => {
    const clock = newClock();
    const start = clock.now().getTime();
    const rung: [string, number][] = [];
    const ring = (name: string) => () => rung.push([name, Math.round((clock.now().getTime() - start) / DAY)]);
    clock.after(3 * DAY, ring("third"));
    clock.after(1 * DAY, ring("first"));
    clock.after(20 * DAY, ring("never"));
    await clock.advance(10 * DAY);
    expect(rung).toEqual([
      ["first", 1],
      ["third", 3],
    ]);
    expect(Math.round((clock.now().getTime() - start) / DAY)).toBe(10);
  });

  it("rings what a ringing timer sets, if that falls due too", async () => {
    const clock = newClock();
    let days = 0;
    const daily = () => {
      days += 1;
      clock.after(DAY, daily);
    };
    clock.after(DAY, daily);
    await clock.advance(3 * DAY + 1_000);
    expect(days).toBe(3);
  });

  it("tells where it is being moved to, and the hour that it is where nobody moves it", async () => {
    const clock = newClock();
    const start = clock.now().getTime();
    const days = (at: Date) => Math.round((at.getTime() - start) / DAY);
    const told: number[] = [];
    clock.after(DAY, () => told.push(days(clock.headingFor())));
    expect(days(clock.headingFor())).toBe(0);
    await clock.advance(5 * DAY);
    expect(told).toEqual([5]);
    await clock.advance(DAY);
    expect(days(clock.headingFor())).toBe(6);
  });

  it("waits for work under way before it moves on", async () => {
    const clock = newClock();
    const hours: number[] = [];
    const start = clock.now().getTime();
    clock.after(DAY, () => {
      void clock.during(pause(200).then(() => hours.push(Math.round((clock.now().getTime() - start) / DAY))));
    });
    await clock.advance(5 * DAY);
    expect(hours).toEqual([1]);
  });

  it("does not ring a timer that was called off", async () => {
    const clock = newClock();
    let rung = false;
    const callOff = clock.after(DAY, () => {
      rung = true;
    });
    callOff();
    await clock.advance(2 * DAY);
    expect(rung).toBe(false);
  });

  it("does not ring at once what is further off than Node's timers reach", async () => {
    const clock = newClock();
    let rung = false;
    clock.after(2 ** 31 + 1_000, () => {
      rung = true;
    });
    await pause(50);
    expect(rung).toBe(false);
    await clock.advance(2 ** 31 + 2_000);
    expect(rung).toBe(true);
  });

  it("begins ahead when it was ahead before", () => {
    expect(newClock(DAY).offset()).toBe(DAY);
  });
});
