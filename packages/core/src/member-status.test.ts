import { describe, expect, it } from "vitest";
import { parseMemberStatus } from "./member-status.ts";

describe("parseMemberStatus", () => {
  it.each([
    ["Enabled", "Enabled"],
    ["ENABLED", "Enabled"],
    ["Associated", "Enabled"],
    ["ASSOCIATED", "Enabled"],
    ["invited", "Invited"],
    ["Created", "Created"],
    ["REMOVED", "Removed"],
    ["resigned", "Resigned"],
    ["AccountSuspended", "other"],
    ["Deleted", "other"],
    ["", "other"],
    [undefined, "other"],
  ])("reads %j as %s", (wire, status) => {
    expect(parseMemberStatus(wire)).toBe(status);
  });
});
