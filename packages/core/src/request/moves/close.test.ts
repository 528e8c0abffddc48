import { describe, expect, it } from "vitest";
import type { EventType, RequestEvent } from "../event.ts";
import { fold } from "../fold.ts";
import type { Details, Request, RequestKind } from "../request.ts";
import { anEvent, aRequest, REGIONS, requestAt } from "../testing.ts";
import { complete, expire, unreachedRegions } from "./close.ts";

const now = new Date("2026-11-23T10:00:00.000Z");

/** The request after one event of each type, in the first Region, the second and so on. */
function after(request: Request, types: EventType[]): Request {
  return types.reduce<Request>(
    (request, type, index) =>
      fold(request, { ...anEvent(type), region: REGIONS[index % REGIONS.length] } as RequestEvent),
    request,
  );
}

describe("complete", () => {
  it.each<[RequestKind, "accepting" | "declining", Details, EventType[], string]>([
    ["invitation", "accepting", {}, ["region-enabled", "region-enabled"], "enabled"],
    ["invitation", "accepting", {}, ["region-enabled", "region-failed"], "partial"],
    ["invitation", "accepting", {}, ["region-failed", "region-failed"], "failed"],
    ["invitation", "accepting", {}, ["region-enabled", "region-accepted"], "partial"],
    ["invitation", "declining", {}, ["region-resigned", "region-resigned"], "declined"],
    ["invitation", "declining", {}, ["region-resigned", "invitation-withdrawn"], "declined"],
    ["invitation", "declining", {}, ["region-resigned", "region-failed"], "partial"],
    ["invitation", "declining", {}, ["region-failed", "region-failed"], "failed"],
    ["join", "accepting", {}, ["region-enabled", "region-enabled"], "enabled"],
    ["join", "accepting", {}, ["region-enabled", "region-failed"], "partial"],
    ["join", "accepting", {}, ["region-failed", "region-failed"], "failed"],
    // Nothing had been invited.
    ["join", "declining", {}, [], "declined"],
    ["departure", "accepting", {}, ["region-left", "region-left"], "left"],
    ["departure", "accepting", {}, ["region-failed", "region-left"], "partial"],
    ["departure", "accepting", {}, ["region-failed", "region-failed"], "failed"],
    ["removal", "accepting", {}, ["region-disassociated", "region-disassociated"], "removed"],
    ["removal", "accepting", {}, ["region-disassociated", "region-failed"], "partial"],
    ["removal", "accepting", {}, ["region-failed", "region-failed"], "failed"],
    ["removal", "declining", {}, [], "declined"],
    ["removal", "accepting", { andDelete: true }, ["region-deleted", "region-deleted"], "removed"],
    // Disassociated in both, deleted in one.
    [
      "removal",
      "accepting",
      { andDelete: true },
      ["region-disassociated", "region-disassociated", "region-deleted"],
      "partial",
    ],
    ["removal", "accepting", { andDelete: true }, ["region-disassociated", "region-disassociated"], "failed"],
  ])("a %s, %s %j, with %j is %5$s", (kind, status, details, types, outcome) => {
    const request = after(aRequest({ kind, status, details }), types);
    expect(complete(request, now)).toMatchObject({ type: "completed", outcome });
  });

  it("calls a request failed whose invitation reached no Region", () => {
    const failed = REGIONS.map((region) => anEvent("region-failed", { region, during: "invite" }));
    expect(complete(failed.reduce<Request>(fold, requestAt("examined")), now)).toMatchObject({
      outcome: "failed",
    });
  });

  it("asks a decline only of the Regions that were invited", () => {
    const request = [
      anEvent("region-failed", { region: "eu-west-1", during: "invite" }),
      anEvent("region-resigned", { region: "us-east-1" }),
    ].reduce<Request>(fold, requestAt("declining"));
    expect(complete(request, now)).toMatchObject({ outcome: "declined" });
  });

  it("has a request of one Region succeed in that one alone", () => {
    const request = [
      anEvent("regions-found", { regions: ["eu-west-1"] }),
      anEvent("decided"),
      anEvent("region-left", { region: "eu-west-1" }),
    ].reduce<Request>(fold, aRequest({ kind: "departure" }));
    expect(complete(request, now)).toMatchObject({ outcome: "left" });
  });
});

describe("unreachedRegions", () => {
  it("are those that failed and those that were never come to", () => {
    expect(unreachedRegions(after(requestAt("accepting"), ["region-failed"]))).toEqual(REGIONS);
    expect(unreachedRegions(after(requestAt("accepting"), ["region-enabled"]))).toEqual(["eu-west-1"]);
    expect(unreachedRegions(requestAt("enabled"))).toEqual([]);
  });
});

describe("expire", () => {
  it.each(["invitation", "join", "removal"] as const)("ends a %s that waits, and no other", (kind) => {
    expect(expire(aRequest({ kind, status: "waiting" }), now)).toMatchObject({ type: "expired" });
    expect(expire(aRequest({ kind, status: "accepting" }), now)).toEqual({ refusal: "already-recorded" });
  });
});
