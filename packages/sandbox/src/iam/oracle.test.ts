import { runSimulation, runUnsafeSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import { expect, test } from "vitest";
import { conditionValues, decide, type Layer } from "./evaluate.ts";
import { readPolicy } from "./policy.ts";
import { type Case, createCases } from "./testing/generated-cases.ts";
import { inTheirWords } from "./testing/oracle-faults.ts";

/**
 * Another evaluator of IAM policies, made by other people, as the measure of this one. All cases are generated from
 * one seed, so that a difference comes back when the test is run again.
 */
const CASES = 20_000;
const SEED = 20_261_122;

test(`agrees with iam-simulate on ${CASES} generated cases`, async () => {
  const verdicts = { Allowed: 0, ImplicitlyDenied: 0, ExplicitlyDenied: 0 };
  const differences: unknown[] = [];
  for (const one of createCases(SEED, CASES)) {
    const theirs = await asked(inTheirWords(one));
    const ours = own(one);
    verdicts[ours] += 1;
    if (theirs !== ours) differences.push({ theirs, ours, case: one });
  }
  expect(differences.slice(0, 3)).toEqual([]);
  // Cases that all end the same way would prove little.
  for (const many of Object.values(verdicts)) expect(many).toBeGreaterThan(CASES / 10);
}, 120_000);

type Answer = "Allowed" | "ImplicitlyDenied" | "ExplicitlyDenied";

function own({ action, resource, values, layers }: Case): Answer {
  const read = layers.map(
    ({ kind, document }): Layer => ({ kind, statements: readPolicy(document, "identity") }),
  );
  const decision = decide(read, { action, resource, principals: [], values: conditionValues(values) });
  if (decision.allowed) return "Allowed";
  return decision.explicit ? "ExplicitlyDenied" : "ImplicitlyDenied";
}

/** Only the slow way, which checks each policy first, takes session policies. */
async function asked(one: Case): Promise<Answer> {
  const of = (kind: Layer["kind"]) =>
    one.layers
      .filter((layer) => layer.kind === kind)
      .map(({ document }, at) => ({ name: `${kind} ${at}`, policy: document }));
  const [session] = of("session");
  const boundaries = of("boundary");
  const simulation: Simulation = {
    request: {
      principal: "arn:aws:sts::222222222222:assumed-role/Member/press",
      action: one.action,
      resource: { resource: one.resource, accountId: "222222222222" },
      contextVariables: one.values,
    },
    identityPolicies: of("identity"),
    serviceControlPolicies: of("service-control").map((policy) => ({
      orgIdentifier: policy.name,
      policies: [policy],
    })),
    resourceControlPolicies: [],
    ...(boundaries.length > 0 ? { permissionBoundaryPolicies: boundaries } : {}),
    ...(session ? { sessionPolicy: session.policy } : {}),
  };
  if (!session) return runUnsafeSimulation(simulation, {}) as Answer;
  const result = await runSimulation(simulation, {});
  if (result.resultType === "error") throw new Error(JSON.stringify({ errors: result.errors, case: one }));
  return result.overallResult as Answer;
}
