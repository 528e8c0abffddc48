import { awsManagedArn } from "../iam/aws-managed.ts";
import { customerPolicyArn } from "../iam/managed-policies.ts";
import { EXTERNAL_ID, memberRole, READY_POLICY, SCAN_ACTIONS } from "./member-role.ts";
import { ADMINISTRATOR, REGIONS } from "./practice-aws.ts";
import type { AccountSeed, OrganizationSeed, PolicyDocument, RoleSeed } from "./seed.ts";
import { practice, type WorldSeed } from "./world-seed.ts";

/** Both names of accepting: the one of before 2021 and the one since. */
const LEGACY = "securityhub:AcceptInvitation";
const MODERN = "securityhub:AcceptAdministratorInvitation";
const OWNER = "U06FAY";
const ORGANIZATION: OrganizationSeed = { id: "o-readiness1", managementAccountId: "404040404040" };

const without = (...names: string[]) => READY_POLICY.filter((action) => !names.includes(action));
const allow = (more: Record<string, unknown>) => ({ Effect: "Allow", Resource: "*", ...more });
const deny = (Action: string) => ({ Effect: "Deny", Action, Resource: "*" });
const policy = (...Statement: Record<string, unknown>[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement,
});

/** What an account differs in; `role` is laid over the member role that is ready. */
interface Way {
  alias: string;
  condition: string;
  role?: Partial<RoleSeed>;
  account?: Partial<AccountSeed>;
}

const trusting = (more: Record<string, unknown>): Partial<RoleSeed> => ({
  trust: policy({ Effect: "Allow", Action: "sts:AssumeRole", ...more }),
});
const withPolicy = (...Statement: Record<string, unknown>[]) => ({
  policies: { membership: policy(...Statement) },
});

const WAYS: Way[] = [
  { alias: "ready-by-name", condition: "ready: the member role names both accept actions" },
  {
    alias: "ready-by-wildcard",
    condition: "ready: the member role allows securityhub:Accept*",
    role: withPolicy(allow({ Action: [...without(LEGACY, MODERN), "securityhub:Accept*"] })),
  },
  {
    alias: "ready-by-managed",
    condition: "ready: the AWS managed policy AWSSecurityHubFullAccess is attached",
    role: {
      policies: { membership: policy(allow({ Action: without(LEGACY, MODERN) })) },
      attached: [awsManagedArn("AWSSecurityHubFullAccess")],
    },
  },
  {
    alias: "legacy-only",
    condition: "the member role allows AcceptInvitation and not the name it has now",
    role: withPolicy(allow({ Action: without(MODERN) })),
  },
  {
    alias: "new-only",
    condition: "the member role allows AcceptAdministratorInvitation and not its old name",
    role: withPolicy(allow({ Action: without(LEGACY) })),
  },
  {
    alias: "neither-name",
    condition: "the member role allows neither accept action",
    role: withPolicy(allow({ Action: without(LEGACY, MODERN) })),
  },
  {
    alias: "one-region-only",
    condition: `the member role may accept in ${REGIONS[0]} only, by a condition on the Region`,
    role: withPolicy(
      allow({ Action: without(LEGACY, MODERN) }),
      allow({
        Action: [LEGACY, MODERN],
        Condition: { StringEquals: { "aws:RequestedRegion": REGIONS[0] } },
      }),
    ),
  },
  {
    alias: "all-but-new",
    condition: "the member role allows everything but the new accept action, by NotAction",
    role: withPolicy(allow({ NotAction: [MODERN, "iam:Create*", "iam:Put*"] })),
  },
  {
    alias: "boundary-without-new",
    condition: "a permissions boundary leaves the new accept action out",
    account: {
      policies: [{ name: "MemberBoundary", documents: [policy(allow({ Action: without(MODERN) }))] }],
    },
  },
  {
    alias: "organization-denies-new",
    condition: "a service control policy denies the new accept action",
    account: { organization: ORGANIZATION },
  },
  {
    alias: "legacy-denied",
    condition: "an explicit deny of AcceptInvitation stands beside an allow of both names",
    role: withPolicy(allow({ Action: READY_POLICY }), deny(LEGACY)),
  },
  {
    alias: "session-without-new",
    condition: "sessions of the member role come with a session policy without the new accept action",
    role: { sessionPolicy: policy(allow({ Action: without(MODERN) })) },
  },
  {
    alias: "unreadable",
    condition: "the member role may not read the account's policies",
    role: withPolicy(allow({ Action: without(...SCAN_ACTIONS) })),
  },
  {
    alias: "trusts-everybody",
    condition: "ready, but everybody who knows the external id may assume the member role",
    role: trusting({
      Principal: "*",
      Condition: { StringEquals: { "sts:ExternalId": EXTERNAL_ID } },
    }),
  },
  {
    alias: "no-external-id",
    condition: "ready, but the member role asks for no external id",
    role: trusting({ Principal: { AWS: `arn:aws:iam::${ADMINISTRATOR}:root` } }),
  },
  {
    alias: "never-on",
    condition: `Security Hub never was on; AWS Config is stopped or off, and ${REGIONS[2]} is not opted into`,
    account: {
      regions: Object.fromEntries(
        REGIONS.slice(0, 2).map((name, at) => [
          name,
          { hub: false, config: at === 0 ? ("stopped" as const) : ("none" as const) },
        ]),
      ),
    },
  },
];

/** Ids of the readiness accounts by alias: `700000000001` and on. */
export const READINESS_ACCOUNTS: Readonly<Record<string, string>> = Object.fromEntries(
  WAYS.map(({ alias }, at) => [alias, String(700_000_000_001 + at)]),
);

/** The practice world with an account for each verdict about the accept actions, and for each way to get there. */
export function withReadiness(seed: WorldSeed = practice): WorldSeed {
  const accounts = WAYS.map(accountOf);
  const denied = READINESS_ACCOUNTS["organization-denies-new"] ?? "";
  return {
    ...seed,
    ownership: {
      ...seed.ownership,
      ...Object.fromEntries(WAYS.map(({ alias }) => [alias, { owners: [OWNER] }])),
    },
    aws: {
      ...seed.aws,
      accounts: [...seed.aws.accounts, ...accounts],
      serviceControl: {
        ...seed.aws.serviceControl,
        [ORGANIZATION.id]: {
          units: [
            {
              name: "Frozen",
              accounts: [denied],
              policies: [{ name: "NoNewAdministrators", document: policy(deny(MODERN)) }],
            },
          ],
        },
      },
    },
  };
}

function accountOf({ alias, condition, role, account }: Way): AccountSeed {
  const id = READINESS_ACCOUNTS[alias] ?? "";
  const [boundary] = account?.policies ?? [];
  return {
    id,
    alias,
    email: `${alias}@example.com`,
    kind: "member",
    condition,
    accessKeyId: `AKIAREADY${id.slice(-11)}`,
    secretAccessKey: `practice-secret-of-${id}`,
    roles: [
      {
        ...memberRole(id, ADMINISTRATOR),
        ...role,
        ...(boundary ? { boundary: customerPolicyArn(id, boundary.name) } : {}),
      },
    ],
    regions: Object.fromEntries(REGIONS.map((name) => [name, { hub: true, config: "recording" as const }])),
    ...account,
  };
}
