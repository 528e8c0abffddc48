import { matchesArn, matchesWildcard, plainText, type Values, withVariables } from "./pattern.ts";

/** One operator with one key of a statement's `Condition`. */
export interface ConditionTest {
  /** Lower case: condition keys are compared without regard to case. */
  key: string;
  wanted: string[];
  holds(values: Values): boolean;
}

type Match = (wanted: string, given: string) => boolean;

interface Operator {
  match: Match;
  negated: boolean;
}

const equal: Match = (wanted, given) => plainText(wanted) === given;
const equalIgnoringCase: Match = (wanted, given) => plainText(wanted).toLowerCase() === given.toLowerCase();
const number =
  (compare: (wanted: number, given: number) => boolean): Match =>
  (wanted, given) =>
    compare(Number(plainText(wanted)), Number(given));
const date =
  (compare: (wanted: number, given: number) => boolean): Match =>
  (wanted, given) =>
    compare(instant(plainText(wanted)), instant(given));

const OPERATORS = new Map<string, Operator>([
  ...pair("StringEquals", "StringNotEquals", equal),
  ...pair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", equalIgnoringCase),
  ...pair("StringLike", "StringNotLike", matchesWildcard),
  ...pair("ArnEquals", "ArnNotEquals", matchesArn),
  ...pair("ArnLike", "ArnNotLike", matchesArn),
  ["Bool", { match: equalIgnoringCase, negated: false }],
  ...pair(
    "NumericEquals",
    "NumericNotEquals",
    number((wanted, given) => given === wanted),
  ),
  ["NumericLessThan", { match: number((wanted, given) => given < wanted), negated: false }],
  ["NumericLessThanEquals", { match: number((wanted, given) => given <= wanted), negated: false }],
  ["NumericGreaterThan", { match: number((wanted, given) => given > wanted), negated: false }],
  ["NumericGreaterThanEquals", { match: number((wanted, given) => given >= wanted), negated: false }],
  ...pair(
    "DateEquals",
    "DateNotEquals",
    date((wanted, given) => given === wanted),
  ),
  ["DateLessThan", { match: date((wanted, given) => given < wanted), negated: false }],
  ["DateLessThanEquals", { match: date((wanted, given) => given <= wanted), negated: false }],
  ["DateGreaterThan", { match: date((wanted, given) => given > wanted), negated: false }],
  ["DateGreaterThanEquals", { match: date((wanted, given) => given >= wanted), negated: false }],
]);

/**
 * Reads one operator with one key: `StringLike`, `StringEqualsIfExists`, `ForAnyValue:StringEquals`, `Null`, ….
 * `undefined` for an operator that is not known here (`IpAddress`, `BinaryEquals`).
 */
export function readCondition(name: string, key: string, wanted: string[]): ConditionTest | undefined {
  const lowerKey = key.toLowerCase();
  const [, set, plain = "", ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(.+?)(IfExists)?$/.exec(name) ?? [];
  if (plain === "Null") {
    if (ifExists) return undefined;
    return { key: lowerKey, wanted, holds: (values) => wanted.includes(String(!values.has(lowerKey))) };
  }
  const operator = OPERATORS.get(plain);
  if (!operator) return undefined;

  /** One value of the request against all of the policy's: any may match, or for a `Not` none of them. */
  const one = (given: string, values: Values) => {
    const matched = wanted.some((text) => {
      const filled = withVariables(text, values);
      return filled !== undefined && operator.match(filled, given);
    });
    return matched !== operator.negated;
  };
  return {
    key: lowerKey,
    wanted,
    holds(values) {
      const given = values.get(lowerKey) ?? [];
      if (given.length === 0) {
        if (ifExists || set === "ForAllValues") return true;
        return set !== "ForAnyValue" && operator.negated;
      }
      if (set === "ForAnyValue") return given.some((value) => one(value, values));
      // Without a set operator a key has one value; several are all looked at, the strict way.
      return given.every((value) => one(value, values));
    },
  };
}

function pair(positive: string, negative: string, match: Match): [string, Operator][] {
  return [
    [positive, { match, negated: false }],
    [negative, { match, negated: true }],
  ];
}

/** ISO 8601 or seconds since 1970, in milliseconds. */
function instant(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
