import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesWildcard } from "./wildcard.ts";

test.each([
  ["*", "", true],
  ["*", "anything:at/all", true],
  ["?", "", false],
  ["?", "a", true],
  ["a?c", "abc", true],
  ["a?c", "ac", false],
  ["a*c", "ac", true],
  ["a*c", "abcbc", true],
  ["a*c", "abcb", false],
  ["**", "x", true],
  ["a.c", "abc", false],
  ["[a]", "[a]", true],
  ["", "", true],
  ["", "a", false],
])("%j and %j: %s", (pattern, text, matches) => {
  expect(matchesWildcard(pattern, text)).toBe(matches);
});

test("says what a regular expression of the same meaning says", () => {
  const signs = fc.constantFrom("a", "b", ":", "*", "?");
  const texts = fc.array(fc.constantFrom("a", "b", ":"), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 8 }), texts, (pattern, text) => {
      const source = pattern.map((sign) => (sign === "*" ? ".*" : sign === "?" ? "." : sign)).join("");
      expect(matchesWildcard(pattern.join(""), text.join(""))).toBe(
        new RegExp(`^${source}$`).test(text.join("")),
      );
    }),
    { numRuns: 2000 },
  );
});

test("a pattern that would hold up a regular expression is answered", () => {
  expect(matchesWildcard(`${"*a".repeat(1000)}b`, "a".repeat(2000))).toBe(false);
});
