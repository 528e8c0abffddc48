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
  return judge(statements, question).verdict;
}

/** As `evaluate`, with the statements that made it so: every Deny that applies or, without one, every Allow. */
export function judge(
  statements: readonly Statement[],
  question: PolicyQuestion,
): { verdict: Verdict; decisive: Statement[] } {
  const applying = statements.filter((statement) => applies(statement, question));
  const denying = applying.filter(({ effect }) => effect === "Deny");
  if (denying.length > 0) return { verdict: "deny", decisive: denying };
  return { verdict: applying.length > 0 ? "allow" : "none", decisive: applying };
}

/** Whether a statement is about the action at all, whatever its resources and conditions. */
export function isAbout({ actions }: Statement, action: string): boolean {
  return fits(actions, (pattern) => matchesWildcard(pattern, action, true));
}

/**
 * Whether every layer allows the action and none denies it: identity policies alone, or further limited by a
 * session policy, a permissions boundary, or each level of service control policies as a layer of its own.
 * Names the layer at fault; an explicit Deny anywhere is named before a missing Allow.
 */
export function decide(layers: readonly Layer[], question: PolicyQuestion): Decision {
  const judged = layers.map(({ kind, statements }) => ({ kind, ...judge(statements, question) }));
  const denied = judged.find(({ verdict }) => verdict === "deny");
  if (denied) {
    const arn = denied.decisive.find(({ origin }) => origin?.arn !== undefined)?.origin?.arn;
    return { allowed: false, layer: denied.kind, explicit: true, ...(arn ? { policyArn: arn } : {}) };
  }
  const silent = judged.find(({ verdict }) => verdict === "none");
  if (silent) return { allowed: false, layer: silent.kind, explicit: false };
  return { allowed: true };
}

/** Condition values as the evaluator takes them: lower-case keys, nothing undefined. */
export function conditionValues(...sources: ConditionValues[]): Values {
  const values = new Map<string, string | readonly string[]>();
  for (const source of sources)
    for (const [key, value] of Object.entries(source))
      if (value !== undefined) values.set(key.toLowerCase(), value);
  return values;
}

function applies(statement: Statement, question: PolicyQuestion): boolean {
  const { resources, principals, conditions } = statement;
  return (
    isAbout(statement, question.action) &&
    (!resources || fits(resources, (pattern) => fitsResource(pattern, question))) &&
    (!principals ||
      fits(principals, (pattern) => pattern === "*" || question.principals.includes(pattern))) &&
    conditions.every((condition) => condition.holds(question.values))
  );
}

function fits({ not, patterns }: Patterns, matches: (pattern: string) => boolean): boolean {
  return patterns.some(matches) !== not;
}

/** A pattern with a variable that has no value names no resource, so that `NotResource` does not leave it out. */
function fitsResource(pattern: string, { resource, values }: PolicyQuestion): boolean {
  if (pattern === "*") return true;
  const filled = resourceWithVariables(pattern, values);
  return filled !== undefined && matchesArn(filled, resource);
}
