import type { RoleSeed } from "./seed.ts";

export const MEMBER_ROLE_NAME = "SecurityHubInvitationMember";
export const EXTERNAL_ID = "practice-external-id";

/** What a readiness scan reads of the account's policies. */
export const SCAN_ACTIONS = [
  "iam:GetAccountAuthorizationDetails",
  "iam:SimulatePrincipalPolicy",
  "iam:GetRole",
];

/** Everything that the app does in a member account; both names of each action pair. */
export const READY_POLICY = [
  "securityhub:DescribeHub",
  "securityhub:EnableSecurityHub",
  "iam:CreateServiceLinkedRole",
  "securityhub:ListInvitations",
  "securityhub:ListMembers",
  "securityhub:AcceptInvitation",
  "securityhub:AcceptAdministratorInvitation",
  "securityhub:DeclineInvitations",
  "securityhub:DisassociateFromMasterAccount",
  "securityhub:DisassociateFromAdministratorAccount",
  "securityhub:GetMasterAccount",
  "securityhub:GetAdministratorAccount",
  "securityhub:DescribeStandards",
  "securityhub:GetEnabledStandards",
  "securityhub:BatchEnableStandards",
  "config:DescribeConfigurationRecorders",
  "config:DescribeConfigurationRecorderStatus",
  "organizations:DescribeOrganization",
  ...SCAN_ACTIONS,
];

/** A member role as an account's owner would deploy it: trusted by the administrator account, by external id. */
export function memberRole(administrator: string, actions: string[]): RoleSeed {
  return {
    name: MEMBER_ROLE_NAME,
    trust: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${administrator}:root` },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "sts:ExternalId": EXTERNAL_ID } },
        },
      ],
    },
    policies: {
      membership: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
      },
    },
  };
}
