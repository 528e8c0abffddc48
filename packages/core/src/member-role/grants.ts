/**
 * What an account's owner may allow the app's role in the account, each by itself: to become a member, to leave, to
 * have standards enabled, to have the account's IAM policies read.
 */
export const ROLE_GRANTS = ["join", "leave", "standards", "scan"] as const;
export type RoleGrant = (typeof ROLE_GRANTS)[number];

interface Granting {
  /** Parameter of the role's CloudFormation template, `true` or `false`. */
  parameter: string;
  /** What it lets the role do. */
  actions: readonly string[];
}

export const GRANTED: Readonly<Record<RoleGrant, Granting>> = {
  join: {
    parameter: "AllowJoin",
    actions: [
      "securityhub:EnableSecurityHub",
      "iam:CreateServiceLinkedRole",
      "securityhub:AcceptAdministratorInvitation",
      "securityhub:AcceptInvitation",
      "securityhub:DeclineInvitations",
      "securityhub:ListInvitations",
    ],
  },
  leave: {
    parameter: "AllowLeave",
    actions: [
      "securityhub:DisassociateFromAdministratorAccount",
      "securityhub:DisassociateFromMasterAccount",
    ],
  },
  standards: {
    parameter: "AllowStandards",
    actions: [
      "securityhub:BatchEnableStandards",
      "securityhub:DescribeStandards",
      "securityhub:GetEnabledStandards",
    ],
  },
  scan: {
    parameter: "AllowScan",
    actions: ["iam:GetAccountAuthorizationDetails", "iam:SimulatePrincipalPolicy"],
  },
};

/** What an action belongs to; `undefined` for one that the role has in any case, or never. */
export function grantOf(action: string): RoleGrant | undefined {
  return ROLE_GRANTS.find((grant) => GRANTED[grant].actions.includes(action));
}
