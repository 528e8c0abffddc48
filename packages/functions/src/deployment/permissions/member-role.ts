import type { RoleGrant } from "@invitations/core/member-role/grants";
import type { Statement } from "./statement.ts";

/** What the ARNs of the role's policies need. */
export interface MemberRoleFacts {
  /** `aws`, `aws-us-gov`, `aws-cn`. */
  partition: string;
  /** Id of the member account. */
  account: string;
  /** ARN of the role itself. */
  roleArn: string;
}

const SERVICE_ROLE = "AWSServiceRoleForSecurityHub";

/** Names of the role's inline policies. */
export type MemberPolicy = "look" | RoleGrant;

/** A statement with what it is for, told to whoever is to let somebody into their account. */
export interface ExplainedStatement extends Statement {
  readonly why: string;
}

/**
 * Everything that this app does in a member account, by the inline policy that allows it: each call that the hands
 * (`packages/securityhub`) and the reader of policies (`packages/iam`) make there, and no other. `sts:GetCallerIdentity`
 * is made too, and needs no permission. All but `look` may be left out by the account's owner.
 *
 * Resources and condition keys: Service Authorization Reference.
 */
export function memberRolePolicies({
  partition,
  account,
  roleArn,
}: MemberRoleFacts): Readonly<Record<MemberPolicy, readonly ExplainedStatement[]>> {
  const hub = `arn:${partition}:securityhub:*:${account}:hub/default`;
  const roles = `arn:${partition}:iam::${account}:role`;
  const serviceRole = `${roles}/aws-service-role/securityhub.amazonaws.com/${SERVICE_ROLE}`;
  return {
    look: [
      {
        sid: "SeeHubAndMembership",
        why: "Is Security Hub on, which administrator account is followed, and are there members of its own? Both names of that second question are here, since IAM knows them as two actions.",
        actions: [
          "securityhub:DescribeHub",
          "securityhub:GetAdministratorAccount",
          "securityhub:GetMasterAccount",
          "securityhub:ListMembers",
        ],
        resources: [hub],
        isRegional: true,
      },
      {
        sid: "SeeConfigRecorders",
        why: "Does AWS Config record? Most controls of Security Hub find nothing without it.",
        actions: ["config:DescribeConfigurationRecorderStatus", "config:DescribeConfigurationRecorders"],
        resources: [`arn:${partition}:config:*:${account}:configuration-recorder/*`],
        isRegional: true,
      },
      {
        sid: "SeeOrganization",
        why: "Which organization is the account in? One that AWS Organizations manages for the same administrator is not invited. AWS has no narrower resource for this action.",
        actions: ["organizations:DescribeOrganization"],
        resources: ["*"],
      },
      {
        sid: "SeeRoles",
        why: "Whom does this role let in, and is Security Hub's own service-linked role there? Asked by name where the account's policies may not be read. A role that is not there has no path that IAM could compare, so the second one stands here without its path too.",
        actions: ["iam:GetRole"],
        resources: [roleArn, serviceRole, `${roles}/${SERVICE_ROLE}`],
      },
    ],
    join: [
      {
        sid: "EnableHub",
        why: "Only a hub that is on can accept; it is turned on without the default standards, whose checks cost money.",
        actions: ["securityhub:EnableSecurityHub"],
        resources: [hub],
        isRegional: true,
      },
      {
        sid: "CreateServiceRoleOfHub",
        why: "AWS makes Security Hub's own service-linked role on behalf of whoever turns it on in the account for the first time.",
        actions: ["iam:CreateServiceLinkedRole"],
        resources: [serviceRole],
        conditions: { StringEquals: { "iam:AWSServiceName": "securityhub.amazonaws.com" } },
      },
      {
        sid: "AnswerInvitation",
        why: "Finds the administrator's invitation, and accepts or declines it after an owner of the account has said so. IAM cannot narrow whose invitation; the app accepts that of its own administrator account and of nobody else.",
        actions: [
          "securityhub:AcceptAdministratorInvitation",
          "securityhub:AcceptInvitation",
          "securityhub:DeclineInvitations",
          "securityhub:ListInvitations",
        ],
        resources: [hub],
        isRegional: true,
      },
    ],
    leave: [
      {
        sid: "LeaveAdministrator",
        why: "Ends the membership when an owner of the account asks for it.",
        actions: [
          "securityhub:DisassociateFromAdministratorAccount",
          "securityhub:DisassociateFromMasterAccount",
        ],
        resources: [hub],
        isRegional: true,
      },
    ],
    standards: [
      {
        sid: "EnableStandards",
        why: "Enables the security standards that the question to the owner names beside Accept, if it names any. AWS charges the account for their checks.",
        actions: [
          "securityhub:BatchEnableStandards",
          "securityhub:DescribeStandards",
          "securityhub:GetEnabledStandards",
        ],
        resources: [hub],
        isRegional: true,
      },
    ],
    scan: [
      {
        sid: "ReadPolicies",
        why: "Reads the account's IAM policies, and tells which of them know one name of an action and not the other. AWS has no narrower resource for this action.",
        actions: ["iam:GetAccountAuthorizationDetails"],
        resources: ["*"],
      },
      {
        sid: "SimulateThisRole",
        why: "Asks IAM's simulator what this very role may do.",
        actions: ["iam:SimulatePrincipalPolicy"],
        resources: [roleArn],
      },
    ],
  };
}
