import { describe, expect, it } from "vitest";
import type { Details } from "../request.ts";
import { aRequest, requestAt } from "../testing.ts";
import { examine, findRegions } from "./prepare.ts";

const now = new Date("2026-11-23T10:00:00.000Z");

describe("findRegions", () => {
  const found = {
    homeRegion: "eu-west-1",
    linkedRegions: ["us-east-1", "eu-west-1", "ap-southeast-2"],
    awsRequestIds: ["aws-1"],
  };
  const all = ["eu-west-1", "ap-southeast-2", "us-east-1"];
  const only = (details: Details) => findRegions(aRequest({ kind: "departure", details }), found, now);

  it("puts the home Region first and each Region once", () => {
    expect(findRegions(requestAt("requested"), found, now)).toMatchObject({
      homeRegion: "eu-west-1",
      regions: all,
      awsRequestIds: ["aws-1"],
    });
  });

  it.each([
    [["us-east-1"], ["us-east-1"]],
    [
      ["us-east-1", "eu-west-1"],
      ["eu-west-1", "us-east-1"],
    ],
    [["us-east-1", "us-east-1"], ["us-east-1"]],
  ])("takes only the Regions asked for: %j", (onlyRegions, regions) => {
    expect(only({ onlyRegions })).toMatchObject({ homeRegion: "eu-west-1", regions });
  });

  it.each([
    [["eu-west-9"], ["eu-west-9"]],
    [["us-east-1", "eu-west-9"], ["eu-west-9"]],
  ])("refuses %j rather than leave a Region out that somebody asked for", (onlyRegions, given) => {
    expect(only({ onlyRegions })).toEqual({ refusal: "regions-unknown", given, known: all });
  });

  it("leaves out a Region that is taken up again and linked no more, unless none is left", () => {
    const continues = { request: "inv-old" };
    expect(only({ onlyRegions: ["us-east-1", "eu-west-9"], continues })).toMatchObject({
      regions: ["us-east-1"],
    });
    expect(only({ onlyRegions: ["eu-west-9"], continues })).toMatchObject({
      refusal: "regions-unknown",
      given: ["eu-west-9"],
    });
  });
});

describe("examine", () => {
  it("goes on where nothing is in the way, and ends where something is", () => {
    const looked = { examination: { regions: {} }, awsRequestIds: [] };
    const blockers = [{ blocker: "organization-managed", organization: "o-1" } as const];
    expect(examine(requestAt("located"), { ...looked, blockers: [] }, now)).toMatchObject({
      type: "examined",
    });
    expect(examine(requestAt("located"), { ...looked, blockers }, now)).toMatchObject({
      type: "blocked",
      blockers,
    });
  });
});
