import { describe, expect, it } from "vitest";
import { withChosen } from "./chosen-files.ts";

const file = (name: string, size = 1) => ({ name, size });
const MEGABYTE = 1024 * 1024;

describe("files that a person chooses", () => {
  it("stand beside those chosen before, and in place of one of the same name", () => {
    const before = [file("a.csv"), file("b.csv")];
    expect(withChosen(before, [file("c.csv")], 10, ["csv"])).toEqual({ ok: true, kept: before });
    expect(withChosen(before, [file("a.csv")], 2, [])).toEqual({ ok: true, kept: [before[1]] });
  });

  it("take the place of the only one that may be", () => {
    expect(withChosen([file("a.csv")], [file("b.csv")], 1, [])).toEqual({ ok: true, kept: [] });
  });

  it.each([
    ["too large", [], [file("a.csv", 10 * MEGABYTE + 1)], 1, [], "a.csv is larger than 10 MB"],
    [
      "of another type",
      [],
      [file("a.xlsx")],
      1,
      ["csv"],
      "a.xlsx is not of a type that can be chosen here: csv.",
    ],
    ["too many", [file("a")], [file("b"), file("c")], 2, [], "Choose at most 2 files."],
    ["two of one", [], [file("b"), file("c")], 1, [], "Choose at most one file."],
  ])("are refused when %s", (_what, before, chosen, most, types, sentence) => {
    expect(withChosen(before, chosen, most, types)).toEqual({
      ok: false,
      sentence: expect.stringContaining(sentence),
    });
  });

  it("are taken up to 10 MB, whatever the letters of their ending", () => {
    expect(withChosen([], [file("A.CSV", 10 * MEGABYTE)], 1, ["csv"])).toEqual({ ok: true, kept: [] });
  });
});
