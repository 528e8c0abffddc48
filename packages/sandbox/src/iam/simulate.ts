import type { PolicyDocument } from "../seeds/seed.ts";
import type { XmlObject } from "../wire/query.ts";
import type { ConditionValues } from "../wire/service.ts";
import { conditionValues, isAbout, judge, type Layer, type PolicyQuestion } from "./evaluate.ts";
import type { Statement, StatementOrigin } from "./policy.ts";

/** Whose policies are asked, and what else limits them. */
export interface Simulated {
  identity: Statement[];
  boundary?: Statement[];
  /** Left out for an account without an organization. */
  control?: Layer[];
  values: ConditionValues;
}

/** What the policy simulator finds for one action on one resource. */
export interface Finding {
  decision: "allowed" | "explicitDeny" | "implicitDeny";
  /** Of identity policies only. */
  matched: Statement[];
  /** Condition keys that statements about the action ask for and nobody gave. */
  missing: string[];
  byBoundary?: boolean;
  byOrganizations?: boolean;
}

/** Session policies and resource policies are not looked at. */
export function simulate(asked: Simulated, action: string, resource: string): Finding {
  const { identity, boundary, control } = asked;
  const values = conditionValues(asked.values);
  const question: PolicyQuestion = { action, resource, principals: [], values };
  const granted = judge(identity, question);
  const limits = boundary && judge(boundary, question).verdict;
  const controls = control?.map(({ statements }) => judge(statements, question).verdict);
  const verdicts = [granted.verdict, ...(limits ? [limits] : []), ...(controls ?? [])];
  const about = [...identity, ...(boundary ?? [])].filter((statement) => isAbout(statement, action));
  const keys = about.flatMap(({ conditions }) => conditions).filter(({ key }) => !values.has(key));
  return {
    decision: verdicts.includes("deny")
      ? "explicitDeny"
      : verdicts.includes("none")
        ? "implicitDeny"
        : "allowed",
    matched: granted.decisive,
    missing: [...new Set(keys.map(({ name }) => name))],
    ...(limits ? { byBoundary: limits === "allow" } : {}),
    ...(controls ? { byOrganizations: controls.every((verdict) => verdict === "allow") } : {}),
  };
}

const SEVERITY = ["allowed", "implicitDeny", "explicitDeny"] as const;

/** What holds for several resources together: the most restrictive decision, and the statements that led to it. */
export function together(findings: readonly Finding[]): Finding {
  const decision =
    SEVERITY.findLast((one) => findings.some((finding) => finding.decision === one)) ?? "allowed";
  const decisive = findings.filter((finding) => finding.decision === decision);
  const [first] = findings;
  return {
    decision,
    matched: unique(decisive.flatMap(({ matched }) => matched)),
    missing: [...new Set(findings.flatMap(({ missing }) => missing))],
    ...(first?.byBoundary === undefined ? {} : { byBoundary: findings.every((one) => one.byBoundary) }),
    ...(first?.byOrganizations === undefined
      ? {}
      : { byOrganizations: findings.every((one) => one.byOrganizations) }),
  };
}

/** Matched statements as IAM gives them: the policy, and where in its text the statement begins and ends. */
export function matchedShape(statements: readonly Statement[]): XmlObject[] {
  return statements.flatMap(({ origin }) =>
    origin ? [{ SourcePolicyId: origin.policyId, SourcePolicyType: "IAM Policy", ...position(origin) }] : [],
  );
}

/** IAM's text of a document is one line here, so that only columns tell statements apart. */
function position({ document, index }: StatementOrigin): XmlObject {
  const text = JSON.stringify(document);
  const statements = [document.Statement].flat() as PolicyDocument["Statement"];
  let end = text.indexOf('"Statement":') + '"Statement":'.length;
  let start = end;
  for (const statement of statements.slice(0, index + 1)) {
    const own = JSON.stringify(statement);
    start = text.indexOf(own, end);
    end = start + own.length;
  }
  return { StartPosition: { Line: 1, Column: start + 1 }, EndPosition: { Line: 1, Column: end + 1 } };
}

function unique(statements: readonly Statement[]): Statement[] {
  const key = ({ origin }: Statement) => `${origin?.policyId} ${origin?.index}`;
  return [...new Map(statements.map((statement) => [key(statement), statement])).values()];
}
