import { errandKindSchema } from "@invitations/core/errand";
import { kindSchema } from "@invitations/core/request/request";
import { describe, expect, it } from "vitest";
import { DEFAULT_PATIENCE, errandsFrom, machinesFrom, policyFrom } from "./policy.ts";

const config = {
  ADMINISTRATOR_ACCOUNT_ID: "999988887777",
  OPERATORS: ["U01ANA"],
  ESCALATE_TO: ["U06FAY"],
  MAY_DECIDE_OWN_REQUEST: ["removal" as const],
  BASELINE_STANDARDS: ["pci-dss/v/4.0.1"],
  QUORUM: 2,
  MATCH_OWNERS_BY_EMAIL: true,
  PATIENCE: {},
  PATIENCE_BY_KIND: {},
};

describe("policyFrom", () => {
  it("has every kind wait as long as the default where nothing else is said", () => {
    expect(policyFrom(config)).toEqual({
      administrator: "999988887777",
      operators: ["U01ANA"],
      escalateTo: ["U06FAY"],
      mayDecideOwnRequest: ["removal"],
      baselineStandards: ["pci-dss/v/4.0.1"],
      quorum: 2,
      matchOwnersByEmail: true,
      patience: Object.fromEntries(kindSchema.options.map((kind) => [kind, DEFAULT_PATIENCE])),
    });
  });

  it("puts a kind's own days over those for all, and those over the default, one by one", () => {
    const { patience } = policyFrom({
      ...config,
      PATIENCE: { expiresAfterDays: 7, remindAfterDays: [2] },
      PATIENCE_BY_KIND: { removal: { expiresAfterDays: 3 }, join: { remindAfterDays: [] } },
    });
    const forAll = { ...DEFAULT_PATIENCE, expiresAfterDays: 7, remindAfterDays: [2] };
    expect(patience).toEqual({
      invitation: forAll,
      departure: forAll,
      removal: { ...forAll, expiresAfterDays: 3 },
      join: { ...forAll, remindAfterDays: [] },
    });
  });
});

it("each kind of request has the machine of its own name", () => {
  const arns = machinesFrom({
    INVITATION_MACHINE_ARN: "arn:invitation",
    JOIN_MACHINE_ARN: "arn:join",
    DEPARTURE_MACHINE_ARN: "arn:departure",
    REMOVAL_MACHINE_ARN: "arn:removal",
  });
  expect(arns).toEqual(Object.fromEntries(kindSchema.options.map((kind) => [kind, `arn:${kind}`])));
});

it("each kind of errand has the machine of its own name", () => {
  const arns = errandsFrom({
    TRANSITION_MACHINE_ARN: "arn:transition",
    BULK_MACHINE_ARN: "arn:bulk",
    READINESS_MACHINE_ARN: "arn:readiness",
    DRIFT_MACHINE_ARN: "arn:drift",
  });
  expect(arns).toEqual(Object.fromEntries(errandKindSchema.options.map((kind) => [kind, `arn:${kind}`])));
});
