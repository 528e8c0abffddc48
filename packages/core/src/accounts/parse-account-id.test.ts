import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal } from "../refusal.ts";
import type { AccountIdFault } from "./account-id.ts";
import { parseAccountId, resemblesAccountId } from "./parse-account-id.ts";

describe("parseAccountId", () => {
  it.each(["444455556666", "000000000012", " 444455556666 ", "\t444455556666\n"])("takes %j", (given) => {
    expect(parseAccountId(given)).toBe(given.trim());
  });

  it.each<[string, AccountIdFault, string | undefined]>([
    ["", "empty", undefined],
    ["   ", "empty", undefined],
    ["4444555566667", "too-long", undefined],
    ["44445555666", "too-short", "044445555666"],
    ["4444555566", "too-short", "004444555566"],
    ["444", "too-short", undefined],
    ["444455556666.0", "decimal", "444455556666"],
    ["444455556666.", "decimal", "444455556666"],
    ["44445555666.0", "decimal", "044445555666"],
    ["4.44456E+11", "scientific", undefined],
    ["4,44456e11", "scientific", undefined],
    ["４４４４５５５５６６６６", "other-digits", "444455556666"],
    ["٤٤٤٤٥٥٥٥٦٦٦٦", "other-digits", "444455556666"],
    ["4444-5555-6666", "separators", "444455556666"],
    ["4444 5555 6666", "separators", "444455556666"],
    ["payments-prod", "not-digits", undefined],
    ["44445555666a", "not-digits", undefined],
  ])("refuses %j as %s", (given, fault, meant) => {
    expect(parseAccountId(given)).toEqual({
      refusal: "account-id-malformed",
      given: given.trim(),
      fault,
      ...(meant === undefined ? {} : { meant }),
    });
  });

  it("answers any text at all, and takes nothing but 12 ASCII digits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (given) => {
        const parsed = parseAccountId(given);
        expect(isRefusal(parsed)).toBe(!/^\d{12}$/.test(given.trim()));
      }),
    );
  });

  it("suggests only what would be taken", () => {
    const digitsAndMarks = fc.string({ unit: fc.constantFrom(..."0123456789.-eE+ ４٤") });
    fc.assert(
      fc.property(digitsAndMarks, (given) => {
        const parsed = parseAccountId(given);
        if (isRefusal(parsed) && "meant" in parsed) expect(parsed.meant).toMatch(/^\d{12}$/);
      }),
    );
  });
});

describe("resemblesAccountId", () => {
  it.each(["444455556666.0", "4.44456E+11", "4444-5555-6666", "４４４４", "12"])(
    "sees an id in %j",
    (text) => {
      expect(resemblesAccountId(text)).toBe(true);
    },
  );
  it.each(["payments-prod", "because", "", "inv-abc"])("sees none in %j", (text) => {
    expect(resemblesAccountId(text)).toBe(false);
  });
});
