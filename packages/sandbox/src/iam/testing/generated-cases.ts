// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes the variables of its policies this way.
import type { PolicyDocument } from "../../seeds/seed.ts";
import type { PolicyLayer } from "../../wire/service.ts";

/** One question to an evaluator, with every policy that has a say. */
export interface Case {
  action: string;
  resource: string;
  values: Record<string, string | string[]>;
  layers: { kind: PolicyLayer; document: PolicyDocument }[];
}

/** As many cases as asked; the same seed gives the same ones. */
export function* createCases(seed: number, many: number): Generator<Case> {
  const dice = createDice(seed);
  for (let at = 0; at < many; at += 1) yield createCase(dice);
}

const ACCOUNT = "222222222222";
const HUB = `arn:aws:securityhub:eu-west-1:${ACCOUNT}:hub/default`;
/** Actions with a resource each of them knows. */
const ASKED: [action: string, resource: string][] = [
  ["securityhub:AcceptInvitation", HUB],
  ["securityhub:AcceptAdministratorInvitation", HUB],
  ["securityhub:DescribeHub", HUB],
  ["securityhub:ListInvitations", HUB],
  ["securityhub:EnableSecurityHub", HUB],
  ["iam:GetRole", `arn:aws:iam::${ACCOUNT}:role/Member`],
  ["iam:PutRolePolicy", `arn:aws:iam::${ACCOUNT}:role/team/Member`],
  ["iam:GetPolicy", `arn:aws:iam::${ACCOUNT}:policy/membership`],
  ["states:StartExecution", `arn:aws:states:eu-west-1:${ACCOUNT}:stateMachine:invitation`],
];
const ACTIONS = [
  ...ASKED.map(([action]) => action),
  "*",
  "securityhub:*",
  "securityhub:Accept*",
  "securityhub:accept*invitation",
  "securityhub:*Invitation*",
  "securityhub:AcceptInvitatio?",
  "SecurityHub:DescribeHub",
  "iam:Get*",
  "iam:*",
  "iam:???Role*",
  "config:*",
];
const RESOURCES = [
  "*",
  "*",
  HUB,
  `arn:aws:securityhub:*:${ACCOUNT}:hub/default`,
  "arn:aws:securityhub:eu-*:*:hub/*",
  "arn:aws:securityhub:us-east-1:*:hub/default",
  `arn:aws:securityhub:eu-west-?:${ACCOUNT}:*`,
  "arn:aws:*:*:*:*",
  `arn:aws:iam::${ACCOUNT}:role/*`,
  `arn:aws:iam::${ACCOUNT}:role/M?mber`,
  "arn:aws:iam::*:policy/*",
  "arn:aws:states:*:*:stateMachine:inv*",
  "arn:aws:states:*:stateMachine:*",
  `arn:aws:iam::${ACCOUNT}:role/\${aws:username}`,
  "arn:aws:securityhub:eu-west-1:*:hub/${aws:PrincipalTag/hub, 'default'}",
  "arn:aws:iam::*:role/${aws:PrincipalTag/team}/*",
  "arn:aws:iam::*:role/*${*}",
];

/** Condition keys with what a request may give for them; a list is a key of several values. */
const GIVEN: Record<string, (string | string[])[]> = {
  "aws:RequestedRegion": ["eu-west-1", "us-east-1", "eu-central-1"],
  "aws:PrincipalArn": [`arn:aws:iam::${ACCOUNT}:role/Member`, "arn:aws:iam::111111111111:role/team/Steps"],
  "aws:PrincipalAccount": [ACCOUNT, "111111111111"],
  "aws:PrincipalOrgID": ["o-a1b2c3d4e5", "o-zzzzzzzzzz"],
  "aws:username": ["Member", "default", "*"],
  "aws:PrincipalTag/team": ["team", "Team", "payments"],
  "aws:PrincipalTag/hub": ["default", "other"],
  "aws:SecureTransport": ["true", "false"],
  "aws:MultiFactorAuthPresent": ["true", "false"],
  "aws:MultiFactorAuthAge": ["0", "300", "3600.5"],
  "aws:SourceIp": ["127.0.0.1", "10.1.2.3", "203.0.113.77", "2001:db8::17"],
  "aws:CurrentTime": ["2026-09-27T10:00:00Z", "2026-11-22T13:24:03Z"],
  "aws:TokenIssueTime": ["2026-09-27T09:00:00Z", "2026-11-22T13:00:00Z"],
  "aws:TagKeys": [["team"], ["team", "cost"], ["owner", "Team"]],
  "aws:CalledVia": [
    ["cloudformation.amazonaws.com"],
    ["athena.amazonaws.com", "cloudformation.amazonaws.com"],
  ],
};
const TEXTS = [
  "eu-west-1",
  "EU-WEST-1",
  "us-east-1",
  "eu-*",
  "*",
  ACCOUNT,
  "o-a1b2c3d4e5",
  "team",
  "Team",
  "cost",
  "t??m",
  "Member",
  "${aws:PrincipalAccount}",
  "${aws:username}",
  "${aws:PrincipalTag/team, 'payments'}",
  "${aws:TagKeys, 'team'}",
  "pre${*}",
  "cloudformation.amazonaws.com",
  "*.amazonaws.com",
];
const TEXT_KEYS = [
  "aws:RequestedRegion",
  "AWS:requestedregion",
  "aws:PrincipalAccount",
  "aws:PrincipalOrgID",
  "aws:username",
  "aws:PrincipalTag/team",
  "aws:TagKeys",
  "aws:TagKeys",
  "aws:CalledVia",
];
const TIMES = ["2026-09-27T10:00:00Z", "2026-09-27T12:00:00+02:00", "2026-10-01", "2026-11-22T13:24:03Z"];

/** Kinds of operators, the keys each is used with, and what a policy wants of them. */
const CONDITIONS: { operators: string[]; keys: string[]; wanted: string[] }[] = [
  {
    operators: [
      "StringEquals",
      "StringNotEquals",
      "StringEqualsIgnoreCase",
      "StringNotEqualsIgnoreCase",
      "StringLike",
      "StringNotLike",
    ],
    keys: TEXT_KEYS,
    wanted: TEXTS,
  },
  {
    operators: ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"],
    keys: ["aws:PrincipalArn"],
    wanted: [
      `arn:aws:iam::${ACCOUNT}:role/Member`,
      "arn:aws:iam::*:role/Mem*",
      "arn:aws:iam::*:role/team/*",
      "arn:*:iam::1*:*",
      "arn:aws:iam::${aws:PrincipalAccount}:role/*",
    ],
  },
  {
    operators: [
      "NumericEquals",
      "NumericNotEquals",
      "NumericLessThan",
      "NumericLessThanEquals",
      "NumericGreaterThan",
      "NumericGreaterThanEquals",
    ],
    keys: ["aws:MultiFactorAuthAge"],
    wanted: ["0", "300", "3600.5", "3601"],
  },
  {
    operators: [
      "DateEquals",
      "DateNotEquals",
      "DateLessThan",
      "DateLessThanEquals",
      "DateGreaterThan",
      "DateGreaterThanEquals",
    ],
    keys: ["aws:CurrentTime", "aws:TokenIssueTime"],
    wanted: TIMES,
  },
  {
    operators: ["Bool"],
    keys: ["aws:SecureTransport", "aws:MultiFactorAuthPresent"],
    wanted: ["true", "false"],
  },
  {
    operators: ["IpAddress", "NotIpAddress"],
    keys: ["aws:SourceIp"],
    wanted: [
      "127.0.0.1",
      "10.0.0.0/8",
      "203.0.113.0/26",
      "203.0.113.64/26",
      "2001:db8::/32",
      "2001:db8:1::/48",
      "0.0.0.0/0",
    ],
  },
];

interface Dice {
  /** 0 to `below` - 1. */
  number(below: number): number;
  chance(share: number): boolean;
  one<Item>(items: readonly Item[]): Item;
  /** One to `most` of them. */
  some<Item>(items: readonly Item[], most: number): Item[];
}

function createCase(dice: Dice): Case {
  const [action, resource] = dice.one(ASKED);
  const values: Case["values"] = {};
  for (const [key, given] of Object.entries(GIVEN)) if (dice.chance(0.7)) values[key] = dice.one(given);
  const layers: Case["layers"] = [];
  const add = (kind: PolicyLayer, limiting: boolean) =>
    layers.push({ kind, document: createPolicy(dice, limiting, action) });
  if (dice.chance(0.4)) for (let level = dice.number(2); level >= 0; level -= 1) add("service-control", true);
  add("identity", false);
  if (dice.chance(0.4)) add("boundary", true);
  if (dice.chance(0.05)) add("session", true);
  return { action, resource, values, layers };
}

/** What only limits mostly begins with an Allow of everything, as such policies do; else little would be allowed. */
function createPolicy(dice: Dice, limiting: boolean, action: string): PolicyDocument {
  const Statement: Record<string, unknown>[] = [];
  if (dice.chance(limiting ? 0.7 : 0.4))
    Statement.push({ Effect: "Allow", Action: dice.chance(0.5) ? "*" : action, Resource: "*" });
  for (let more = dice.number(3) + (Statement.length > 0 ? 0 : 1); more > 0; more -= 1)
    Statement.push(createStatement(dice, action));
  return { Version: "2012-10-17", Statement };
}

function createStatement(dice: Dice, action: string): Record<string, unknown> {
  const actions = dice.some(dice.chance(0.5) ? [action, ...ACTIONS] : ACTIONS, 3);
  const resources = dice.some(RESOURCES, 2);
  return {
    Effect: dice.chance(0.7) ? "Allow" : "Deny",
    [dice.chance(0.8) ? "Action" : "NotAction"]: single(dice, actions),
    [dice.chance(0.85) ? "Resource" : "NotResource"]: single(dice, resources),
    ...(dice.chance(0.6) ? { Condition: createConditions(dice) } : {}),
  };
}

function createConditions(dice: Dice): Record<string, Record<string, unknown>> {
  const conditions: Record<string, Record<string, unknown>> = {};
  for (let more = dice.number(2); more >= 0; more -= 1) {
    if (dice.chance(0.1)) {
      conditions.Null = { [dice.one(Object.keys(GIVEN))]: dice.one(["true", "false"]) };
      continue;
    }
    const { operators, keys, wanted } = dice.one(CONDITIONS);
    const set = dice.chance(0.3) ? dice.one(["ForAnyValue:", "ForAllValues:"]) : "";
    const operator = `${set}${dice.one(operators)}${dice.chance(0.2) ? "IfExists" : ""}`;
    conditions[operator] = { ...conditions[operator], [dice.one(keys)]: single(dice, dice.some(wanted, 3)) };
  }
  return conditions;
}

/** A list of one is mostly written without the list. */
function single(dice: Dice, items: string[]): string | string[] {
  return items.length === 1 && dice.chance(0.8) ? (items[0] ?? "") : items;
}

/** A small generator of even quality (mulberry32): whole numbers from one seed. */
function createDice(seed: number): Dice {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(next() * below);
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[number(items.length)];
    if (item === undefined) throw new Error("There is nothing to choose from.");
    return item;
  };
  return {
    number,
    one,
    chance: (share) => next() < share,
    some: (items, most) => Array.from({ length: 1 + number(most) }, () => one(items)),
  };
}
