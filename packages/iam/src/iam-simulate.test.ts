import { runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import type { Standing } from "@invitations/core/action-pairs/pair-verdict";
import fc from "fast-check";
import { expect, test } from "vitest";
import { judgePrincipal } from "./judge-principal.ts";
import { type GeneratedCase, plainCases } from "./testing/generated-policies.ts";
import { ACCOUNT, CURRENT, document, HUB, LEGACY, role } from "./testing/policies.ts";

/** What somebody else's evaluator says to an action on the hub, with these values for the conditions. */
function simulated(
  { documents, boundary }: GeneratedCase,
  action: string,
  contextVariables: Record<string, string>,
): boolean {
  const policy = (statements: unknown[]) => ({ Version: "2012-10-17", Statement: statements });
  const result = runUnsafeSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT.id}:role/SecurityAdmin`,
        action,
        resource: { resource: HUB, accountId: ACCOUNT.id },
        contextVariables,
      },
      identityPolicies: documents.map((statements, at) => ({
        name: `policy-${at}`,
        policy: policy(statements),
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(boundary ? { permissionBoundaryPolicies: [{ name: "boundary", policy: policy(boundary) }] } : {}),
    },
    {},
  );
  return result === "Allowed";
}

const REQUESTS: Record<string, string>[] = [
  {},
  {
    "aws:MultiFactorAuthPresent": "true",
    "aws:PrincipalTag/team": "security",
    "aws:userid": "AROAEXAMPLE:alice",
  },
  { "aws:MultiFactorAuthPresent": "false", "aws:TokenIssueTime": "2026-11-02T09:00:00Z" },
];

test("what is allowed or not allowed for sure is so for another evaluator, whatever the request carries", () => {
  const seen: Record<Standing, number> = { allowed: 0, "not-allowed": 0, conditional: 0, unknown: 0 };
  fc.assert(
    fc.property(plainCases, (given) => {
      const texts = given.documents.map((statements) => document(...statements));
      const policies = role(texts, given.boundary ? { boundary: document(...given.boundary) } : {});
      const { verdict, legacy, current } = judgePrincipal(policies, ACCOUNT.regions).pairs.accept;
      for (const request of REQUESTS) {
        const answers = [simulated(given, LEGACY, request), simulated(given, CURRENT, request)];
        if (verdict === "ready") expect(answers).toEqual([true, true]);
        for (const [at, standing] of [legacy, current].entries()) {
          seen[standing]++;
          if (standing === "allowed") expect(answers[at]).toBe(true);
          if (standing === "not-allowed") expect(answers[at]).toBe(false);
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(Math.min(seen.allowed, seen["not-allowed"], seen.conditional)).toBeGreaterThan(20);
});
