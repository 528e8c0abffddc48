import type { PolicyCondition } from "@invitations/core/action-pairs/policy-finding";
import type { Patterns } from "./match.ts";

/** One statement of a document as it was read. */
export interface ReadStatement {
  /** Place in the document, from 1. */
  place: number;
  sid?: string;
  /** `unclear`: it may allow or deny; see `faults`. */
  effect: "Allow" | "Deny" | "unclear";
  /** Absent: could be about any action. */
  actions?: Patterns;
  /** Absent: could be about any resource. */
  resources?: Patterns;
  conditions: PolicyCondition[];
  /** What was not understood, a sentence each; then nothing but `actions` is relied on. */
  faults: string[];
  /** As it stands in the document; absent where that is no object. */
  source?: Readonly<Record<string, unknown>>;
}

const ELEMENTS = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

/** Reads a statement of an identity policy or a permissions boundary. Never throws: what is wrong is a fault. */
export function readStatement(given: unknown, place: number): ReadStatement {
  if (!isObject(given)) {
    return { place, effect: "unclear", conditions: [], faults: [`Statement ${place} is not a JSON object.`] };
  }
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`Statement ${place} ${what}.`);
  for (const name of Object.keys(given)) {
    if (ELEMENTS.includes(name)) continue;
    const meant = ELEMENTS.find((element) => element.toLowerCase() === name.toLowerCase());
    fault(meant ? `spells ${meant} as "${name}"` : `has the element "${name}", which is not known here`);
  }
  const { Sid: sid, Effect: effect } = given;
  if (sid !== undefined && typeof sid !== "string") fault("has a Sid that is not text");
  if (effect !== "Allow" && effect !== "Deny") fault('has an Effect other than "Allow" and "Deny"');
  const actions = readPatterns(given, "Action", fault);
  const resources = readPatterns(given, "Resource", fault);
  const conditions = readConditions(given.Condition, fault);
  const read = { place, ...(typeof sid === "string" ? { sid } : {}), conditions, faults, source: given };
  if (faults.length > 0) {
    const about = onlyActions(given);
    return { ...read, effect: "unclear", ...(about ? { actions: about } : {}) };
  }
  return {
    ...read,
    effect: effect === "Deny" ? "Deny" : "Allow",
    ...(actions ? { actions } : {}),
    ...(resources ? { resources } : {}),
  };
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: exactly one of them. */
export function readPatterns(
  given: Readonly<Record<string, unknown>>,
  name: "Action" | "Resource",
  fault: (what: string) => void,
): Patterns | undefined {
  const plain = given[name];
  const negated = given[`Not${name}`];
  if (plain !== undefined && negated !== undefined) {
    fault(`has both ${name} and Not${name}`);
    return undefined;
  }
  if (plain === undefined && negated === undefined) {
    fault(`has neither ${name} nor Not${name}`);
    return undefined;
  }
  const patterns = strings(plain ?? negated);
  if (patterns) return { not: plain === undefined, patterns };
  fault(`has ${withArticle(plain === undefined ? `Not${name}` : name)} that is not text or a list of texts`);
  return undefined;
}

/** Of a statement with faults: the actions, where there is no doubt that it is about these alone. */
function onlyActions(given: Readonly<Record<string, unknown>>): Patterns | undefined {
  const named = Object.entries(given).filter(([name]) => /^(not)?action$/i.test(name));
  const [first] = named;
  if (named.length !== 1 || first?.[0].toLowerCase() !== "action") return undefined;
  const patterns = strings(first[1]);
  return patterns && { not: false, patterns };
}

export function readConditions(given: unknown, fault: (what: string) => void): PolicyCondition[] {
  if (given === undefined) return [];
  if (!isObject(given)) {
    fault("has a Condition that is not a JSON object");
    return [];
  }
  const conditions: PolicyCondition[] = [];
  for (const [operator, keys] of Object.entries(given)) {
    const named = isObject(keys) ? Object.entries(keys) : [];
    // An operator about no key is not "nothing": what AWS makes of it is not documented.
    if (named.length === 0) fault(`has a Condition in which "${operator}" names no condition key`);
    for (const [key, value] of named) {
      const values = scalars(value);
      if (values) conditions.push({ operator, key, values });
      else fault(`has a Condition whose "${key}" is neither a value nor a list of values`);
    }
  }
  return conditions;
}

export function strings(given: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(given) ? given : [given];
  const texts = list.filter((item) => typeof item === "string");
  return list.length > 0 && texts.length === list.length ? texts : undefined;
}

function scalars(given: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(given) ? given : [given];
  return list.every((item) => ["string", "number", "boolean"].includes(typeof item))
    ? list.map(String)
    : undefined;
}

/** `an Action`, `a NotResource`. */
export function withArticle(element: string): string {
  return `${element.startsWith("A") ? "an" : "a"} ${element}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
