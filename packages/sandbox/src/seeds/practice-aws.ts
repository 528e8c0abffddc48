import { memberRole, READY_POLICY } from "./member-role.ts";
import type { AccountSeed, AwsSeed, RegionSeed, RoleSeed } from "./seed.ts";

/** Home Region first. */
export const REGIONS = ["us-east-1", "eu-west-1", "ap-southeast-2"];
export const ADMINISTRATOR = "999988887777";
/** Administers accounts of a company that was bought; not ours. */
export const OTHER_ADMINISTRATOR = "202020202020";
/** The name that policies written before 2021 do not know. */
const MODERN_ACCEPT = ["securityhub:AcceptAdministratorInvitation"];
const ORGANIZATION = { id: "o-practice01", managementAccountId: "303030303030" };

const on: RegionSeed = { hub: true, config: "recording" };
const everywhere = (region: RegionSeed) => Object.fromEntries(REGIONS.map((name) => [name, region]));

/** Nine member accounts in telling conditions, one administrator, and one administrator of somebody else's. */
export const practiceAws: AwsSeed = {
  regions: REGIONS,
  accounts: [
    {
      ...account(ADMINISTRATOR, "security-admin", "the administrator account"),
      kind: "administrator",
      roles: [],
      aggregator: { home: "us-east-1", mode: "SPECIFIED_REGIONS", regions: ["eu-west-1", "ap-southeast-2"] },
      organization: ORGANIZATION,
    },
    account("111122223333", "payments-prod", "ready"),
    {
      ...account("222233334444", "data-lake", "Security Hub off in eu-west-1"),
      regions: { ...everywhere(on), "eu-west-1": { hub: false, config: "recording" } },
    },
    {
      ...account("333344445555", "mobile-staging", "AWS Config off"),
      regions: everywhere({ hub: true, config: "none" }),
    },
    account("123412341234", "marketing-site", "ready"),
    account("444455556666", "acquired-retail", "under another administrator"),
    account("555566667777", "platform-tools", "is itself an administrator"),
    { ...account("666677778888", "research-lab", "role missing"), roles: [] },
    {
      ...account("777788889999", "legacy-erp", "role allows only the legacy accept action"),
      roles: [
        memberRole(
          "777788889999",
          ADMINISTRATOR,
          READY_POLICY.filter((action) => !MODERN_ACCEPT.includes(action)),
        ),
      ],
    },
    {
      ...account("888899990000", "org-analytics", "managed through Organizations"),
      organization: ORGANIZATION,
    },
    {
      ...account(OTHER_ADMINISTRATOR, "retail-security", "somebody else's administrator account"),
      kind: "administrator",
      roles: [],
    },
  ],
  memberships: [
    { administrator: OTHER_ADMINISTRATOR, member: "444455556666", regions: REGIONS, status: "Enabled" },
    { administrator: "555566667777", member: "454545454545", regions: ["us-east-1"], status: "Invited" },
    {
      administrator: ADMINISTRATOR,
      member: "888899990000",
      regions: ["us-east-1"],
      status: "Enabled",
      organizationManaged: true,
    },
  ],
};

function account(id: string, alias: string, condition: string): AccountSeed {
  const roles: RoleSeed[] = [memberRole(id, ADMINISTRATOR)];
  return {
    id,
    alias,
    email: `${alias}@example.com`,
    kind: "member",
    condition,
    // Made from the id, so that a person can tell whose key it is; of no worth outside this machine.
    accessKeyId: `AKIAPRACTICE${id.slice(0, 8)}`,
    secretAccessKey: `practice-secret-of-${id}`,
    roles,
    regions: everywhere(on),
  };
}
