import { describe, expect, it } from "vitest";
import { blockersOf, type Examination } from "./readiness.ts";
import type { RegionExamination } from "./region-examination.ts";

const REGIONS = ["us-east-1", "eu-west-1"];
const by = {
  administrator: "999988887777",
  role: "arn:aws:iam::111122223333:role/Member",
  enabledIn: [],
  regions: REGIONS,
};
const ready: RegionExamination = { hub: "on", config: "recording", ownMembers: 0 };
const found = (changes: Partial<Record<string, Partial<RegionExamination>>> = {}): Examination => ({
  regions: Object.fromEntries(REGIONS.map((region) => [region, { ...ready, ...changes[region] }])),
});

describe("blockersOf", () => {
  it("finds nothing in the way of an account that is ready", () => {
    expect(blockersOf(found(), by)).toEqual([]);
  });

  it("lets a hub that is off and a Config that is not recording pass: neither stops an acceptance", () => {
    expect(blockersOf(found({ "eu-west-1": { hub: "off", config: "not-found" } }), by)).toEqual([]);
  });

  it("lets an account pass that follows this administrator in one Region already", () => {
    const partly = found({ "us-east-1": { administrator: by.administrator } });
    expect(blockersOf(partly, { ...by, enabledIn: ["us-east-1"] })).toEqual([]);
  });

  it("names a role that cannot be assumed, and nothing else", () => {
    const examination = { regions: {}, roleFailure: { name: "RoleNotAssumable", message: "no such role" } };
    expect(blockersOf(examination, by)).toEqual([
      { blocker: "role-not-assumable", role: by.role, message: "no such role" },
    ]);
  });

  it("names each other administrator with its Regions", () => {
    const examination = found({
      "us-east-1": { administrator: "202020202020" },
      "eu-west-1": { administrator: "202020202020" },
    });
    expect(blockersOf(examination, by)).toEqual([
      { blocker: "other-administrator", administrator: "202020202020", regions: REGIONS },
    ]);
  });

  it("names an account that administers others, by the most members it has in a Region", () => {
    const examination = found({ "us-east-1": { ownMembers: 1 }, "eu-west-1": { ownMembers: 3 } });
    expect(blockersOf(examination, by)).toEqual([
      { blocker: "is-administrator", regions: REGIONS, members: 3 },
    ]);
  });

  it("names an account of the organization that this administrator is delegated for", () => {
    const examination = { ...found(), organization: "o-1" };
    expect(blockersOf(examination, { ...by, delegatedFor: "o-1" })).toEqual([
      { blocker: "organization-managed", organization: "o-1" },
    ]);
    expect(blockersOf(examination, { ...by, delegatedFor: "o-2" })).toEqual([]);
    expect(blockersOf(examination, by)).toEqual([]);
  });

  it("does not go on as delegated administrator without knowing the account's organization", () => {
    const examination = { ...found(), organizationUnknown: "denied" };
    expect(blockersOf(examination, { ...by, delegatedFor: "o-1" })).toEqual([
      { blocker: "organization-unknown", because: "denied" },
    ]);
    expect(blockersOf(examination, by)).toEqual([]);
  });

  it("names an account that is a member everywhere already", () => {
    expect(blockersOf(found(), { ...by, enabledIn: REGIONS })).toEqual([
      { blocker: "already-member", regions: REGIONS },
    ]);
  });
});
