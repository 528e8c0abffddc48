import { ACTION_PAIRS, PAIR_NAMES } from "@invitations/core/action-pairs/action-pair";
import { rolePoliciesYaml } from "@invitations/core/member-role/role-policies-yaml";
import { expect, it } from "vitest";
import { evaluateRole } from "./testing/evaluate.ts";
import { readTemplate } from "./testing/read-template.ts";

/** A template of somebody's own, into whose role the property was pasted. */
const pasted = (property: string) => `AWSTemplateFormatVersion: "2010-09-09"
Parameters: {}
Resources:
  MemberRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: Member
      Path: /
${property.replaceAll(/^(?=.)/gm, "      ")}`;

it.each(["aws", "aws-us-gov", "aws-cn"])("pasted into a template it gives both names in %s", (partition) => {
  const regions = ["eu-west-1", "us-east-1"];
  const template = readTemplate(pasted(rolePoliciesYaml(PAIR_NAMES, regions)));
  const { Policies } = evaluateRole(template, { partition, account: "111122223333", parameters: {} });
  const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  expect(statements.map(({ Action }) => Action)).toEqual(
    PAIR_NAMES.map((pair) => [ACTION_PAIRS[pair].legacy, ACTION_PAIRS[pair].current]),
  );
  for (const { Effect, Resource } of statements) {
    expect(Effect).toBe("Allow");
    expect(Resource).toEqual(
      regions.map((region) => `arn:${partition}:securityhub:${region}:111122223333:hub/default`),
    );
  }
});
