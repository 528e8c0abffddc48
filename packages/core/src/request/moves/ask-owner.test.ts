import { describe, expect, it } from "vitest";
import { fold } from "../fold.ts";
import { anEvent, aRequest, requestAt } from "../testing.ts";
import { askOwner, awaitDecision, expiryFrom } from "./ask-owner.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const messages = [{ channel: "D1", ts: "1.2" }];

describe("awaitDecision", () => {
  it.each([
    ["invitation", "examined"],
    ["join", "examined"],
    ["removal", "located"],
  ] as const)("opens a %s for a decision before the question is sent", (kind, status) => {
    const request = aRequest({ kind, status });
    const open = fold(request, awaitDecision(request, now, now) as never);
    expect(open).toMatchObject({ status: "waiting", expiresAt: now.toISOString() });
    expect(open).not.toHaveProperty("messages");
    expect(askOwner(open, { messages, unreachable: [] }, now)).toMatchObject({
      type: "owner-asked",
      messages,
    });
  });

  it("asks about no account that has not been looked at", () => {
    expect(awaitDecision(aRequest({ kind: "join", status: "located" }), now, now)).toEqual({
      refusal: "already-recorded",
    });
  });
});

describe("askOwner", () => {
  it.each(["decided", "cancelled"] as const)(
    "keeps where the question stands, though somebody was quicker than that: %s",
    (quicker) => {
      const open = fold(requestAt("examined"), anEvent("decision-awaited"));
      const moved = fold(open, anEvent(quicker));
      const kept = fold(moved, askOwner(moved, { messages, unreachable: [] }, now) as never);
      expect(kept).toMatchObject({ status: moved.status, messages });
    },
  );
});

describe("expiryFrom", () => {
  it("counts days of 24 hours", () => {
    expect(expiryFrom(now, 14).toISOString()).toBe("2026-12-07T10:00:00.000Z");
  });
});
