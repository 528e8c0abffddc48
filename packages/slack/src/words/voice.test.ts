import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted, cut, inUtc, mrkdwn, plain, series } from "./voice.ts";

describe("mrkdwn", () => {
  it("shows what was written, and lets nothing in it act", () => {
    expect(mrkdwn.code("<!channel> *b* `c` & <@U1>\nnext")).toBe(
      "`&lt;!channel&gt; *b* 'c' &amp; &lt;@U1&gt; next`",
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(mrkdwn.code(text)).toMatch(/^`[^`<>\n\r]+`$/u);
      }),
    );
  });

  it("mentions people and channels by id, and shows anything else as text", () => {
    expect(mrkdwn.person("U03CARLA")).toBe("<@U03CARLA>");
    expect(mrkdwn.person("C01SECOPS")).toBe("<#C01SECOPS>");
    expect(mrkdwn.person("!channel")).toBe("`!channel`");
  });

  it("gives times in the reader's zone, with UTC for where that cannot be done", () => {
    expect(mrkdwn.time("2026-12-06T09:00:00.000Z")).toBe(
      "<!date^1796547600^{date_short_pretty} at {time}|6 Dec 2026, 09:00 UTC>",
    );
    expect(mrkdwn.time("some day")).toBe("`some day`");
    expect(inUtc("some day")).toBe("some day");
  });
});

describe("plain", () => {
  it("has no marks, and real names where they are known", () => {
    const voice = plain(new Map([["U1", "Ana Ferreira"]]));
    expect([voice.person("U1"), voice.person("U2"), voice.code("a `b`")]).toEqual([
      "@Ana Ferreira",
      "@U2",
      "a `b`",
    ]);
  });
});

it("cuts to a length, and never through a character", () => {
  expect(cut("abc", 3)).toBe("abc");
  expect(cut("abcd", 3)).toBe("ab…");
  expect(cut("a😀b", 3)).toBe("a…");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 20 }), (text, most) => {
      expect(cut(text, most).length).toBeLessThanOrEqual(most);
      expect(cut(text, most).isWellFormed()).toBe(true);
    }),
  );
});

it("lists and counts as people do", () => {
  expect([series([]), series(["a"]), series(["a", "b"]), series(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect(series(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
  expect([counted(1, "Region"), counted(0, "Region")]).toEqual(["1 Region", "0 Regions"]);
});
