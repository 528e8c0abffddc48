import { PAIR_NAMES } from "@invitations/core/action-pairs/action-pair";
import { rolePoliciesYaml } from "@invitations/core/member-role/role-policies-yaml";
import { expect, test } from "vitest";
import { judgePrincipal } from "./judge-principal.ts";
import { document, role } from "./testing/policies.ts";

const REGIONS = ["eu-west-1", "us-east-1"];
const YAML = rolePoliciesYaml([...PAIR_NAMES], REGIONS);

test("is a property of a role as CloudFormation writes it", () => {
  expect(YAML.split("\n").slice(0, 14)).toEqual([
    "Policies:",
    "  - PolicyName: security-hub-membership",
    "    PolicyDocument:",
    '      Version: "2012-10-17"',
    "      Statement:",
    "        - Sid: AcceptByEitherName",
    "          Effect: Allow",
    "          Action:",
    "            - securityhub:AcceptInvitation",
    "            - securityhub:AcceptAdministratorInvitation",
    "          Resource:",
    '            - !Sub "arn:$' +
      "{AWS::Partition}:securityhub:eu-west-1:$" +
      '{AWS::AccountId}:hub/default"',
    '            - !Sub "arn:$' +
      "{AWS::Partition}:securityhub:us-east-1:$" +
      '{AWS::AccountId}:hub/default"',
    "        - Sid: LeaveByEitherName",
  ]);
});

test("makes a role ready for every pair in every Region", () => {
  const account = { id: "111122223333", partition: "aws-cn", regions: REGIONS };
  const filled = YAML.replaceAll(/\$\{AWS::Partition\}/g, "aws-cn").replaceAll(
    /\$\{AWS::AccountId\}/g,
    account.id,
  );
  const statements = filled
    .split("- Sid:")
    .slice(1)
    .map((text) => ({
      Effect: "Allow",
      Action: text.match(/securityhub:[A-Z]\w+/g),
      Resource: text.match(/arn:[^"]+/g),
    }));
  const { pairs } = judgePrincipal(role([document(...statements)], { account }), REGIONS);
  expect(PAIR_NAMES.map((name) => pairs[name].verdict)).toEqual(["ready", "ready", "ready"]);
});
