import type { PolicyDocument } from "../seeds/seed.ts";
import { type ConditionTest, readCondition } from "./condition.ts";

/** One statement of a policy, read and checked. */
export interface Statement {
  effect: "Allow" | "Deny";
  /** `Action` or `NotAction`. */
  actions: Patterns;
  /** `Resource` or `NotResource`; absent in a trust policy. */
  resources?: Patterns;
  /** `Principal` or `NotPrincipal`; present in a trust policy only. */
  principals?: Patterns;
  conditions: ConditionTest[];
  /** Where it stands; known for what is attached to somebody. */
  origin?: StatementOrigin;
}

export interface StatementOrigin {
  /** As the policy simulator names the policy: `role_NAME_POLICY` for an inline one, its name for a managed one. */
  policyId: string;
  /** A managed policy's. */
  arn?: string;
  document: PolicyDocument;
  /** Of the statement in the document, from 0. */
  index: number;
}

export interface Patterns {
  /** The element is the `Not…` one: everything but these. */
  not: boolean;
  patterns: string[];
}

/** A policy document that IAM would not take; the message says what is wrong with it. */
export class MalformedPolicy extends Error {
  override readonly name = "MalformedPolicy";
}

const ELEMENTS = new Set([
  "Sid",
  "Effect",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Principal",
  "NotPrincipal",
  "Condition",
]);

/**
 * Reads a policy document: `identity` for what is attached to a role (also a session policy), `trust` for who
 * may assume it. Throws `MalformedPolicy` rather than pass over a part that it does not understand.
 */
export function readPolicy(document: unknown, kind: "identity" | "trust"): Statement[] {
  if (!isObject(document)) throw new MalformedPolicy("A policy is a JSON object.");
  const version = document.Version;
  if (version !== "2012-10-17")
    throw new MalformedPolicy(
      `The policy's Version is ${JSON.stringify(version)} and has to be "2012-10-17".`,
    );
  const statements = document.Statement;
  const list = Array.isArray(statements) ? statements : [statements];
  return list.map((statement, at) => readStatement(statement, `Statement ${at + 1}`, kind));
}

/** Throws `MalformedPolicy` with a sentence that begins with `what`: "The trust policy of … is malformed: …". */
export function checkPolicy(what: string, document: unknown, kind: "identity" | "trust"): void {
  try {
    readPolicy(document, kind);
  } catch (error) {
    if (!(error instanceof MalformedPolicy)) throw error;
    throw new MalformedPolicy(`${what} is malformed: ${error.message}`);
  }
}

function readStatement(statement: unknown, where: string, kind: "identity" | "trust"): Statement {
  if (!isObject(statement)) throw new MalformedPolicy(`${where} is not a JSON object.`);
  for (const name of Object.keys(statement))
    if (!ELEMENTS.has(name)) throw new MalformedPolicy(`${where} has an unknown element "${name}".`);
  const effect = statement.Effect;
  if (effect !== "Allow" && effect !== "Deny")
    throw new MalformedPolicy(`${where} has the Effect ${JSON.stringify(effect)}: it is "Allow" or "Deny".`);

  const actions = readPair(statement, "Action", where);
  if (!actions) throw new MalformedPolicy(`${where} names no Action.`);
  const resources = readPair(statement, "Resource", where);
  const principals = readPrincipals(statement, where);
  if (kind === "identity" && principals)
    throw new MalformedPolicy(`${where} names a Principal, which only a trust policy may do.`);
  if (kind === "identity" && !resources) throw new MalformedPolicy(`${where} names no Resource.`);
  if (kind === "trust" && resources)
    throw new MalformedPolicy(`${where} names a Resource, which a trust policy must not do.`);
  if (kind === "trust" && !principals) throw new MalformedPolicy(`${where} names no Principal.`);

  return {
    effect,
    actions,
    ...(resources ? { resources } : {}),
    ...(principals ? { principals } : {}),
    conditions: readConditions(statement.Condition, where),
  };
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: never both. */
function readPair(statement: Record<string, unknown>, name: string, where: string): Patterns | undefined {
  const plain = statement[name];
  const negated = statement[`Not${name}`];
  if (plain !== undefined && negated !== undefined)
    throw new MalformedPolicy(`${where} has both ${name} and Not${name}.`);
  if (plain !== undefined) return { not: false, patterns: strings(plain, `${where}, ${name}`) };
  if (negated !== undefined) return { not: true, patterns: strings(negated, `${where}, Not${name}`) };
  return undefined;
}

/** A service principal is kept with its kind: `Service:lambda.amazonaws.com`. */
function readPrincipals(statement: Record<string, unknown>, where: string): Patterns | undefined {
  const not = statement.NotPrincipal !== undefined;
  if (not && statement.Principal !== undefined)
    throw new MalformedPolicy(`${where} has both Principal and NotPrincipal.`);
  const given = not ? statement.NotPrincipal : statement.Principal;
  if (given === undefined) return undefined;
  if (given === "*") return { not, patterns: ["*"] };
  if (!isObject(given))
    throw new MalformedPolicy(`${where} has a Principal that is neither "*" nor an object.`);
  const patterns = Object.entries(given).flatMap(([kind, value]) => {
    const names = strings(value, `${where}, Principal ${kind}`);
    return kind === "AWS" ? names : names.map((name) => `${kind}:${name}`);
  });
  return { not, patterns };
}

function readConditions(block: unknown, where: string): ConditionTest[] {
  if (block === undefined) return [];
  if (!isObject(block)) throw new MalformedPolicy(`${where} has a Condition that is no object.`);
  return Object.entries(block).flatMap(([operator, keys]) => {
    if (!isObject(keys)) throw new MalformedPolicy(`${where}, ${operator} is no object of condition keys.`);
    return Object.entries(keys).map(([key, value]) => {
      const test = readCondition(operator, key, strings(value, `${where}, ${operator} ${key}`));
      if (!test) throw new MalformedPolicy(`${where} has the unknown condition operator "${operator}".`);
      return test;
    });
  });
}

/** One string or a list of them; booleans and numbers are taken as IAM takes them, by their text. */
function strings(value: unknown, where: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new MalformedPolicy(`${where} is empty.`);
  return list.map((item) => {
    if (typeof item === "string") return item;
    if (typeof item === "boolean" || typeof item === "number") return String(item);
    throw new MalformedPolicy(`${where} has a value that is no string.`);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
