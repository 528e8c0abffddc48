import { describe, expect, it } from "vitest";
import { type OwnerNamed, ownerNamed, splitOwners } from "./owner-named.ts";

describe("owners in a cell", () => {
  it("are told apart by blanks, semicolons, commas and bars, and a mention stays in one piece", () => {
    expect(splitOwners("<@U123|anna b>; U456 anna@example.com|W789,U456")).toEqual([
      "<@U123|anna b>",
      "U456",
      "anna@example.com",
      "W789",
    ]);
    expect(splitOwners("  ")).toEqual([]);
  });

  it.each<[string, OwnerNamed | undefined]>([
    ["U123", { user: "U123" }],
    ["@W0ABC", { user: "W0ABC" }],
    ["<@U123>", { user: "U123" }],
    ["<@U123|anna>", { user: "U123" }],
    ["Anna@Example.com", { email: "anna@example.com" }],
    ["<anna@example.com>", { email: "anna@example.com" }],
    ["<mailto:anna@example.com|anna@example.com>", { email: "anna@example.com" }],
    ["anna", undefined],
    ["@anna", undefined],
    ["u123", undefined],
    ["<!subteam^S1>", undefined],
    ["a@b", undefined],
    [`a@${".".repeat(1_000_000)}@`, undefined],
  ])("%# %.60s", (token, expected) => {
    expect(ownerNamed(token)).toEqual(expected);
  });
});
