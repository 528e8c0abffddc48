import type { ConditionValues, Decision, PolicyLayer } from "../wire/service.ts";
import { matchesArn, matchesWildcard, resourceWithVariables, type Values } from "./pattern.ts";
import type { Patterns, Statement } from "./policy.ts";

/** What is asked of the policies. */
export interface PolicyQuestion {
  /** `securityhub:AcceptInvitation`; compared without regard to case. */
  action: string;
  /** ARN, or `*` for an action that knows no resources. */
  resource: string;
  /** All names the caller goes by, for trust policies: account root, account id, role and session ARN. */
  principals: readonly string[];
  values: Values;
}

/** What one kind of policy says; the statements of all policies of that kind together. */
export interface Layer {
  kind: PolicyLayer;
  statements: readonly Statement[];
}

/** `none`: no statement applies, which counts as no. */
export type Verdict = "allow" | "deny" | "none";

/** What a set of statements says: one Deny outweighs every Allow. */
export function evaluate(statements: readonly Statement[], question: PolicyQuestion): Verdict {
  let verdict: Verdict = "none";
  for (const statement of statements) {
    if (!applies(statement, question)) continue;
    if (statement.effect === "Deny") return "deny";
    verdict = "allow";
  }
  return verdict;
}

/**
 * Whether every layer allows the action and none denies it: identity policies alone, or further limited by a
 * session policy, a permissions boundary, or each level of service control policies as a layer of its own.
 * Names the layer at fault; an explicit Deny anywhere is named before a missing Allow.
 */
export function decide(layers: readonly Layer[], question: PolicyQuestion): Decision {
  const verdicts = layers.map(({ kind, statements }) => ({ kind, verdict: evaluate(statements, question) }));
  const denied = verdicts.find(({ verdict }) => verdict === "deny");
  if (denied) return { allowed: false, layer: denied.kind, explicit: true };
  const silent = verdicts.find(({ verdict }) => verdict === "none");
  if (silent) return { allowed: false, layer: silent.kind, explicit: false };
  return { allowed: true };
}

/** Condition values as the evaluator takes them: lower-case keys, lists, nothing undefined. */
export function conditionValues(...sources: ConditionValues[]): Values {
  const values = new Map<string, readonly string[]>();
  for (const source of sources)
    for (const [key, value] of Object.entries(source))
      if (value !== undefined) values.set(key.toLowerCase(), Array.isArray(value) ? value : [value]);
  return values;
}

function applies(statement: Statement, question: PolicyQuestion): boolean {
  const { actions, resources, principals, conditions } = statement;
  return (
    fits(actions, (pattern) => matchesWildcard(pattern, question.action, true)) &&
    (!resources || fits(resources, (pattern) => fitsResource(pattern, question))) &&
    (!principals ||
      fits(principals, (pattern) => pattern === "*" || question.principals.includes(pattern))) &&
    conditions.every((condition) => condition.holds(question.values))
  );
}

function fits({ not, patterns }: Patterns, matches: (pattern: string) => boolean): boolean {
  return patterns.some(matches) !== not;
}

function fitsResource(pattern: string, { resource, values }: PolicyQuestion): boolean {
  if (pattern === "*") return true;
  const filled = resourceWithVariables(pattern, values);
  return filled !== undefined && matchesArn(filled, resource);
}
