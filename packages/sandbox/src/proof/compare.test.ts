import { describe, expect, it } from "vitest";
import { type Grant, missing, over } from "./compare.ts";

const hub = (region: string) => `arn:aws:securityhub:${region}:111122223333:hub/default`;
const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/record";
const look: Grant = { sid: "Look", actions: ["securityhub:DescribeHub"], resources: [hub("*")] };
const list: Grant = { sid: "List", actions: ["dynamodb:Query"], resources: [table, `${table}/index/byTime`] };
const find: Grant = { sid: "Find", actions: ["organizations:DescribeOrganization"], resources: ["*"] };
const called = (action: string, ...resources: string[]) =>
  resources.map((resource) => ({ action, resource }));
const looked = called("securityhub:DescribeHub", hub("eu-west-1"), hub("us-east-1"));
const listed = called("dynamodb:Query", table, `${table}/index/byTime`);
const found = called("organizations:DescribeOrganization", "*");
const all = [look, list, find];
const everything = [...looked, ...listed, ...found];

describe("what is missing", () => {
  it("is nothing where some statement allows each call", () => {
    expect(missing(all, everything)).toEqual([]);
  });

  it("is each call that no statement allows, told once", () => {
    expect(missing([list], [...looked, ...looked, ...listed])).toEqual([
      `securityhub:DescribeHub on ${hub("eu-west-1")}: called, and allowed by no statement`,
      `securityhub:DescribeHub on ${hub("us-east-1")}: called, and allowed by no statement`,
    ]);
    const index = called("dynamodb:Query", `${table}/index/byAlias`);
    expect(missing(all, index)).toHaveLength(1);
    // One statement's action on another's resource.
    expect(missing(all, called("dynamodb:Query", hub("eu-west-1")))).toHaveLength(1);
  });
});

describe("what is over", () => {
  it("is nothing where each action was called on each resource, and each wildcard stood for several", () => {
    expect(over(all, everything)).toEqual([]);
  });

  it("is an action on a resource that was never called so", () => {
    expect(over([list], called("dynamodb:Query", table))).toEqual([
      `List: dynamodb:Query on ${table}/index/byTime: allowed, and never called`,
    ]);
    const more = { ...look, actions: [...look.actions, "securityhub:DeleteMembers"] };
    expect(over([more], looked)).toEqual([
      `Look: securityhub:DeleteMembers on ${hub("*")}: allowed, and never called`,
    ]);
    expect(over(all, [])).toHaveLength(4);
  });

  it("is a wildcard that always stood for the same, and * where a call names a resource", () => {
    expect(over([look], looked.slice(0, 1))).toEqual([
      `Look: arn:aws:securityhub:*: the last wildcard stood for nothing but "eu-west-1"`,
    ]);
    expect(over([{ ...list, resources: ["*"] }], listed)).toEqual([
      `List: *: a call names ${table}, and so could the statement`,
      `List: *: a call names ${table}/index/byTime, and so could the statement`,
    ]);
    const secret = {
      sid: "Read",
      actions: ["secretsmanager:GetSecretValue"],
      resources: ["arn:aws:secretsmanager:eu-west-1:1:secret:token-??????"],
    };
    const read = called(
      "secretsmanager:GetSecretValue",
      "arn:aws:secretsmanager:eu-west-1:1:secret:token-a1B2c3",
    );
    expect(over([secret], read)).toHaveLength(1);
    expect(over([secret], read, { open: [/-\?{6}$/] })).toEqual([]);
  });

  it("is not what cannot be seen, and that alone", () => {
    const log = {
      sid: "Log",
      actions: ["logs:PutLogEvents", "logs:DeleteLogGroup"],
      resources: ["arn:aws:logs:eu-west-1:1:log-group:mine"],
    };
    expect(over([log], [], { unseen: ["logs:PutLogEvents"] })).toEqual([
      "Log: logs:DeleteLogGroup on arn:aws:logs:eu-west-1:1:log-group:mine: allowed, and never called",
    ]);
  });
});
