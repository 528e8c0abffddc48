import { describe, expect, it } from "vitest";
import type { RequestEvent } from "./event.ts";
import { fold, foldAll } from "./fold.ts";
import { anEvent, aRequest, requestAt } from "./testing.ts";

describe("fold", () => {
  it("begins with what was requested", () => {
    expect(foldAll([anEvent("requested")])).toMatchObject({ status: "requested", version: 1, outcomes: {} });
  });

  it("refuses any other beginning, and a second one", () => {
    expect(() => fold(undefined, anEvent("expired"))).toThrow(/begins with "requested"/);
    expect(() => fold(requestAt("requested"), anEvent("requested"))).toThrow(/was requested before/);
  });

  it("counts every event, those that change nothing too", () => {
    const before = requestAt("waiting");
    const after = fold(before, anEvent("press-refused"));
    expect(after).toEqual({ ...before, version: before.version + 1 });
  });

  it("keeps the last status that was read when a Region fails after it", () => {
    const request = fold(requestAt("accepting"), anEvent("region-failed", { region: "us-east-1" }));
    expect(request.outcomes["us-east-1"]).toMatchObject({
      step: "failed",
      status: "Invited",
      during: "accept",
      failure: { name: "AccessDenied" },
    });
  });

  it("keeps that a legacy name was needed, whatever came after it", () => {
    const region = "us-east-1";
    const accepted = fold(requestAt("accepting"), anEvent("region-accepted", { region, legacy: true }));
    expect(fold(accepted, anEvent("region-enabled", { region })).outcomes[region]).toMatchObject({
      step: "enabled",
      status: "Enabled",
      legacy: true,
    });
    const leaving = fold(
      aRequest({ kind: "departure", status: "accepting" }),
      anEvent("left-by-legacy", { region }),
    );
    expect(leaving.outcomes[region]).toMatchObject({ step: "leaving", legacy: true });
    expect(fold(leaving, anEvent("region-left", { region })).outcomes[region]).toMatchObject({
      step: "left",
      legacy: true,
    });
    const modern = fold(requestAt("accepting"), anEvent("region-accepted", { region }));
    expect(modern.outcomes[region]).not.toHaveProperty("legacy");
  });

  it("forgets the failure of a Region that comes through later", () => {
    const failed = fold(requestAt("accepting"), anEvent("region-failed", { region: "us-east-1" }));
    const enabled = fold(failed, anEvent("region-enabled", { region: "us-east-1" }));
    expect(enabled.outcomes["us-east-1"]).not.toHaveProperty("failure");
    expect(enabled.outcomes["us-east-1"]).toMatchObject({ step: "enabled", status: "Enabled" });
  });

  it("keeps beside a membership what became of its standards, whatever failed", () => {
    const member = fold(requestAt("accepting"), anEvent("region-enabled", { region: "us-east-1" }));
    const enabled = fold(member, anEvent("standards-enabled", { region: "us-east-1" }));
    const failed = fold(enabled, anEvent("standards-failed", { region: "us-east-1" }));
    expect(failed.outcomes["us-east-1"]).toMatchObject({
      step: "enabled",
      status: "Enabled",
      standards: { enabled: ["pci-dss/v/4.0.1"], failure: { name: "AccessDenied" } },
    });
    expect(failed.outcomes["us-east-1"]).not.toHaveProperty("failure");
  });

  it("knows no status of an account that is off the list", () => {
    const disassociated = fold(
      aRequest({ kind: "removal", status: "accepting" }),
      anEvent("region-disassociated", { region: "us-east-1", status: "Removed" }),
    );
    expect(disassociated.outcomes["us-east-1"]).toMatchObject({ step: "disassociated", status: "Removed" });
    const deleted = fold(disassociated, anEvent("region-deleted", { region: "us-east-1" }));
    expect(deleted.outcomes["us-east-1"]).toEqual({ step: "deleted", at: expect.any(String) });
  });

  it("keeps that an account left a Region where it was not listed", () => {
    const { status: _, ...unlisted } = anEvent("region-left", { region: "us-east-1" });
    const left = fold(aRequest({ kind: "departure", status: "accepting" }), unlisted);
    expect(left.outcomes["us-east-1"]).toEqual({ step: "left", at: unlisted.at });
  });

  it("changes nothing by a reminder but the count", () => {
    const before = aRequest({ kind: "join", status: "waiting" });
    expect(fold(before, anEvent("reminded"))).toEqual({ ...before, version: before.version + 1 });
  });

  it("does not take an event that the status cannot bear", () => {
    const decided: RequestEvent = anEvent("decided");
    expect(() => fold(requestAt("requested"), decided)).toThrow();
  });
});
