import { describe, expect, it } from "vitest";
import { factsOf, otherAdministrator, standingOf } from "./standing.ts";

const cell = { hub: true, configRecording: true };

describe("where an account stands", () => {
  it.each([
    ["Enabled", "enabled", "Enabled"],
    ["ENABLED", "enabled", "Enabled"],
    ["resigned", "resigned", "Resigned"],
    ["AccountSuspended", "other", "AccountSuspended"],
    ["None", "other", "None"],
  ])("status %s", (status, tone, label) => {
    expect(standingOf({ ...cell, status })).toEqual({ tone, label });
  });

  it("tells not a member from a Region that is off", () => {
    expect(standingOf(cell).label).toBe("Not a member");
    expect(standingOf(undefined).label).toBe("Region off");
  });

  it("names another administrator and never our own", () => {
    expect(otherAdministrator({ ...cell, administrator: "1" }, "2")).toBe("1");
    expect(otherAdministrator({ ...cell, administrator: "2" }, "2")).toBeUndefined();
    expect(otherAdministrator(cell, "2")).toBeUndefined();
  });

  it("gives the whole of it in words", () => {
    const facts = factsOf({ hub: false, configRecording: false, administrator: "1" }, "eu-west-1", "2");
    expect(facts).toBe(
      "eu-west-1: Not a member · Security Hub is off · AWS Config is not recording · follows another administrator, 1",
    );
  });
});
