import type { AccountSeed, AwsSeed, MembershipSeed, PolicyDocument } from "@invitations/sandbox/seeds/seed";

export const HOME = "eu-central-1";
export const LINKED = "eu-west-1";
/** No account but the administrator's has opted into it. */
export const CLOSED = "eu-south-1";
export const ADMINISTRATOR = "111111111111";
export const OTHER_ADMINISTRATOR = "999999999999";
/** Hub on in the home Region, off in the linked one. */
export const MEMBER = "222222222222";
/** Hub on everywhere. */
export const READY = "333333333333";
export const ROLE_NAME = "InvitationMember";
export const EXTERNAL_ID = "contract-external-id";
export const REQUEST = "inv-01JD0CONTRACT0000000000000";

const MEMBER_ACTIONS = [
  "securityhub:DescribeHub",
  "securityhub:EnableSecurityHub",
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
];

/** The seed; `change` may put accounts and memberships of its own over it. */
export function contractSeed(change: Partial<AwsSeed> = {}): AwsSeed {
  return {
    regions: [HOME, LINKED, CLOSED],
    accounts: [
      administratorAccount(),
      account(OTHER_ADMINISTRATOR, { kind: "administrator", roles: [] }),
      account(MEMBER, {
        regions: {
          [HOME]: { hub: true, config: "recording" },
          [LINKED]: { hub: false, config: "none" },
        },
      }),
      account(READY),
    ],
    memberships: [],
    ...change,
  };
}

export function administratorAccount(change: Partial<AccountSeed> = {}): AccountSeed {
  return account(ADMINISTRATOR, {
    kind: "administrator",
    roles: [],
    regions: {
      [HOME]: { hub: true, config: "recording" },
      [LINKED]: { hub: true, config: "recording" },
      [CLOSED]: { hub: false, config: "none" },
    },
    aggregator: { home: HOME, mode: "SPECIFIED_REGIONS", regions: [LINKED] },
    ...change,
  });
}

export function account(id: string, change: Partial<AccountSeed> = {}): AccountSeed {
  return {
    id,
    alias: `account-${id.slice(0, 3)}`,
    email: `account-${id}@example.com`,
    kind: "member",
    condition: "for the contract tests",
    ...keysOf(id),
    roles: [memberRole()],
    regions: {
      [HOME]: { hub: true, config: "recording" },
      [LINKED]: { hub: true, config: "stopped" },
    },
    ...change,
  };
}

/** The role as an account's owner deploys it, without the actions of `denied`. */
export function memberRole(denied: string[] = []) {
  const Action = MEMBER_ACTIONS.filter((action) => !denied.includes(action));
  return {
    name: ROLE_NAME,
    trust: policy({
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${ADMINISTRATOR}:root` },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": EXTERNAL_ID } },
    }),
    policies: { membership: policy({ Effect: "Allow", Action, Resource: "*" }) },
  };
}

function policy(statement: Record<string, unknown>): PolicyDocument {
  return { Version: "2012-10-17", Statement: [statement] };
}

/** Keys of the account's own user, who may do everything. */
export function keysOf(id: string) {
  return { accessKeyId: `AKIA${id}`, secretAccessKey: `contract-secret-of-${id}` };
}

/** READY's standing in the home Region. */
export function standing(status: MembershipSeed["status"], by = ADMINISTRATOR): MembershipSeed {
  return { administrator: by, member: READY, regions: [HOME], status };
}

/** Accounts where READY's role lacks some actions. */
export function without(...denied: string[]): Pick<AwsSeed, "accounts"> {
  return {
    accounts: [
      administratorAccount(),
      account(OTHER_ADMINISTRATOR),
      account(READY, { roles: [memberRole(denied)] }),
    ],
  };
}
