// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes the variables of its policies this way.
import fc from "fast-check";
import { CURRENT, HUB, LEGACY, type Statement } from "./policies.ts";

/** Policies that IAM would take, made of parts that touch the pair `accept` from every side. */
const ACTIONS = fc.constantFrom(
  "*",
  "securityhub:*",
  "securityhub:Accept*",
  "securityhub:AcceptInv*",
  "securityhub:accept?nvitation",
  "securityhub:*Administrator*",
  "securityhub:Get*",
  "s3:*",
  "s3:GetObject",
  LEGACY,
  LEGACY,
  CURRENT,
  CURRENT,
  LEGACY.toUpperCase(),
  CURRENT.toLowerCase(),
);

const RESOURCES = fc.constantFrom(
  "*",
  "*",
  "*",
  HUB,
  HUB,
  "arn:aws:securityhub:*:*:hub/default",
  "arn:aws:securityhub:*:111122223333:hub/*",
  "arn:aws:securityhub:eu-west-1:*:*",
  "arn:aws:securityhub:us-east-1:111122223333:hub/default",
  "arn:aws:securityhub:*:444455556666:hub/default",
  "arn:aws:s3:::bucket/*",
  "arn:aws:iam::111122223333:role/*",
);

/** Taken by IAM too, and read in more than one way, or not to be known before the request comes. */
const DOUBTFUL_RESOURCES = fc.constantFrom(
  "arn:aws:securityhub:*hub/default",
  "arn:aws:securityhub:*",
  "arn:aws:securityhub:*:*:hub/${aws:PrincipalTag/hub}",
  "arn:aws:s3:::${aws:PrincipalTag/hub}",
);

const CONDITIONS = fc.constantFrom<Statement[]>(
  { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  { StringEquals: { "aws:PrincipalTag/team": ["security", "audit"] } },
  { StringLike: { "aws:userid": "*" } },
  { Null: { "aws:TokenIssueTime": "true" } },
  { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
  { StringNotEqualsIfExists: { "aws:PrincipalTag/team": "security" } },
  { "ForAllValues:StringEquals": { "aws:TagKeys": ["owner"] } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" }, Bool: { "aws:SecureTransport": "false" } },
);

/** Now and then one of them alone instead of a list, as IAM allows. */
const oneOrMore = (each: fc.Arbitrary<string>) =>
  fc.oneof(each, fc.uniqueArray(each, { minLength: 1, maxLength: 3 }));

function statements(resources: fc.Arbitrary<string>): fc.Arbitrary<Statement> {
  return fc
    .record({
      effect: fc.constantFrom("Allow", "Allow", "Allow", "Allow", "Allow", "Deny"),
      notAction: fc.integer({ min: 0, max: 6 }).map((die) => die === 0),
      actions: oneOrMore(ACTIONS),
      notResource: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
      resources: oneOrMore(resources),
      condition: fc.option(CONDITIONS, { freq: 4, nil: undefined }),
    })
    .map(({ effect, notAction, actions, notResource, resources, condition }) => ({
      Effect: effect,
      [notAction ? "NotAction" : "Action"]: actions,
      [notResource ? "NotResource" : "Resource"]: resources,
      ...(condition ? { Condition: condition } : {}),
    }));
}

const documentsOf = (statement: fc.Arbitrary<unknown>) =>
  fc.array(fc.array(statement, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 });

export interface GeneratedCase {
  /** The statements of each document. */
  documents: unknown[][];
  boundary: unknown[] | undefined;
}

function cases(statement: fc.Arbitrary<unknown>): fc.Arbitrary<GeneratedCase> {
  return fc.record({
    documents: documentsOf(statement),
    boundary: fc
      .option(fc.array(statement, { minLength: 1, maxLength: 3 }), { freq: 2 })
      .map((found) => found ?? undefined),
  });
}

/** Statements that every evaluator reads in the same way. */
export const plainStatements = statements(RESOURCES);
export const plainCases = cases(plainStatements);

/** With those that IAM takes and that cannot be known before the request comes. */
export const emulatedStatements = statements(
  fc.oneof({ weight: 6, arbitrary: RESOURCES }, DOUBTFUL_RESOURCES),
);

/** Not a statement that IAM takes; what it would do if it did, nobody knows. */
export const malformedStatements = fc.constantFrom<unknown[]>(
  { Effect: "Deny", Action: "*", action: "s3:*", Resource: "*" },
  { effect: "Deny", Action: "*", Resource: "*" },
  { Effect: "Deny", Action: "*", Resource: "*", NotPrincipal: { AWS: "*" } },
  { Effect: "Deny", Action: "*", NotAction: "*", Resource: "*" },
  { Effect: "Deny", Action: ["*", 7], Resource: "*" },
  { Effect: "allow", Action: "securityhub:*", Resource: "*" },
  { Effect: "Allow", Action: "*" },
  "Deny",
);

/** With everything that can be doubtful. */
export const doubtfulCases = cases(
  fc.oneof(
    { weight: 12, arbitrary: statements(fc.oneof({ weight: 5, arbitrary: RESOURCES }, DOUBTFUL_RESOURCES)) },
    { weight: 1, arbitrary: malformedStatements },
  ),
);
