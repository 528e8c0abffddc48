import { expect, it } from "vitest";
import { mrkdwnOf } from "../testing/slack-limits.ts";
import { newest } from "./post.ts";

const told = (...all: string[]) =>
  mrkdwnOf(newest(all, { lines: 40, characters: 10_000 }, (count) => `${count} left out`));

it("keeps lines together that fit into one section, and begins another where they do not", () => {
  expect(told("one", "two")).toEqual(["one\ntwo"]);
  expect(told("a".repeat(2_000), "b".repeat(2_000))).toEqual(["a".repeat(2_000), "b".repeat(2_000)]);
});

it.each([
  ["a mention", "<@U01ANA>"],
  ["code", "`pci-dss/v/4.0.1`"],
  ["a character that Slack takes for its own", "&amp;"],
])("halves nothing of a line that no section takes: %s", (_, piece) => {
  for (let before = 0; before < piece.length; before += 1) {
    const [text = ""] = told("x".repeat(before) + piece.repeat(4_000 / piece.length));
    expect(text.length).toBeLessThanOrEqual(2_900);
    expect(text.length).toBeGreaterThan(2_900 - " … (cut)".length - piece.length);
    expect(text.slice(before).replaceAll(piece, "")).toBe(" … (cut)");
  }
});
