import type { Credentials, Value } from "./graph.ts";

interface PolicyStatement {
  sid?: string;
  effect?: string;
  actions?: Value[];
  notActions?: Value[];
  resources?: Value[];
  notResources?: Value[];
  principals?: { type: string; identifiers: Value[] }[];
  conditions?: { test: string; variable: string; values: Value[] }[];
}

/**
 * Answers the calls to AWS of which an evaluation knows the answer: whose credentials these are, where they are used,
 * and what a policy document reads as.
 *
 * @throws where anything else is asked for
 */
export function invoke(
  token: string,
  inputs: Record<string, Value>,
  place: Credentials,
): Record<string, Value> {
  const { account, region, partition } = place;
  switch (token) {
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return {
        id: account,
        accountId: account,
        arn: `arn:${partition}:iam::${account}:user/evaluation`,
        userId: "AIDAEVALUATION",
      };
    case "aws:index/getRegion:getRegion":
      return { id: region, region, name: region, description: region };
    case "aws:index/getPartition:getPartition": {
      const dnsSuffix = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
      return {
        id: partition,
        partition,
        dnsSuffix,
        reverseDnsPrefix: dnsSuffix.split(".").toReversed().join("."),
      };
    }
    case "aws:iam/getPolicyDocument:getPolicyDocument": {
      const statements = (inputs.statements ?? []) as unknown as PolicyStatement[];
      const document = { Version: "2012-10-17", Statement: statements.map(statementOf) };
      return { id: "policy", json: JSON.stringify(document), statements: inputs.statements ?? [] };
    }
    default:
      throw new Error(
        `The program asks AWS for ${token}, and an evaluation without AWS does not know the answer. ` +
          "Write the value down as a setting, or teach it to packages/deployment/src/graph/invokes.ts.",
      );
  }
}

function statementOf(statement: PolicyStatement): Record<string, unknown> {
  const conditions: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values } of statement.conditions ?? []) {
    conditions[test] = { ...conditions[test], [variable]: oneOrMany(values) };
  }
  const everybody = statement.principals?.some(({ type }) => type === "*");
  const principals = Object.fromEntries(
    (statement.principals ?? []).map(({ type, identifiers }) => [type, oneOrMany(identifiers)]),
  );
  return {
    ...(statement.sid ? { Sid: statement.sid } : {}),
    Effect: statement.effect ?? "Allow",
    ...(statement.principals ? { Principal: everybody ? "*" : principals } : {}),
    ...(statement.actions ? { Action: oneOrMany(statement.actions) } : {}),
    ...(statement.notActions ? { NotAction: oneOrMany(statement.notActions) } : {}),
    ...(statement.resources ? { Resource: oneOrMany(statement.resources) } : {}),
    ...(statement.notResources ? { NotResource: oneOrMany(statement.notResources) } : {}),
    ...(statement.conditions?.length ? { Condition: conditions } : {}),
  };
}

function oneOrMany(values: Value[]): Value {
  return values.length === 1 ? (values[0] as Value) : values;
}
