import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { duplicateKey } from "./duplicate-key.ts";
import { readDocument } from "./read-document.ts";

const ALLOW = { Effect: "Allow", Action: "securityhub:AcceptInvitation", Resource: "*" };
const policy = (...statements: unknown[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

describe("a document that is read", () => {
  test.each([
    ["percent-encoded", encodeURIComponent(policy(ALLOW))],
    ["plain", policy(ALLOW)],
    ["with space before it", `\n  ${policy(ALLOW)}`],
    ["encoded with space before it", encodeURIComponent(`\n${policy(ALLOW)}`)],
    ["with one statement that is no list", JSON.stringify({ Version: "2012-10-17", Statement: ALLOW })],
    ["of 2008", JSON.stringify({ Version: "2008-10-17", Id: "old", Statement: [ALLOW] })],
    ["without a Version", JSON.stringify({ Statement: [ALLOW] })],
  ])("%s", (_how, text) => {
    expect(readDocument(text).statements).toEqual([
      {
        place: 1,
        effect: "Allow",
        actions: { not: false, patterns: ["securityhub:AcceptInvitation"] },
        resources: { not: false, patterns: ["*"] },
        conditions: [],
        faults: [],
        source: ALLOW,
      },
    ]);
  });

  test("keeps a percent sign of plain JSON as it is", () => {
    const [statement] = readDocument(policy({ ...ALLOW, Sid: "100%25" })).statements ?? [];
    expect(statement?.sid).toBe("100%25");
  });

  test("may have thousands of statements", () => {
    const statements = Array.from({ length: 5000 }, (_, at) => ({ ...ALLOW, Sid: `S${at}` }));
    const read = readDocument(encodeURIComponent(policy(...statements))).statements ?? [];
    expect(read).toHaveLength(5000);
    expect(read.at(-1)).toMatchObject({ place: 5000, sid: "S4999", faults: [] });
  });

  test("keeps conditions as texts", () => {
    const Condition = {
      Bool: { "aws:MultiFactorAuthPresent": true },
      NumericLessThan: { "aws:MultiFactorAuthAge": [3600] },
    };
    const [statement] = readDocument(policy({ ...ALLOW, Condition })).statements ?? [];
    expect(statement).toMatchObject({
      faults: [],
      conditions: [
        { operator: "Bool", key: "aws:MultiFactorAuthPresent", values: ["true"] },
        { operator: "NumericLessThan", key: "aws:MultiFactorAuthAge", values: ["3600"] },
      ],
    });
  });

  test("takes a Condition without an operator for none", () => {
    const [statement] = readDocument(policy({ ...ALLOW, Condition: {} })).statements ?? [];
    expect(statement).toMatchObject({ effect: "Allow", faults: [], conditions: [] });
  });
});

test.each<[string, string, RegExp]>([
  ["no text at all", "", /not JSON/],
  ["no JSON", "{ Version: 2012 }", /not JSON/],
  ["cut off", policy(ALLOW).slice(0, -2), /not JSON/],
  ["encoded twice", encodeURIComponent(encodeURIComponent(policy(ALLOW))), /not JSON/],
  ["broken encoding", "%7B%2", /not percent-encoded/],
  ["a list", "[]", /not a JSON object/],
  ["null", "null", /not a JSON object/],
  ["nested without end", "[".repeat(200_000), /not JSON/],
  ["a Version of tomorrow", JSON.stringify({ Version: "2030-01-01", Statement: ALLOW }), /Version/],
  ["a lower-case statement", JSON.stringify({ Version: "2012-10-17", statement: ALLOW }), /"statement"/],
  ["no Statement", JSON.stringify({ Version: "2012-10-17" }), /no Statement/],
  ["an element twice", policy(ALLOW).replace('"Effect"', '"Effect":"Deny","Effect"'), /"Effect" twice/],
  ["an element of another name", '{"__proto__":{},"Statement":[]}', /"__proto__"/],
])("%s is no document", (_what, text, why) => {
  const { unread } = readDocument(text);
  expect(unread).toMatch(why);
});

test.each<[string, unknown, RegExp]>([
  ["a text", "Allow all", /not a JSON object/],
  ["null", null, /not a JSON object/],
  ["lower-case elements", { effect: "Allow", action: "*", resource: "*" }, /spells Effect as "effect"/],
  ["a lower-case effect", { ...ALLOW, Effect: "allow" }, /Effect other than/],
  ["no effect", { ...ALLOW, Effect: undefined }, /Effect other than/],
  ["Action and NotAction", { ...ALLOW, NotAction: "s3:*" }, /both Action and NotAction/],
  ["no Action", { Effect: "Allow", Resource: "*" }, /neither Action nor NotAction/],
  ["no Resource", { Effect: "Allow", Action: "*" }, /neither Resource nor NotResource/],
  ["Resource and NotResource", { ...ALLOW, NotResource: "*" }, /both Resource and NotResource/],
  ["an empty list of actions", { ...ALLOW, Action: [] }, /an Action that is not text/],
  ["a number among the actions", { ...ALLOW, Action: ["*", 1] }, /an Action that is not text/],
  ["an object as the resource", { ...ALLOW, Resource: { "Fn::Sub": "x" } }, /Resource that is not text/],
  ["Principal", { ...ALLOW, Principal: "*" }, /"Principal", which is not known/],
  ["NotPrincipal", { ...ALLOW, NotPrincipal: "*" }, /"NotPrincipal", which is not known/],
  ["a condition that is a text", { ...ALLOW, Condition: "mfa" }, /Condition that is not a JSON object/],
  ["a condition about no key", { ...ALLOW, Condition: { Bool: {} } }, /"Bool" names no condition key/],
  ["a condition of null", { ...ALLOW, Condition: { Bool: { x: null } } }, /"x" is neither a value/],
  ["a Sid that is a number", { ...ALLOW, Sid: 1 }, /Sid that is not text/],
])("a statement of %s has a fault and no effect", (_what, statement, why) => {
  const [read] = readDocument(policy(statement)).statements ?? [];
  expect(read?.effect).toBe("unclear");
  expect(read?.faults.join(" ")).toMatch(why);
});

test("whatever stands in a document, reading it does not throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), fc.boolean(), (text, encoded) => {
      const given = encoded ? encodeURIComponent(text.toWellFormed()) : text;
      const read = readDocument(given);
      expect(read.unread === undefined).toBe(Array.isArray(read.statements));
    }),
    { numRuns: 500 },
  );
});

describe("a name that stands twice", () => {
  test.each<[string, string | undefined]>([
    ['{"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]}', undefined],
    ['{"a":1,"a":2}', "a"],
    ['{"x":{"a":1,"b":[],"a":2}}', "a"],
    ['[{"a":"a"},{"b":[{"a":1,"\\u0061":2}]}]', "a"],
    ['{"a":"{\\"a\\":1,","b":"\\\\","c":1}', undefined],
    ['{"a":["a","a",{"b":1}],"b":"a"}', undefined],
  ])("in %s: %s", (json, name) => {
    expect(duplicateKey(json)).toBe(name);
  });

  test("is never seen in what JSON.stringify wrote", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(duplicateKey(json)).toBeUndefined();
      }),
    );
  });
});
