import type { Graph, Resource } from "../graph/graph.ts";
import { arnOf, at, type Check, ofKind } from "./check.ts";
import { isForAccount, resourcePoliciesOf, statementsOf } from "./policy.ts";

/** Where each kind of thing says which role it runs under, and the service that takes the role for it. */
const TAKERS: readonly { kind: string; service: string; path: string[] }[] = [
  { kind: "lambda.Function", service: "lambda.amazonaws.com", path: ["role"] },
  { kind: "sfn.StateMachine", service: "states.amazonaws.com", path: ["roleArn"] },
  { kind: "scheduler.Schedule", service: "scheduler.amazonaws.com", path: ["target", "roleArn"] },
  { kind: "cloudwatch.EventTarget", service: "events.amazonaws.com", path: ["roleArn"] },
];

/** Services that tell for whose sake they take a role. Lambda tells nothing. */
const TELLING = ["states.amazonaws.com", "scheduler.amazonaws.com", "events.amazonaws.com"];

/** Each role is of one thing, and trusts the service of that thing and nobody else. */
export const trust: Check = (graph) => {
  const takers = TAKERS.flatMap(({ kind, service, path }) =>
    ofKind(graph, kind).map(({ name, inputs }) => ({ name, service, role: at(inputs, ...path) })),
  );
  const extra = ofKind(graph, "iam.RolePolicyAttachment", "iam.PolicyAttachment", "iam.RolePolicy");
  return [
    ...ofKind(graph, "iam.Role").flatMap((role) => {
      const own = takers.filter((taker) => taker.role === arnOf(graph, role));
      const [taker] = own;
      if (!taker) return [`${role.name} is the role of nothing.`];
      return [
        ...(own.length > 1 ? [`${role.name} is shared by ${own.map(({ name }) => name).join(", ")}.`] : []),
        ...trustOf(graph, role, taker.service).map((what) => `${role.name} ${what}.`),
        ...(role.inputs.managedPolicyArns ? [`${role.name} has policies that are not its own.`] : []),
      ];
    }),
    ...takers.filter(({ role }) => !role).map(({ name }) => `${name} has no role of its own.`),
    ...extra.map(({ name }) => `${name} adds permissions to a role from outside.`),
  ];
};

function trustOf(graph: Graph, role: Resource, service: string): string[] {
  const statements = statementsOf(role.inputs.assumeRolePolicy);
  return statements.flatMap((statement) => {
    const principal = JSON.stringify(statement.principal);
    return [
      ...(principal === JSON.stringify({ Service: service })
        ? []
        : [`trusts ${principal}, not only ${service}`]),
      ...(statement.actions.join() === "sts:AssumeRole" ? [] : [`lets do ${statement.actions.join()}`]),
      ...(TELLING.includes(service) && !isForAccount(statement, graph.credentials.account)
        ? ["can be taken for the sake of another account"]
        : []),
    ];
  });
}

/** What others may do with a thing of ours: roles by name, services for this account's sake, everybody never. */
export const sharing: Check = (graph) => {
  const { account, partition } = graph.credentials;
  const roles = ofKind(graph, "iam.Role").map((role) => arnOf(graph, role));
  const root = `arn:${partition}:iam::${account}:root`;
  const named = resourcePoliciesOf(graph).flatMap(({ of, statements }) =>
    statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement) => {
        const { AWS = [], Service } = principals(statement.principal);
        const strangers = AWS.filter((arn) => arn !== root && !roles.includes(arn));
        return [
          ...(strangers.length > 0 ? [`${of.name}: ${statement.sid} lets in ${strangers.join(", ")}.`] : []),
          ...(Service && !isForAccount(statement, account)
            ? [`${of.name}: ${statement.sid} serves ${Service.join(", ")} for any account.`]
            : []),
        ];
      }),
  );
  const invoked = ofKind(graph, "lambda.Permission")
    .filter(({ inputs }) => !inputs.sourceArn || (inputs.sourceAccount ?? account) !== account)
    .map(({ name }) => `${name} does not say for whose sake.`);
  return [...named, ...invoked];
};

function principals(principal: unknown): { AWS?: string[]; Service?: string[] } {
  if (typeof principal !== "object" || principal === null) return { AWS: [String(principal)] };
  return Object.fromEntries(Object.entries(principal).map(([key, value]) => [key, [value].flat()]));
}
