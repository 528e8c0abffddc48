import { GRANTED, ROLE_GRANTS, type RoleGrant } from "@invitations/core/member-role/grants";

/** A parameter as a template declares it, with what the console shows beside its field. */
export interface Parameter {
  label: string;
  Type: "String" | "CommaDelimitedList";
  Description: string;
  Default?: string;
  AllowedValues?: readonly string[];
  /** Of a list: of each entry. */
  AllowedPattern?: string;
  ConstraintDescription?: string;
}

/** Grants that are given unless an owner says otherwise; standards cost money, so an owner has to ask for them. */
const GIVEN: Readonly<Record<RoleGrant, "true" | "false">> = {
  join: "true",
  leave: "true",
  standards: "false",
  scan: "true",
};

const GRANT_WORDS: Readonly<Record<RoleGrant, { label: string; description: string }>> = {
  join: {
    label: "May it make the account a member?",
    description:
      "Turns Security Hub on where it is off, without standards, and accepts or declines the administrator's invitation once an owner of this account has said so in Slack.",
  },
  leave: {
    label: "May it end the membership?",
    description:
      "Leaves the administrator account when an owner of this account asks for it in Slack. With false, somebody leaves in the account's own console.",
  },
  standards: {
    label: "May it enable security standards?",
    description:
      "Enables the standards that stand beside Accept, where the security team has set any. AWS charges this account for their checks.",
  },
  scan: {
    label: "May it read the account's IAM policies?",
    description:
      "Reads users, roles, groups and policies to tell before anybody is asked whether accepting will be denied, and what to change. It never changes a policy.",
  },
};

const grants = Object.fromEntries(
  ROLE_GRANTS.map((grant): [string, Parameter] => [
    GRANTED[grant].parameter,
    {
      label: GRANT_WORDS[grant].label,
      Type: "String",
      Description: GRANT_WORDS[grant].description,
      Default: GIVEN[grant],
      AllowedValues: ["true", "false"],
    },
  ]),
);

/** The parameters as the console groups them. */
export const PARAMETER_GROUPS: readonly { label: string; parameters: Readonly<Record<string, Parameter>> }[] =
  [
    {
      label: "Who may use the role (the security team tells both)",
      parameters: {
        MemberStepsRoleArn: {
          label: "Role of the app that may use it",
          Type: "String",
          Description:
            "ARN of the role of the app's function member-steps in the administrator account. Nobody else may assume the role that this stack makes.",
          AllowedPattern: "^arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+$",
          ConstraintDescription:
            "The ARN of a role, such as arn:aws:iam::999988887777:role/securityhub-invitations-production-member-steps.",
        },
        ExternalId: {
          label: "External id",
          Type: "String",
          Description:
            "What the app has to name each time it uses the role. It is no secret; it keeps the app from being led into an account by somebody else's request.",
          AllowedPattern: "^[\\w+=,.@:/-]{2,1224}$",
          ConstraintDescription: "2 to 1,224 letters, digits or characters of + = , . @ : / - _",
        },
      },
    },
    {
      label: "What it may do in this account",
      parameters: {
        ...grants,
        Regions: {
          label: "Regions",
          Type: "CommaDelimitedList",
          Description:
            "Regions in which it may do so, separated by commas: all that the administrator account has linked, such as us-east-1,eu-west-1. Empty: every Region.",
          Default: "",
          AllowedPattern: "^([a-z]{2,4}(-[a-z]+)+-\\d+)?$",
          ConstraintDescription: "Names of Regions separated by commas, such as us-east-1,eu-west-1.",
        },
      },
    },
    {
      label: "The role itself",
      parameters: {
        RoleName: {
          label: "Name",
          Type: "String",
          Description:
            "Name of the role; the app looks for this name in every account, so change it only where the security team says so.",
          Default: "SecurityHubInvitationMember",
          AllowedPattern: "^[\\w+=,.@-]{1,64}$",
          ConstraintDescription: "1 to 64 letters, digits or characters of + = , . @ - _",
        },
        RolePath: {
          label: "Path",
          Type: "String",
          Description: "Path of the role, where the security team's setting for its name has one.",
          Default: "/",
          AllowedPattern: "^/([\\w+=,.@-]+/)*$",
          ConstraintDescription: "A path that begins and ends with a slash, such as /security/.",
        },
        PermissionsBoundaryArn: {
          label: "Permissions boundary",
          Type: "String",
          Description:
            "ARN of the policy that limits every role in this account, where yours demands one. Empty: none.",
          Default: "",
          AllowedPattern: "^(arn:aws[a-z-]*:iam::(\\d{12}|aws):policy/[\\w+=,.@/-]+)?$",
          ConstraintDescription:
            "The ARN of a managed policy, such as arn:aws:iam::111122223333:policy/Boundary, or nothing.",
        },
      },
    },
  ];

/** All of them by name. */
export const PARAMETERS: Readonly<Record<string, Parameter>> = Object.assign(
  {},
  ...PARAMETER_GROUPS.map(({ parameters }) => parameters),
);
