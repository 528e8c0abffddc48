// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes the variables of its policies this way.
import { roleTrustSchema, type TrustFault, type TrustVerdict } from "@invitations/core/role-trust";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { judgeTrust } from "./judge-trust.ts";
import type { Statement } from "./testing/policies.ts";
import type { Trusted } from "./trust-statement.ts";

const ADMINISTRATOR = "999988887777";
const ID = "join-7f3a";
const trusted: Trusted = { partition: "aws", administrator: ADMINISTRATOR, externalId: ID };
const STEPS = `arn:aws:iam::${ADMINISTRATOR}:role/member-steps`;
const ROOT = `arn:aws:iam::${ADMINISTRATOR}:root`;
const OTHER = "arn:aws:iam::444455556666:root";

const demand = (operator = "StringEquals", value: unknown = ID, key = "sts:ExternalId") => ({
  Condition: { [operator]: { [key]: value } },
});
const trust = (principal: unknown, more: Statement = {}): Statement => ({
  Effect: "Allow",
  Principal: principal,
  Action: "sts:AssumeRole",
  ...demand(),
  ...more,
});
const aws = (...names: string[]) => trust({ AWS: names.length === 1 ? names[0] : names });
const policy = (...statements: unknown[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const judge = (text: string | undefined) => {
  const judged = judgeTrust(text, trusted);
  expect(roleTrustSchema.parse(JSON.parse(JSON.stringify(judged)))).toEqual(judged);
  return judged;
};

test.each<[what: string, statements: unknown[], verdict: TrustVerdict, faults: TrustFault["fault"][]]>([
  ["the administrator account", [aws(ROOT)], "as-it-should-be", []],
  ["its id", [aws(ADMINISTRATOR)], "as-it-should-be", []],
  ["a role of it", [aws(STEPS)], "as-it-should-be", []],
  [
    "a session of it",
    [aws(`arn:aws:sts::${ADMINISTRATOR}:assumed-role/member-steps/one`)],
    "as-it-should-be",
    [],
  ],
  ["two of its roles", [aws(STEPS, `arn:aws:iam::${ADMINISTRATOR}:role/a/b`)], "as-it-should-be", []],
  [
    "further conditions",
    [trust({ AWS: ROOT }, { Condition: { ...demand().Condition, Bool: { "aws:SecureTransport": "true" } } })],
    "as-it-should-be",
    [],
  ],
  [
    "the key in other letters",
    [trust({ AWS: ROOT }, demand("StringEquals", ID, "STS:externalid"))],
    "as-it-should-be",
    [],
  ],
  ["the id in a list", [trust({ AWS: ROOT }, demand("StringEquals", [ID]))], "as-it-should-be", []],
  ["StringLike without a wildcard", [trust({ AWS: ROOT }, demand("StringLike"))], "as-it-should-be", []],
  ["every action of STS", [trust({ AWS: ROOT }, { Action: "sts:*" })], "as-it-should-be", []],
  ["a Deny for others", [aws(ROOT), { ...aws(OTHER), Effect: "Deny" }], "as-it-should-be", []],
  ["a Deny that is a riddle", [aws(ROOT), { Effect: "Deny", Whim: "*" }], "as-it-should-be", []],
  ["leave to tag", [aws(ROOT), { ...aws(OTHER), Action: "sts:TagSession" }], "as-it-should-be", []],
  // Too wide.
  ["everybody", [trust("*")], "too-wide", ["anybody"]],
  ["everybody of AWS", [aws("*")], "too-wide", ["anybody"]],
  ["everybody beside the administrator", [aws(ROOT, "*")], "too-wide", ["anybody"]],
  [
    "everybody but one",
    [{ ...aws(ROOT), Principal: undefined, NotPrincipal: { AWS: OTHER } }],
    "too-wide",
    ["anybody"],
  ],
  ["another account", [aws(OTHER)], "too-wide", ["others"]],
  ["another account's id", [aws("444455556666")], "too-wide", ["others"]],
  ["another beside the administrator", [aws(STEPS, OTHER)], "too-wide", ["others"]],
  ["another in a statement of its own", [aws(STEPS), aws(OTHER)], "too-wide", ["others"]],
  [
    "the administrator's id in another partition",
    [aws(ROOT.replace("aws", "aws-cn"))],
    "too-wide",
    ["others"],
  ],
  ["a service", [trust({ AWS: ROOT, Service: "ec2.amazonaws.com" })], "too-wide", ["others"]],
  [
    "a provider of identities",
    [trust({ Federated: "cognito-identity.amazonaws.com" })],
    "too-wide",
    ["others"],
  ],
  [
    "federation alone",
    [
      aws(ROOT),
      {
        ...trust({ Federated: "arn:aws:iam::444455556666:saml-provider/x" }),
        Action: "sts:AssumeRoleWithSAML",
      },
    ],
    "too-wide",
    ["others"],
  ],
  ["no condition", [trust({ AWS: ROOT }, { Condition: undefined })], "too-wide", ["no-external-id"]],
  [
    "another condition",
    [trust({ AWS: ROOT }, demand("StringEquals", "o-1", "aws:PrincipalOrgID"))],
    "too-wide",
    ["no-external-id"],
  ],
  [
    "one statement without",
    [aws(ROOT), trust({ AWS: STEPS }, { Condition: {} })],
    "too-wide",
    ["no-external-id"],
  ],
  [
    "another id",
    [trust({ AWS: ROOT }, demand("StringEquals", "another"))],
    "too-wide",
    ["loose-external-id"],
  ],
  [
    "our id and another",
    [trust({ AWS: ROOT }, demand("StringEquals", [ID, "x9"]))],
    "too-wide",
    ["loose-external-id"],
  ],
  ["any id", [trust({ AWS: ROOT }, demand("StringLike", "*"))], "too-wide", ["loose-external-id"]],
  ["no id in a list", [trust({ AWS: ROOT }, demand("StringEquals", []))], "too-wide", ["loose-external-id"]],
  [
    "a variable",
    [trust({ AWS: ROOT }, demand("StringEquals", "${aws:username}"))],
    "too-wide",
    ["loose-external-id"],
  ],
  ...[
    "StringEqualsIfExists",
    "ForAllValues:StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "stringequals",
    "Null",
  ].map(
    (operator) =>
      [operator, [trust({ AWS: ROOT }, demand(operator))], "too-wide", ["loose-external-id"]] as [
        string,
        unknown[],
        TrustVerdict,
        TrustFault["fault"][],
      ],
  ),
  [
    "everything at once",
    [trust({ AWS: ["*", OTHER] }, { Condition: undefined })],
    "too-wide",
    ["anybody", "others", "no-external-id"],
  ],
  [
    "all but another action",
    [{ ...aws(OTHER), Action: undefined, NotAction: "sts:TagSession" }],
    "too-wide",
    ["others"],
  ],
  // Not understood is never as it should be.
  ["an id of somebody who is gone", [aws("AROAEXAMPLEID")], "unknown", ["not-understood"]],
  ["a wildcard in an ARN", [aws(`arn:aws:iam::${ADMINISTRATOR}:role/*`)], "unknown", ["not-understood"]],
  ["a lower-case effect", [aws(ROOT), { ...aws(OTHER), Effect: "allow" }], "unknown", ["not-understood"]],
  [
    "a lower-case principal",
    [aws(ROOT), { ...aws(ROOT), Principal: undefined, principal: "*" }],
    "unknown",
    ["not-understood", "not-understood"],
  ],
  ["a Resource", [aws(ROOT), { ...aws(ROOT), Resource: "*" }], "unknown", ["not-understood"]],
  ["no Principal", [{ ...aws(ROOT), Principal: undefined }], "unknown", ["not-understood"]],
  ["a Principal of nobody", [trust({})], "unknown", ["not-understood"]],
  ["a Principal of an unknown kind", [trust({ AWS: ROOT, Robot: "x" })], "unknown", ["not-understood"]],
  ["a Principal that is a number", [trust({ AWS: 7 })], "unknown", ["not-understood"]],
  ["a condition that is none", [trust({ AWS: ROOT }, { Condition: "mfa" })], "unknown", ["not-understood"]],
  [
    "an action without a service",
    [trust({ AWS: ROOT }, { Action: "AssumeRole" })],
    "unknown",
    ["not-understood"],
  ],
  ["a statement that is none", [aws(ROOT), "Allow"], "unknown", ["not-understood"]],
  ["nobody", [], "unknown", ["not-understood"]],
  ["leave to tag alone", [trust({ AWS: ROOT }, { Action: "sts:TagSession" })], "unknown", ["not-understood"]],
])("a trust policy with %s", (_what, statements, verdict, faults) => {
  const judged = judge(policy(...statements));
  expect(judged.verdict).toBe(verdict);
  expect(judged.faults.map(({ fault }) => fault)).toEqual(faults);
});

describe("a trust policy", () => {
  it("names whom it lets in, and whom besides the administrator account", () => {
    const many = Array.from({ length: 14 }, (_, at) => `${100_000_000_000 + at}`);
    const judged = judge(policy(aws(STEPS, ...many), aws(STEPS)));
    expect(judged.principals.slice(0, 2)).toEqual([STEPS, "100000000000"]);
    expect(judged.morePrincipals).toBe(5);
    expect(judged.faults).toEqual([
      { fault: "others", statement: 1, principals: many.slice(0, 10), more: 4 },
    ]);
  });

  it("that is too wide is told so before any riddle", () => {
    const riddles = Array.from({ length: 12 }, () => "?");
    const judged = judge(policy(...riddles, trust("*")));
    expect(judged.faults[0]).toEqual({ fault: "anybody", statement: 13 });
    expect(judged.faults).toHaveLength(10);
  });

  it.each([
    ["is missing", undefined, /gave no trust policy/],
    ["is not JSON", "%7B", /not JSON/],
    [
      "has an element twice",
      policy(aws(ROOT)).replace('"Effect"', '"Effect":"Allow","Effect"'),
      /"Effect" twice/,
    ],
  ])("that %s is unknown, with the reason", (_what, text, because) => {
    expect(judge(text)).toEqual({
      verdict: "unknown",
      principals: [],
      morePrincipals: 0,
      faults: [{ fault: "not-understood", because: expect.stringMatching(because) }],
    });
  });

  it("is read percent-encoded, as IAM gives it", () => {
    expect(judge(encodeURIComponent(policy(aws(ROOT)))).verdict).toBe("as-it-should-be");
  });
});

/** Whom a policy lets in, by an evaluator that shares nothing with the product; every doubt is for the caller. */
function letsIn(
  text: string,
  caller: { account: string; arn: string },
  externalId: string | undefined,
): boolean {
  const parsed = JSON.parse(text) as { Statement: unknown };
  return [parsed.Statement].flat().some((given) => {
    const { Effect, Principal, NotPrincipal, Action, NotAction, Condition } = Object(given);
    if (Effect === "Deny") return false;
    const named = typeof Principal === "object" ? [Object(Principal).AWS].flat() : [Principal];
    const who =
      NotPrincipal !== undefined ||
      named.some(
        (name) =>
          name === "*" ||
          name === caller.account ||
          name === caller.arn ||
          name === `arn:aws:iam::${caller.account}:root`,
      );
    const acts =
      NotAction !== undefined ||
      [Action].flat().some((name) => /^(\*|sts:\*|sts:assumerole)$/i.test(String(name)));
    const refused = Object.entries(Object(Condition)).some(
      ([operator, keys]) =>
        operator === "StringEquals" &&
        Object.entries(Object(keys)).some(
          ([key, value]) => key.toLowerCase() === "sts:externalid" && ![value].flat().includes(externalId),
        ),
    );
    return who && acts && !refused;
  });
}

const CALLERS = [
  { account: ADMINISTRATOR, arn: STEPS },
  { account: "444455556666", arn: "arn:aws:iam::444455556666:role/thief" },
];

/** Nobody but the administrator account is let in, and it only with this external id. */
function isAsItShouldBe(text: string): boolean {
  return CALLERS.every((caller) =>
    [ID, "another", undefined].every(
      (externalId) =>
        !letsIn(text, caller, externalId) || (caller.account === ADMINISTRATOR && externalId === ID),
    ),
  );
}

const names = fc.constantFrom(
  ROOT,
  STEPS,
  ADMINISTRATOR,
  "*",
  OTHER,
  "444455556666",
  "arn:aws:iam::444455556666:role/thief",
);
const statements = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Allow", "Allow", "Deny"),
    Principal: fc.oneof(
      { weight: 5, arbitrary: fc.uniqueArray(names, { minLength: 1, maxLength: 2 }).map((AWS) => ({ AWS })) },
      { weight: 1, arbitrary: fc.constant("*") },
    ),
    Action: fc.constantFrom(
      "sts:AssumeRole",
      "sts:AssumeRole",
      "sts:*",
      "*",
      "sts:TagSession",
      "STS:assumerole",
    ),
    Condition: fc.constantFrom(
      ...[ID, ID, ID, "another", [ID, "another"]].map((value) => demand("StringEquals", value).Condition),
      demand("StringEqualsIfExists").Condition,
      demand("ForAllValues:StringEquals").Condition,
      demand("StringEquals", "x", "aws:PrincipalTag/team").Condition,
    ),
  },
  { requiredKeys: ["Effect", "Principal", "Action"] },
);

describe("a false as-it-should-be", () => {
  test("comes about in no mixture of what a trust policy is made of", () => {
    let sure = 0;
    fc.assert(
      fc.property(fc.array(statements, { minLength: 1, maxLength: 3 }), (given) => {
        const text = policy(...given);
        if (judge(text).verdict !== "as-it-should-be") return;
        sure += 1;
        expect(isAsItShouldBe(text)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    expect(sure).toBeGreaterThan(30);
  });

  const WIDE = [
    [trust("*")],
    [aws(STEPS), aws(OTHER)],
    [aws(STEPS), trust({ AWS: STEPS }, { Condition: undefined })],
    [aws(STEPS), trust({ AWS: STEPS }, demand("StringEquals", [ID, "another"]))],
  ].map((given) => policy(...given));

  test("comes about by no slip of the pen in a policy that is too wide", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WIDE),
        fc.nat(500),
        fc.string({ maxLength: 2 }),
        fc.nat(3),
        (wide, place, piece, cutOff) => {
          const at = place % wide.length;
          const slip = wide.slice(0, at) + piece + wide.slice(at + cutOff);
          if (judge(slip).verdict === "as-it-should-be") expect(isAsItShouldBe(slip)).toBe(true);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test("whatever stands there, judging it does not throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), (text) => {
        expect(judge(text).verdict).toBe("unknown");
      }),
      { numRuns: 500 },
    );
  });
});
