import { describe, expect, it } from "vitest";
import type { Clock } from "../../wire/clock.ts";
import { createMessages } from "./messages.ts";
import { emptyState } from "./state.ts";

/** A clock that shows what it is told to. */
const clockAt = (time: { now: string }): Clock => ({
  now: () => new Date(time.now),
  after: () => () => {},
  advance: async () => {},
  during: (work) => work,
  offset: () => 0,
  headingFor: () => new Date(time.now),
  stop: () => {},
});

describe("message timestamps", () => {
  it("are seconds and microseconds, and rise though the clock stands still or goes back", () => {
    const time = { now: "2026-01-01T00:00:00.250Z" };
    const messages = createMessages(emptyState(), clockAt(time), () => {});
    expect([messages.stamp(), messages.stamp()]).toEqual(["1767225600.250000", "1767225600.250001"]);
    time.now = "2025-12-31T00:00:00.000Z";
    expect(messages.stamp()).toBe("1767225600.250002");
    time.now = "2026-01-01T00:00:01.000Z";
    expect(messages.stamp()).toBe("1767225601.000000");
  });
});
