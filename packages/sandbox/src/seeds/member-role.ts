import type { PolicyDocument, RoleSeed } from "./seed.ts";

export const MEMBER_ROLE_NAME = "SecurityHubInvitationMember";
export const EXTERNAL_ID = "practice-external-id";

/** What a readiness scan reads of the account's policies and roles. */
export const SCAN_ACTIONS = [
  "iam:GetAccountAuthorizationDetails",
  "iam:SimulatePrincipalPolicy",
  "iam:GetRole",
];

interface RoleStatement {
  Sid: string;
  Effect: "Allow";
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string>>;
}

/** A statement on the hub of each Region. */
const onHub = (Sid: string, account: string, ...names: string[]): RoleStatement => ({
  Sid,
  Effect: "Allow",
  Action: names.map((name) => `securityhub:${name}`),
  Resource: [`arn:aws:securityhub:*:${account}:hub/default`],
});

/**
 * Everything that the app does in a member account, as the policies of a role that its owner has made with everything
 * allowed; both names of each action pair. That it is what the published template gives is held by a test in `world`.
 */
function readyStatements(account: string): Record<string, RoleStatement[]> {
  const roles = `arn:aws:iam::${account}:role`;
  const serviceRole = `${roles}/aws-service-role/securityhub.amazonaws.com/AWSServiceRoleForSecurityHub`;
  return {
    look: [
      onHub(
        "SeeHubAndMembership",
        account,
        "DescribeHub",
        "GetAdministratorAccount",
        "GetMasterAccount",
        "ListMembers",
      ),
      {
        Sid: "SeeConfigRecorders",
        Effect: "Allow",
        Action: ["config:DescribeConfigurationRecorderStatus", "config:DescribeConfigurationRecorders"],
        Resource: [`arn:aws:config:*:${account}:configuration-recorder/*`],
      },
      {
        Sid: "SeeOrganization",
        Effect: "Allow",
        Action: ["organizations:DescribeOrganization"],
        Resource: ["*"],
      },
      {
        Sid: "SeeRoles",
        Effect: "Allow",
        Action: ["iam:GetRole"],
        Resource: [`${roles}/${MEMBER_ROLE_NAME}`, serviceRole, `${roles}/AWSServiceRoleForSecurityHub`],
      },
    ],
    join: [
      onHub("EnableHub", account, "EnableSecurityHub"),
      {
        Sid: "CreateServiceRoleOfHub",
        Effect: "Allow",
        Action: ["iam:CreateServiceLinkedRole"],
        Resource: [serviceRole],
        Condition: { StringEquals: { "iam:AWSServiceName": "securityhub.amazonaws.com" } },
      },
      onHub(
        "AnswerInvitation",
        account,
        "AcceptAdministratorInvitation",
        "AcceptInvitation",
        "DeclineInvitations",
        "ListInvitations",
      ),
    ],
    leave: [
      onHub(
        "LeaveAdministrator",
        account,
        "DisassociateFromAdministratorAccount",
        "DisassociateFromMasterAccount",
      ),
    ],
    standards: [
      onHub("EnableStandards", account, "BatchEnableStandards", "DescribeStandards", "GetEnabledStandards"),
    ],
    scan: [
      {
        Sid: "ReadPolicies",
        Effect: "Allow",
        Action: ["iam:GetAccountAuthorizationDetails"],
        Resource: ["*"],
      },
      {
        Sid: "SimulateThisRole",
        Effect: "Allow",
        Action: ["iam:SimulatePrincipalPolicy"],
        Resource: [`${roles}/${MEMBER_ROLE_NAME}`],
      },
    ],
  };
}

/** Every action that a ready role allows. */
export const READY_POLICY: readonly string[] = Object.values(readyStatements("000000000000")).flatMap(
  (statements) => statements.flatMap(({ Action }) => Action),
);

/**
 * The member role of `account` as its owner would deploy it: trusted by the administrator account, by external id.
 * It allows those of `actions` that a ready role allows.
 */
export function memberRole(
  account: string,
  administrator: string,
  actions: readonly string[] = READY_POLICY,
): RoleSeed {
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
    policies: policiesOf(account, actions),
  };
}

/** A statement or a policy of which nothing is left is left out. */
function policiesOf(account: string, actions: readonly string[]): Record<string, PolicyDocument> {
  return Object.fromEntries(
    Object.entries(readyStatements(account)).flatMap(([name, statements]) => {
      const left = statements
        .map((statement) => ({
          ...statement,
          Action: statement.Action.filter((action) => actions.includes(action)),
        }))
        .filter(({ Action }) => Action.length > 0);
      return left.length === 0 ? [] : [[name, { Version: "2012-10-17" as const, Statement: left }]];
    }),
  );
}
