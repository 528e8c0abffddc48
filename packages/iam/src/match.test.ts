// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes the variables of its policies this way.
import { describe, expect, test } from "vitest";
import { type Match, matchAction, matchAny, matchResource } from "./match.ts";

const ACCEPT = "securityhub:AcceptInvitation";
const HUB = "arn:aws:securityhub:eu-west-1:111122223333:hub/default";

test.each<[string, Match]>([
  ["*", "yes"],
  ["securityhub:AcceptInvitation", "yes"],
  ["SecurityHub:acceptinvitation", "yes"],
  ["securityhub:*", "yes"],
  ["securityhub:Accept*", "yes"],
  ["securityhub:*Invitation", "yes"],
  ["securityhub:AcceptInvitatio?", "yes"],
  ["securityhub:AcceptInvitation?", "no"],
  ["securityhub:AcceptAdministratorInvitation", "no"],
  ["securityhub:NoSuchAction", "no"],
  ["guardduty:*", "no"],
  ["securityhubs:*", "no"],
  // What IAM would not take is not taken for anything.
  ["AcceptInvitation", "unclear"],
  ["", "unclear"],
  ["**", "unclear"],
  ["*:AcceptInvitation", "unclear"],
  ["security*:AcceptInvitation", "unclear"],
  [" securityhub:AcceptInvitation", "unclear"],
  ["securityhub:AcceptInvitation ", "unclear"],
  ["securityhub:${aws:username}", "unclear"],
  // Kelvin sign and long s fold into k and s where letters are folded too eagerly.
  ["ſecurityhub:AcceptInvitation", "unclear"],
])("Action %j: %s", (pattern, match) => {
  expect(matchAction(pattern, ACCEPT)).toBe(match);
});

test.each<[string, Match]>([
  ["*", "yes"],
  [HUB, "yes"],
  ["arn:aws:securityhub:*:111122223333:hub/default", "yes"],
  ["arn:aws:securityhub:eu-*:*:hub/*", "yes"],
  ["arn:aws:securityhub:*:*:*", "yes"],
  ["arn:*:securityhub:*:*:*", "yes"],
  ["arn:aws:securityhub:*", "yes"],
  ["arn:aws:securityhub:eu-west-?:111122223333:hub/defaul?", "yes"],
  ["arn:aws:securityhub:us-east-1:111122223333:hub/default", "no"],
  ["arn:aws:securityhub:eu-west-1:444455556666:hub/default", "no"],
  ["arn:aws-cn:securityhub:eu-west-1:111122223333:hub/default", "no"],
  ["arn:aws:securityhub:eu-west-1:111122223333:finding-aggregator/*", "no"],
  ["arn:aws:s3:::bucket/*", "no"],
  ["arn:aws:iam::111122223333:user/${aws:username}", "no"],
  ["arn:aws:securityhub:us-east-1:*:hub/${aws:username}", "no"],
  ["arn:aws:securityhub:*:*:hub/${aws:PrincipalTag/hub}", "unclear"],
  ["arn:aws:securityhub:*:*:hub/${aws:PrincipalTag/hub, 'default'}", "unclear"],
  ["arn:aws:securityhub:*:*:hub/default${", "unclear"],
  // Cut short without a star: IAM fills it up, and not everybody who reads a policy knows.
  ["arn:aws:securityhub", "unclear"],
  ["arn:aws:securityhub:eu-west-1", "unclear"],
  // IAM takes no wildcard for the service.
  ["arn:aws:*:*:*:*", "unclear"],
  ["arn:aws:*", "unclear"],
  ["arn:aws:security*:*:*:hub/default", "unclear"],
  // A star that runs over a colon.
  ["arn:aws:securityhub:*hub/default", "unclear"],
  // ARNs are compared letter by letter; in doubt nothing is relied on.
  ["arn:aws:securityhub:eu-west-1:111122223333:hub/Default", "unclear"],
  ["arn:aws:SecurityHub:*:*:*", "unclear"],
  ["hub/default", "unclear"],
  ["", "unclear"],
  ["**", "unclear"],
])("Resource %j: %s", (pattern, match) => {
  expect(matchResource(pattern, HUB)).toBe(match);
});

describe("an element", () => {
  const said: Record<string, Match> = { y: "yes", n: "no", u: "unclear" };
  const of = (pattern: string): Match => said[pattern] ?? "unclear";

  test.each<[string[], Match, Match]>([
    [["y"], "yes", "no"],
    [["n"], "no", "yes"],
    [["u"], "unclear", "unclear"],
    [["n", "u"], "unclear", "unclear"],
    [["u", "n", "y"], "yes", "no"],
  ])("of %j is %s, and negated %s", (patterns, plain, negated) => {
    expect(matchAny({ not: false, patterns }, of)).toBe(plain);
    expect(matchAny({ not: true, patterns }, of)).toBe(negated);
  });
});
