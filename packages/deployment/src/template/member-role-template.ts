import { GRANTED, ROLE_GRANTS } from "@invitations/core/member-role/grants";
import { memberRolePolicies } from "@invitations/functions/deployment/permissions/member-role";
import type { Statement } from "@invitations/functions/deployment/permissions/statement";
import {
  attribute,
  equals,
  filled,
  filledWith,
  join,
  NO_VALUE,
  not,
  part,
  place,
  ref,
  when,
} from "./intrinsics.ts";
import { PARAMETER_GROUPS, PARAMETERS } from "./parameters.ts";

export const ROLE = "MemberRole";
/** Of the statement by which the role trusts the app. */
export const TRUST = "MemberStepsOfTheApp";
/** Seconds; the least that IAM takes. The app asks for 900. */
const LONGEST_SESSION = 3_600;

const conditionOf = (policy: string) => `${policy[0]?.toUpperCase()}${policy.slice(1)}Allowed`;
const IN_SOME_REGIONS = "InSomeRegionsOnly";
const BOUNDED = "HasPermissionsBoundary";

/** What this app does in a member account, statement by statement, in places that CloudFormation fills. */
export const POLICIES = memberRolePolicies({
  partition: place("AWS::Partition"),
  account: place("AWS::AccountId"),
  roleArn: `arn:${place("AWS::Partition")}:iam::${place("AWS::AccountId")}:role${place("RolePath")}${place("RoleName")}`,
});

/** The CloudFormation template of the role that this app assumes in a member account. */
export function memberRoleTemplate() {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description:
      "The role by which the app for Security Hub invitations acts in this account: it looks whether the account is ready, and accepts, declines or leaves when an owner of the account says so in Slack. What it may not do you leave out below.",
    Metadata: {
      "AWS::CloudFormation::Interface": {
        ParameterGroups: PARAMETER_GROUPS.map(({ label, parameters }) => ({
          Label: { default: label },
          Parameters: Object.keys(parameters),
        })),
        ParameterLabels: Object.fromEntries(
          Object.entries(PARAMETERS).map(([name, { label }]) => [name, { default: label }]),
        ),
      },
    },
    Parameters: Object.fromEntries(
      Object.entries(PARAMETERS).map(([name, { label: _label, ...parameter }]) => [name, parameter]),
    ),
    Conditions: {
      ...Object.fromEntries(
        ROLE_GRANTS.map((grant) => [conditionOf(grant), equals(ref(GRANTED[grant].parameter), "true")]),
      ),
      [IN_SOME_REGIONS]: not(equals(join("", ref("Regions")), "")),
      [BOUNDED]: not(equals(ref("PermissionsBoundaryArn"), "")),
    },
    Resources: {
      [ROLE]: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: ref("RoleName"),
          Path: ref("RolePath"),
          Description:
            "Used by the app for Security Hub invitations. CloudTrail names the request in each session.",
          MaxSessionDuration: LONGEST_SESSION,
          PermissionsBoundary: when(BOUNDED, ref("PermissionsBoundaryArn")),
          AssumeRolePolicyDocument: trust(),
          Policies: [
            inlinePolicy("look", POLICIES.look),
            ...ROLE_GRANTS.map((grant) => when(conditionOf(grant), inlinePolicy(grant, POLICIES[grant]))),
          ],
        },
      },
    },
    Outputs: {
      RoleArn: {
        Description:
          "ARN of the role. Nothing has to be done with it unless the security team asks for it: the app finds the role by its name.",
        Value: attribute(ROLE, "Arn"),
      },
    },
  };
}

function trust() {
  const stepsRole = ref("MemberStepsRoleArn");
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: TRUST,
        Effect: "Allow",
        Principal: {
          AWS: filledWith(`arn:${place("AWS::Partition")}:iam::${place("Administrator")}:root`, {
            Administrator: part(stepsRole, ":", 4),
          }),
        },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "sts:ExternalId": ref("ExternalId") },
          ArnEquals: { "aws:PrincipalArn": stepsRole },
        },
      },
    ],
  };
}

function inlinePolicy(name: string, statements: readonly Statement[]) {
  return {
    PolicyName: name,
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: statements.map(({ sid, actions, resources, conditions, isRegional }) => ({
        Sid: sid,
        Effect: "Allow",
        Action: actions,
        Resource: resources.map(filled),
        ...(conditions ? { Condition: conditions } : {}),
        ...(isRegional ? { Condition: inRegions(conditions) } : {}),
      })),
    },
  };
}

/** The conditions that stand in any case, with the Regions where some are named. */
function inRegions(conditions: Statement["conditions"]) {
  const narrowed = {
    ...conditions,
    StringEquals: { ...conditions?.StringEquals, "aws:RequestedRegion": ref("Regions") },
  };
  return when(IN_SOME_REGIONS, narrowed, conditions ?? NO_VALUE);
}
