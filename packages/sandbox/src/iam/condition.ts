import { inRange } from "./ip-range.ts";
import { matchesArn, matchesWildcard, plainText, type Values, withVariables } from "./pattern.ts";

/** One operator with one key of a statement's `Condition`. */
export interface ConditionTest {
  /** Lower case: condition keys are compared without regard to case. */
  key: string;
  /** As the policy writes it: `aws:RequestedRegion`. */
  name: string;
  wanted: string[];
  holds(values: Values): boolean;
}

type Match = (wanted: string, given: string) => boolean;

interface Operator {
  match: Match;
  negated: boolean;
  /** Its values may hold policy variables. */
  variables: boolean;
}

const equal: Match = (wanted, given) => plainText(wanted) === given;
const equalIgnoringCase: Match = (wanted, given) => plainText(wanted).toLowerCase() === given.toLowerCase();
type Compare = (wanted: number, given: number) => boolean;
const number =
  (compare: Compare): Match =>
  (wanted, given) =>
    compare(Number(wanted), Number(given));
const date =
  (compare: Compare): Match =>
  (wanted, given) =>
    compare(instant(wanted), instant(given));

const ORDERS: [string, Compare][] = [
  ["LessThan", (wanted, given) => given < wanted],
  ["LessThanEquals", (wanted, given) => given <= wanted],
  ["GreaterThan", (wanted, given) => given > wanted],
  ["GreaterThanEquals", (wanted, given) => given >= wanted],
];
const same: Compare = (wanted, given) => given === wanted;

/** Which of them take variables: IAM User Guide, "IAM policy elements: variables and tags". */
const OPERATORS = new Map<string, Operator>([
  ...pair("StringEquals", "StringNotEquals", equal, true),
  ...pair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", equalIgnoringCase, true),
  ...pair("StringLike", "StringNotLike", matchesWildcard, true),
  ...pair("ArnEquals", "ArnNotEquals", matchesArn, true),
  ...pair("ArnLike", "ArnNotLike", matchesArn, true),
  ["Bool", { match: equalIgnoringCase, negated: false, variables: true }],
  ["BinaryEquals", { match: equal, negated: false, variables: true }],
  ...pair("IpAddress", "NotIpAddress", inRange, false),
  ...comparisons("Numeric", number),
  ...comparisons("Date", date),
]);

/**
 * Reads one operator with one key: `StringLike`, `StringEqualsIfExists`, `ForAnyValue:StringEquals`, `Null`, ….
 * `undefined` for an operator that IAM does not know.
 */
export function readCondition(name: string, key: string, wanted: string[]): ConditionTest | undefined {
  const lowerKey = key.toLowerCase();
  const [, set, plain = "", ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(.+?)(IfExists)?$/.exec(name) ?? [];
  const test = { key: lowerKey, name: key, wanted };
  if (plain === "Null") {
    if (ifExists || set) return undefined;
    const texts = wanted.map((text) => text.toLowerCase());
    return { ...test, holds: (values) => texts.includes(String(!values.has(lowerKey))) };
  }
  const operator = OPERATORS.get(plain);
  if (!operator) return undefined;

  /** One value of the request against all of the policy's: any may match, or for a `Not` none of them. */
  const one = (given: string, values: Values) => {
    const matched = wanted.some((text) => {
      const filled = operator.variables ? withVariables(text, values) : text;
      return filled !== undefined && operator.match(filled, given);
    });
    return matched !== operator.negated;
  };
  return {
    ...test,
    holds(values) {
      const given = values.get(lowerKey);
      // IfExists looks at each value that is there, so that it changes nothing for a set of none.
      if (given === undefined || (typeof given !== "string" && given.length === 0)) {
        if (set) return set === "ForAllValues";
        return ifExists !== undefined || operator.negated;
      }
      if (typeof given === "string") return one(given, values);
      if (set === "ForAnyValue") return given.some((value) => one(value, values));
      // A key that may have several values is never matched without saying which of them are meant.
      return set === "ForAllValues" && given.every((value) => one(value, values));
    },
  };
}

function pair(positive: string, negative: string, match: Match, variables: boolean): [string, Operator][] {
  return [
    [positive, { match, negated: false, variables }],
    [negative, { match, negated: true, variables }],
  ];
}

function comparisons(kind: "Numeric" | "Date", read: (compare: Compare) => Match): [string, Operator][] {
  return [
    ...pair(`${kind}Equals`, `${kind}NotEquals`, read(same), false),
    ...ORDERS.map(([order, compare]): [string, Operator] => [
      `${kind}${order}`,
      { match: read(compare), negated: false, variables: false },
    ]),
  ];
}

/** ISO 8601 or seconds since 1970, in milliseconds. */
function instant(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
