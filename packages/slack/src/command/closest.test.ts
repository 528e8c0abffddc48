import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closest, editDistance } from "./closest.ts";

describe("editDistance", () => {
  it.each<[string, string, number]>([
    ["", "", 0],
    ["", "abc", 3],
    ["invite", "invite", 0],
    ["invit", "invite", 1],
    ["invvite", "invite", 1],
    ["inbite", "invite", 1],
    ["inivte", "invite", 1],
    ["status", "history", 6],
  ])("from %j to %j is %i", (from, to, edits) => {
    expect(editDistance(from, to)).toBe(edits);
  });

  it("is the same both ways, and never more than the longer word", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(editDistance(one, other)).toBe(editDistance(other, one));
        expect(editDistance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});

describe("closest", () => {
  const words = ["invite", "status", "history", "help"];
  it.each([
    ["Invte", "invite"],
    ["stats", "status"],
    ["hlep", "help"],
    ["x", undefined],
    ["join", undefined],
    ["a".repeat(5_000), undefined],
  ])("to %j is %j", (given, meant) => {
    expect(closest(given, words)).toBe(meant);
  });
});
