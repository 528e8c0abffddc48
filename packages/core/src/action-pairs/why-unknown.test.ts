import { expect, it } from "vitest";
import type { AccountPolicyReadiness, Simulation } from "./account-policy-readiness.ts";
import { anOwnRole, aReadiness } from "./testing.ts";
import { whyUnknown } from "./why-unknown.ts";

const ACCOUNT = "111122223333";
const CURRENT = "securityhub:AcceptAdministratorInvitation";
const own = anOwnRole(ACCOUNT, "unknown");
const unknown = (more: Partial<AccountPolicyReadiness>) =>
  aReadiness({ account: ACCOUNT, ...more }, "unknown");
const simulated = (deniedByOrganization: boolean): Simulation => ({
  is: "known",
  actions: [
    {
      action: CURRENT,
      decision: "explicit-deny",
      deniedByOrganization,
      deniedByBoundary: false,
      missing: [],
    },
  ],
});
const saying = (because: string[], simulation: Simulation) => {
  const verdict = own.verdict && {
    ...own.verdict,
    pairs: { ...own.verdict.pairs, accept: { ...own.verdict.pairs.accept, because } },
  };
  return unknown({ ownRole: { ...own, simulation, ...(verdict ? { verdict } : {}) } });
};

it.each<[string, AccountPolicyReadiness, string]>([
  ["the role lets nobody in", unknown({ unknown: "AssumeRole in us-east-1: no" }), "let-in"],
  [
    "reading is denied",
    unknown({ unknown: "User: x is not authorized to perform: iam:GetAccountAuthorizationDetails on *" }),
    "allow-reading",
  ],
  [
    "another account answers",
    unknown({ unknown: "It answered for another account than this." }),
    "correct-role",
  ],
  ["AWS is out of order", unknown({ unknown: "GetAccountAuthorizationDetails: oops" }), "look-again"],
  [
    "the role is not listed",
    unknown({ ownRole: { arn: own.arn, simulation: own.simulation, differences: [] } }),
    "correct-role",
  ],
  ["the simulator could not be asked", saying(["so"], own.simulation), "allow-simulating"],
  ["the organization denies it", saying(["so"], simulated(true)), "ask-organization"],
  ["a session policy limits it", saying(["so"], simulated(false)), "find-what-denies"],
  [
    "AWS denied it",
    unknown({
      ownRole: own,
      denied: [{ action: CURRENT, region: "eu-west-1", at: "2026-11-22T10:00:00.000Z", message: "no" }],
    }),
    "find-what-denies",
  ],
  ["nothing says why", unknown({}), "look-again"],
])("where %s, there is a reason and something to do", (_what, readiness, next) => {
  expect(whyUnknown(readiness, "accept")).toMatchObject({ because: expect.stringMatching(/./), next });
});

it("names the document that could not be understood", () => {
  const finding = {
    policy: {
      name: "Old",
      type: "inline" as const,
      as: "permissions" as const,
      attachedTo: { type: "role" as const, name: "Member" },
    },
    effect: "unclear" as const,
    covers: "unclear" as const,
    conditions: [],
    because: ["The document is not JSON."],
  };
  const verdict = own.verdict && {
    ...own.verdict,
    pairs: { ...own.verdict.pairs, accept: { ...own.verdict.pairs.accept, findings: [finding] } },
  };
  expect(whyUnknown(unknown({ ownRole: { ...own, ...(verdict ? { verdict } : {}) } }), "accept")).toEqual({
    because: "Policy Old: The document is not JSON.",
    next: "mend-document",
  });
});

it("is nothing where the verdict on the role is known", () => {
  expect(whyUnknown(unknown({ ownRole: anOwnRole(ACCOUNT, "ready") }), "accept")).toBeUndefined();
});
