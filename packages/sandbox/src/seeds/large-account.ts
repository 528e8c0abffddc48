import { customerPolicyArn } from "../iam/managed-policies.ts";
import { memberRole } from "./member-role.ts";
import { ADMINISTRATOR, REGIONS } from "./practice-aws.ts";
import type { AccountSeed, ManagedPolicySeed, PolicyDocument, RoleSeed } from "./seed.ts";

export const LARGE_ACCOUNT = "800000000001";
const POLICIES = 1_000;
const ROLES = 500;

/** What the policies of a grown account are about, as far as anybody who reads them cares. */
const KINDS: PolicyDocument[] = [
  document({ Action: "securityhub:AcceptInvitation" }),
  document({ Action: ["securityhub:AcceptInvitation", "securityhub:AcceptAdministratorInvitation"] }),
  document({ Action: "securityhub:*" }),
  document({ Action: ["securityhub:Get*", "securityhub:Describe*"] }),
  document(
    { Action: "securityhub:*" },
    { Effect: "Deny", Action: ["securityhub:DisassociateFromMasterAccount"] },
  ),
  document({ NotAction: ["iam:*", "organizations:*"] }),
  document({
    Action: "securityhub:Accept*",
    Condition: { StringEquals: { "aws:RequestedRegion": REGIONS } },
  }),
  ...Array.from({ length: 13 }, (_, at) =>
    document({
      Action: ["s3:GetObject", "s3:PutObject", "dynamodb:Query", "kms:Decrypt"],
      Resource: `arn:aws:s3:::department-${at}/*`,
    }),
  ),
];

/**
 * A member account with 1,000 customer-managed policies and 500 roles, the member role among them, for measuring. It
 * is the same each time; every policy is attached somewhere, every tenth has an older version, and every twentieth
 * knows the old accept action only.
 */
export function largeAccount(): AccountSeed {
  const arn = (at: number) => customerPolicyArn(LARGE_ACCOUNT, nameOf(at));
  const roles = Array.from({ length: ROLES - 1 }, (_, at): RoleSeed => {
    const own = [at * 2, at * 2 + 1, (at * 7) % POLICIES].map(arn);
    return {
      ...memberRole(LARGE_ACCOUNT, ADMINISTRATOR),
      name: `team-${number(at)}`,
      policies: at % 5 === 0 ? { extra: kindOf(at) } : {},
      attached: [...new Set(own)],
      ...(at % 50 === 0 ? { boundary: arn(2) } : {}),
    };
  });
  return {
    id: LARGE_ACCOUNT,
    alias: "large-directory",
    email: "large-directory@example.com",
    kind: "member",
    condition: "1,000 policies and 500 roles",
    accessKeyId: "AKIALARGEDIRECTORY01",
    secretAccessKey: `practice-secret-of-${LARGE_ACCOUNT}`,
    roles: [
      {
        ...memberRole(LARGE_ACCOUNT, ADMINISTRATOR),
        attached: [arn(POLICIES - 2), arn(POLICIES - 1)],
      },
      ...roles,
    ],
    policies: Array.from(
      { length: POLICIES },
      (_, at): ManagedPolicySeed => ({
        name: nameOf(at),
        documents: at % 10 === 0 ? [kindOf(at + 1), kindOf(at)] : [kindOf(at)],
      }),
    ),
    regions: Object.fromEntries(REGIONS.map((name) => [name, { hub: true, config: "recording" as const }])),
  };
}

function document(...statements: Record<string, unknown>[]): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({ Effect: "Allow", Resource: "*", ...statement })),
  };
}

/** One of the kinds in turn. */
function kindOf(at: number): PolicyDocument {
  return KINDS[at % KINDS.length] ?? document({ Action: "sts:GetCallerIdentity" });
}

function nameOf(at: number): string {
  return `policy-${number(at)}`;
}

function number(at: number): string {
  return String(at + 1).padStart(4, "0");
}
