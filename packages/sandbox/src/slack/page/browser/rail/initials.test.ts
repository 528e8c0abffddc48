import { describe, expect, it } from "vitest";
import { initials, inkOn } from "./initials.ts";

describe("an avatar", () => {
  it.each([
    ["Mara Lindqvist", "ML"],
    ["Ana-Maria de la Cruz", "AC"],
    ["Zoë", "Z"],
    ["", ""],
  ])("initials of %s", (name, letters) => expect(initials(name)).toBe(letters));

  it("writes dark on light colours and light on dark ones, long or short", () => {
    expect(inkOn("#f0d060")).toBe("#1b1b1b");
    expect(inkOn("#456")).toBe("#fff");
    expect(inkOn("#eee")).toBe("#1b1b1b");
    expect(inkOn("teal")).toBe("#fff");
  });
});
