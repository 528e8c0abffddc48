import { accountPolicyReadinessSchema } from "@invitations/core/action-pairs/account-policy-readiness";
import { describe, expect, test } from "vitest";
import { readGoverning } from "./governing.ts";
import { judgeAccount, notLookedAt } from "./judge-account.ts";
import type { PrincipalPolicies } from "./judge-principal.ts";
import { Scope } from "./scope.ts";
import { ACCOUNT, allow, CURRENT, document, LEGACY, POLICY } from "./testing/policies.ts";

const ARN = "arn:aws:iam::111122223333:policy/Shared";

function named(name: string, text: string, { shared = false } = {}): PrincipalPolicies {
  const attachedTo = { type: "role", name } as const;
  const policy = shared
    ? ({ ...POLICY, type: "customer-managed", arn: ARN, attachedTo } as const)
    : { ...POLICY, attachedTo };
  return {
    principal: { type: "role", name, arn: `arn:aws:iam::111122223333:role/${name}` },
    policies: [{ policy, statements: readGoverning(text, new Scope(ACCOUNT)) }],
  };
}

const BOTH = document(allow("*"));
const OLD = document(allow(LEGACY));
const NEW = document(allow(CURRENT));
const NONE = document(allow("s3:*"));
const MFA = document(allow("*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }));
const BROKEN = "{";

const judge = (principals: PrincipalPolicies[], most?: number) =>
  judgeAccount(principals, ACCOUNT.regions, undefined, most);

test.each([
  ["nobody", [], "neither"],
  ["those who may do nothing of it", [NONE, NONE], "neither"],
  ["those who have both", [BOTH, NONE, BOTH], "ready"],
  ["a condition among them", [BOTH, MFA, NONE], "conditional"],
  ["one who is not understood", [BOTH, MFA, BROKEN], "unknown"],
  ["one with the new name alone", [BOTH, BROKEN, NEW], "new-only"],
  ["one with the legacy name alone", [BOTH, NEW, BROKEN, OLD], "legacy-only"],
])("an account of %s", (_who, texts, verdict) => {
  const { pairs } = judge(texts.map((text, at) => named(`R${at}`, text)));
  expect(pairs.accept.verdict).toBe(verdict);
});

test("counts every verdict, and names who has one action only", () => {
  const { pairs } = judge([BOTH, OLD, NEW, NONE, MFA, BROKEN, OLD].map((text, at) => named(`R${at}`, text)));
  expect(pairs.accept).toMatchObject({
    counts: { ready: 1, "legacy-only": 2, "new-only": 1, neither: 1, conditional: 1, unknown: 1 },
    legacyOnly: { named: [{ name: "R1" }, { name: "R6" }], more: 0 },
    newOnly: { named: [{ name: "R2" }], more: 0 },
  });
  expect(pairs.leave).toMatchObject({ verdict: "unknown", counts: { ready: 1, neither: 4 } });
});

test("keeps the worst first, and counts the rest of everything", () => {
  const many = Array.from({ length: 30 }, (_, at) => named(`R${at}`, at < 20 ? MFA : OLD));
  const judged = judge(many, 12);
  expect(judged.principals.map(({ principal }) => principal.name)).toEqual(
    [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 0, 1].map((at) => `R${at}`),
  );
  expect(judged.morePrincipals).toBe(18);
  expect(judge(many, 4)).toMatchObject({ mends: { length: 4 }, moreMends: 6 });
  const { legacyOnly } = judge(many, 4).pairs.accept;
  expect([legacyOnly.named.length, legacyOnly.more]).toEqual([4, 6]);
});

describe("mends", () => {
  test("are named once however many a policy bears on, the widest first", () => {
    const { mends } = judge([
      named("Alone", NEW),
      named("First", OLD, { shared: true }),
      named("Second", OLD, { shared: true }),
    ]);
    expect(mends).toMatchObject([
      { policy: { arn: ARN }, statement: 1, pairs: ["accept"], principals: 2 },
      { policy: { attachedTo: { name: "Alone" } }, principals: 1 },
    ]);
  });

  test("count a user once to whom two groups bring the same policy", () => {
    const twice = named("First", OLD, { shared: true });
    const { mends } = judge([{ ...twice, policies: [...twice.policies, ...twice.policies] }]);
    expect(mends).toMatchObject([{ principals: 1 }]);
  });

  test("are not made for who has both all the same", () => {
    expect(judge([named("Fine", document(allow("*"), allow(LEGACY)))]).mends).toEqual([]);
  });
});

test("an account that was not looked at is unknown in everything, and of the stored shape", () => {
  const about = { account: ACCOUNT.id, at: "2026-11-02T09:00:00.000Z", regions: ["eu-west-1"] };
  const readiness = notLookedAt(about, "Access denied.");
  expect(accountPolicyReadinessSchema.parse(readiness)).toEqual(readiness);
  expect(Object.values(readiness.pairs).map(({ verdict }) => verdict)).toEqual([
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(readiness.unknown).toBe("Access denied.");
});
