import { describe, expect, it } from "vitest";
import { createClock } from "../../wire/clock.ts";
import { createRateLimit } from "./rate-limit.ts";

describe("the rate limit", () => {
  it("lets a burst through, then one a second by the world's clock, each channel for itself", async () => {
    const clock = createClock();
    const limit = createRateLimit(clock, { perSecond: 1, burst: 3 });
    for (let i = 0; i < 3; i++) limit.count("C1");
    expect(() => limit.count("C1")).toThrow(expect.objectContaining({ error: "ratelimited", retryAfter: 1 }));
    limit.count("C2");
    await clock.advance(1_000);
    limit.count("C1");
    expect(() => limit.count("C1")).toThrow("ratelimited");
    clock.stop();
  });

  it("can be switched off", () => {
    const clock = createClock();
    const limit = createRateLimit(clock, { perSecond: 1, burst: 1 });
    limit.count("C1");
    limit.set("off");
    for (let i = 0; i < 100; i++) limit.count("C1");
    limit.set({ perSecond: 1, burst: 1 });
    limit.count("C1");
    expect(() => limit.count("C1")).toThrow("ratelimited");
    clock.stop();
  });
});
