// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes the variables of its policies this way.
import { describe, expect, it } from "vitest";
import { policy } from "../aws/testing/small-world.ts";
import { conditionValues, decide, evaluate, type PolicyQuestion } from "./evaluate.ts";
import { MalformedPolicy, readPolicy } from "./policy.ts";

const HUB = "arn:aws:securityhub:eu-west-1:222222222222:hub/default";
const ACCEPT = "securityhub:AcceptAdministratorInvitation";
const LEGACY = "securityhub:AcceptInvitation";

function question(more: Partial<PolicyQuestion> & { given?: Record<string, string | string[]> } = {}) {
  const { given = {}, ...rest } = more;
  return { action: ACCEPT, resource: HUB, principals: [], values: conditionValues(given), ...rest };
}

function ask(statement: Record<string, unknown>, more?: Parameters<typeof question>[0]) {
  const whole = { Effect: "Allow", Action: "*", Resource: "*", ...statement };
  return evaluate(readPolicy(policy(whole), "identity"), question(more));
}

describe("actions", () => {
  it.each([
    [ACCEPT, "allow"],
    ["SecurityHub:acceptadministratorinvitation", "allow"],
    ["securityhub:Accept*", "allow"],
    ["securityhub:AcceptAdministratorInvitatio?", "allow"],
    ["*", "allow"],
    [LEGACY, "none"],
    ["securityhub:*Invitations", "none"],
    ["config:*", "none"],
  ])("Action %s: %s", (Action, verdict) => {
    expect(ask({ Action })).toBe(verdict);
  });

  it("a dot in a pattern is a dot", () => {
    expect(ask({ Action: "securityhub.AcceptAdministratorInvitation" })).toBe("none");
  });

  it("NotAction allows everything but what it names", () => {
    const statement = { Action: undefined, NotAction: "securityhub:AcceptAdmin*" };
    expect(ask(statement)).toBe("none");
    expect(ask(statement, { action: LEGACY })).toBe("allow");
  });
});

describe("resources", () => {
  it.each([
    [HUB, "allow"],
    ["arn:aws:securityhub:*:222222222222:hub/default", "allow"],
    ["arn:aws:securityhub:eu-west-?:*:hub/*", "allow"],
    ["arn:aws:securityhub:*", "allow"],
    ["arn:aws:securityhub:eu-west-1:222222222222:HUB/default", "none"],
    ["arn:aws:securityhub:us-east-1:*:hub/default", "none"],
    ["arn:aws:securityhub", "none"],
    ["arn:aws:*:hub/default", "none"],
  ])("Resource %s: %s", (Resource, verdict) => {
    expect(ask({ Resource })).toBe(verdict);
  });

  it("a wildcard stays within its part of the ARN, and only the last part may hold colons", () => {
    const resource = "arn:aws:states:eu-west-1:222222222222:stateMachine:invitation";
    const on = (Resource: string) => ask({ Resource }, { resource });
    expect(on("arn:aws:*:222222222222:stateMachine:invitation")).toBe("none");
    expect(on("arn:aws:states:*:stateMachine:invitation:*")).toBe("none");
    expect(on("arn:aws:states:*:*:state*invitation")).toBe("allow");
  });

  it("an action without resources is allowed by * only", () => {
    expect(ask({ Resource: "*" }, { resource: "*" })).toBe("allow");
    expect(ask({ Resource: "arn:aws:securityhub:*:*:hub/*" }, { resource: "*" })).toBe("none");
  });

  it("NotResource allows everything but what it names", () => {
    expect(ask({ Resource: undefined, NotResource: HUB })).toBe("none");
    expect(ask({ Resource: undefined, NotResource: "arn:aws:s3:::*" })).toBe("allow");
  });

  it("variables count behind the fifth colon, and a value is never a pattern", () => {
    const given = { "aws:PrincipalAccount": "222222222222", "aws:username": "*" };
    const own = "arn:aws:securityhub:eu-west-1:222222222222:hub/${aws:username}";
    expect(ask({ Resource: own }, { given })).toBe("none");
    expect(ask({ Resource: own }, { given, resource: HUB.replace("default", "*") })).toBe("allow");
    expect(ask({ Resource: HUB.replace("222222222222", "${aws:PrincipalAccount}") }, { given })).toBe("none");
    expect(ask({ Resource: HUB.replace("default", "${aws:userid}") }, { given })).toBe("none");
    expect(ask({ Resource: HUB.replace("default", "${aws:userid, 'default'}") }, { given })).toBe("allow");
  });
});

describe("conditions", () => {
  it.each([
    ["StringEquals", "eu-west-1", "allow"],
    ["StringEquals", "EU-WEST-1", "none"],
    ["StringEquals", "eu-*", "none"],
    ["StringEqualsIgnoreCase", "EU-WEST-1", "allow"],
    ["StringNotEquals", "eu-west-1", "none"],
    ["StringNotEquals", "us-east-1", "allow"],
    ["StringLike", "eu-*", "allow"],
    ["StringNotLike", "eu-*", "none"],
    ["StringLike", "us-*", "none"],
  ])("%s %s: %s", (operator, wanted, verdict) => {
    const given = { "aws:RequestedRegion": "eu-west-1" };
    expect(ask({ Condition: { [operator]: { "AWS:requestedregion": wanted } } }, { given })).toBe(verdict);
  });

  it.each([
    ["ArnEquals", "arn:aws:iam::222222222222:role/Member", "allow"],
    ["ArnLike", "arn:aws:iam::*:role/Mem*", "allow"],
    ["ArnEquals", "arn:aws:iam::*:role/Mem*", "allow"],
    ["ArnLike", "arn:aws:iam::*:role/Other", "none"],
    ["ArnLike", "arn:*role/Member", "none"],
    ["ArnNotLike", "arn:aws:iam::*:role/Mem*", "none"],
    ["ArnNotEquals", "arn:aws:iam::*:role/Other", "allow"],
  ])("%s %s: %s", (operator, wanted, verdict) => {
    const given = { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/Member" };
    expect(ask({ Condition: { [operator]: { "aws:PrincipalArn": wanted } } }, { given })).toBe(verdict);
  });

  it("Bool takes text and truth values", () => {
    const given = { "aws:SecureTransport": "false" };
    expect(ask({ Condition: { Bool: { "aws:SecureTransport": false } } }, { given })).toBe("allow");
    expect(ask({ Condition: { Bool: { "aws:SecureTransport": "true" } } }, { given })).toBe("none");
  });

  it("compares numbers and dates", () => {
    const given = { "aws:EpochTime": "1700000000", "aws:CurrentTime": "2026-09-27T10:00:00Z" };
    const holds = (Condition: unknown) => ask({ Condition }, { given });
    expect(holds({ NumericLessThan: { "aws:EpochTime": 1700000001 } })).toBe("allow");
    expect(holds({ NumericLessThan: { "aws:EpochTime": 1700000000 } })).toBe("none");
    expect(holds({ DateGreaterThan: { "aws:CurrentTime": "2026-09-27T09:59:59Z" } })).toBe("allow");
    expect(holds({ DateGreaterThan: { "aws:CurrentTime": "2026-09-27T12:00:01+02:00" } })).toBe("none");
  });

  it.each([
    ["10.0.0.0/8", "10.1.2.3", "allow"],
    ["10.1.2.3", "10.1.2.3", "allow"],
    ["10.1.2.3", "10.1.2.4", "none"],
    ["0.0.0.0/0", "203.0.113.9", "allow"],
    ["0.0.0.0/0", "2001:db8::1", "none"],
    ["2001:db8::/32", "2001:db8:7::1", "allow"],
    ["10.0.0.0/33", "10.1.2.3", "none"],
    ["somewhere", "10.1.2.3", "none"],
  ])("IpAddress %s holds %s: %s", (wanted, address, verdict) => {
    const given = { "aws:SourceIp": address };
    expect(ask({ Condition: { IpAddress: { "aws:SourceIp": wanted } } }, { given })).toBe(verdict);
    const other = verdict === "allow" ? "none" : "allow";
    expect(ask({ Condition: { NotIpAddress: { "aws:SourceIp": wanted } } }, { given })).toBe(other);
  });

  it("a key of several values is matched only with a set operator, and numbers and dates take no variables", () => {
    const given = { "aws:TagKeys": ["team"], "aws:EpochTime": "5", "aws:MultiFactorAuthAge": "5" };
    const on = (Condition: unknown) => ask({ Condition }, { given });
    expect(on({ StringEquals: { "aws:TagKeys": "team" } })).toBe("none");
    expect(on({ StringNotEquals: { "aws:TagKeys": "cost" } })).toBe("none");
    expect(on({ "ForAnyValue:StringEqualsIfExists": { absent: "x" } })).toBe("none");
    const age = { "aws:MultiFactorAuthAge": "${aws:EpochTime}" };
    expect(on({ NumericEquals: age })).toBe("none");
    expect(on({ StringEquals: age })).toBe("allow");
  });

  it("a key that the request does not have fails a test, unless the test is a Not, IfExists or Null", () => {
    const on = (operator: string, wanted: unknown = "x") =>
      ask({ Condition: { [operator]: { absent: wanted } } });
    expect(on("StringEquals")).toBe("none");
    expect(on("StringNotEquals")).toBe("allow");
    expect(on("StringEqualsIfExists")).toBe("allow");
    expect(on("Null", "true")).toBe("allow");
    expect(on("Null", "false")).toBe("none");
    expect(on("ForAllValues:StringEquals")).toBe("allow");
    expect(on("ForAnyValue:StringEquals")).toBe("none");
    expect(on("ForAnyValue:StringNotEquals")).toBe("none");
  });

  it("set operators look at every value of the request", () => {
    const given = { "aws:TagKeys": ["team", "cost"] };
    const on = (operator: string, wanted: string[]) =>
      ask({ Condition: { [operator]: { "aws:TagKeys": wanted } } }, { given });
    expect(on("ForAnyValue:StringEquals", ["team"])).toBe("allow");
    expect(on("ForAnyValue:StringEquals", ["owner"])).toBe("none");
    expect(on("ForAllValues:StringEquals", ["team"])).toBe("none");
    expect(on("ForAllValues:StringEquals", ["team", "cost", "owner"])).toBe("allow");
  });

  it("all operators and keys have to hold, of the values any one", () => {
    const given = { "aws:RequestedRegion": "eu-west-1", "aws:PrincipalAccount": "222222222222" };
    const both = (account: string) => ({
      StringEquals: { "aws:RequestedRegion": ["us-east-1", "eu-west-1"] },
      StringLike: { "aws:PrincipalAccount": account },
    });
    expect(ask({ Condition: both("2*") }, { given })).toBe("allow");
    expect(ask({ Condition: both("3*") }, { given })).toBe("none");
  });

  it("puts variables into values", () => {
    const given = { "aws:ResourceAccount": "222222222222", "aws:PrincipalAccount": "222222222222" };
    const Condition = { StringEquals: { "aws:ResourceAccount": "${aws:PrincipalAccount}" } };
    expect(ask({ Condition }, { given })).toBe("allow");
    expect(ask({ Condition }, { given: { ...given, "aws:PrincipalAccount": "3" } })).toBe("none");
  });
});

describe("principals of a trust policy", () => {
  const root = "arn:aws:iam::111111111111:root";
  const trusts = (Principal: unknown, principals: string[]) =>
    evaluate(
      readPolicy(policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal }), "trust"),
      question({ action: "sts:AssumeRole", principals }),
    );

  it("matches one of the caller's names, or anyone", () => {
    expect(trusts({ AWS: [root, "x"] }, ["111111111111", root])).toBe("allow");
    expect(trusts({ AWS: "*" }, [root])).toBe("allow");
    expect(trusts("*", [root])).toBe("allow");
    expect(trusts({ AWS: "arn:aws:iam::333333333333:root" }, [root])).toBe("none");
    expect(trusts({ AWS: "arn:aws:iam::1*:root" }, [root])).toBe("none");
    expect(trusts({ Service: "lambda.amazonaws.com" }, ["lambda.amazonaws.com", root])).toBe("none");
  });
});

describe("decide", () => {
  const layer = (
    kind: "identity" | "session" | "boundary" | "service-control",
    ...list: Record<string, unknown>[]
  ) => ({
    kind,
    statements: readPolicy(policy(...list), "identity"),
  });
  const allow = (Action: string) => ({ Effect: "Allow", Action, Resource: "*" });
  const deny = (Action: string) => ({ Effect: "Deny", Action, Resource: "*" });

  it("Deny wins over Allow, whichever comes first", () => {
    for (const list of [
      [allow("*"), deny(ACCEPT)],
      [deny(ACCEPT), allow("*")],
    ])
      expect(decide([layer("identity", ...list)], question())).toEqual({
        allowed: false,
        layer: "identity",
        explicit: true,
      });
  });

  it("every layer has to allow", () => {
    const identity = layer("identity", allow("securityhub:*"));
    const legacyOnly = layer("boundary", allow(LEGACY));
    expect(decide([identity, legacyOnly], question({ action: LEGACY }))).toEqual({ allowed: true });
    expect(decide([identity, legacyOnly], question())).toEqual({
      allowed: false,
      layer: "boundary",
      explicit: false,
    });
  });

  it("names an explicit Deny of a later layer before a missing Allow of an earlier one", () => {
    const layers = [layer("identity", allow(LEGACY)), layer("service-control", allow("*"), deny(ACCEPT))];
    expect(decide(layers, question())).toEqual({ allowed: false, layer: "service-control", explicit: true });
  });
});

describe("a policy that IAM would not take", () => {
  const allowed = { Effect: "Allow", Action: "*", Resource: "*" };
  it.each([
    ["its version", { Version: "2008-10-17", Statement: [allowed] }, "identity", "2008-10-17"],
    ["an unknown effect", policy({ ...allowed, Effect: "allow" }), "identity", '"allow"'],
    ["an unknown element", policy({ ...allowed, Actions: "*" }), "identity", '"Actions"'],
    ["no action", policy({ Effect: "Allow", Resource: "*" }), "identity", "no Action"],
    ["both actions", policy({ ...allowed, NotAction: "*" }), "identity", "both"],
    ["no resource", policy({ Effect: "Allow", Action: "*" }), "identity", "no Resource"],
    ["a principal", policy({ ...allowed, Principal: "*" }), "identity", "Principal"],
    ["no principal", policy({ Effect: "Allow", Action: "*" }), "trust", "no Principal"],
    ["a resource in a trust policy", policy({ ...allowed, Principal: "*" }), "trust", "Resource"],
    [
      "an unknown operator",
      policy({ ...allowed, Condition: { IpAddresses: { a: "b" } } }),
      "identity",
      '"IpAddresses"',
    ],
    ["a value that is no text", policy({ ...allowed, Resource: [{}] }), "identity", "no string"],
    ["an empty list", policy({ ...allowed, Action: [] }), "identity", "empty"],
    ["no object", "*", "identity", "JSON object"],
  ] as const)("%s is named", (_, document, kind, sentence) => {
    const read = () => readPolicy(document, kind);
    expect(read).toThrow(MalformedPolicy);
    expect(read).toThrow(sentence);
  });
});
