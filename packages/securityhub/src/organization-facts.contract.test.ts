import { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { Switches } from "@invitations/sandbox/securityhub/switches";
import type { AccountSeed, OrganizationSeed } from "@invitations/sandbox/seeds/seed";
import { afterEach, describe, expect, it } from "vitest";
import { createAdministratorHands } from "./administrator.ts";
import {
  ADMINISTRATOR,
  account,
  administratorAccount,
  HOME,
  keysOf,
  LINKED,
  MEMBER,
  OTHER_ADMINISTRATOR,
  READY,
} from "./testing/contract-seed.ts";
import { openRefusal } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";

const stage = createStage();
afterEach(() => stage.close());

const MANAGEMENT = "303030303030";
const OWN: OrganizationSeed = { id: "o-contract01", managementAccountId: MANAGEMENT };
const inside = { organization: OWN };

/** A world where the administrator, READY and MEMBER are of one organization; MEMBER is suspended. */
function accounts(own: OrganizationSeed | undefined = OWN): AccountSeed[] {
  return [
    administratorAccount(own ? { organization: own } : {}),
    account(OTHER_ADMINISTRATOR, inside),
    account(READY, inside),
    account(MEMBER, { organization: { ...OWN, suspended: true } }),
  ];
}
async function facts(seeds: AccountSeed[], switches: Partial<Switches> = {}) {
  await stage.open({ seed: { accounts: seeds }, switches });
  return stage.administrator().organization(HOME);
}
const delegated = (id: string) => ({ delegatedAdministrators: [id] });
const refused = "You don't have permissions to access this resource.";

describe("organization", () => {
  it("tells the delegated administrator all of it", async () => {
    const found = await facts(accounts(), delegated(ADMINISTRATOR));
    expect(found).toEqual({
      administrator: ADMINISTRATOR,
      organization: { is: "in", id: OWN.id, managementAccount: MANAGEMENT, allFeatures: true },
      delegation: { is: "this-account", configuration: "local" },
      accounts: {
        is: "known",
        accounts: new Map([
          [ADMINISTRATOR, "active"],
          [MEMBER, "closing"],
          [MANAGEMENT, "active"],
          [READY, "active"],
          [OTHER_ADMINISTRATOR, "active"],
        ]),
      },
      awsRequestIds: expect.any(Array),
    });
    expect(found.awsRequestIds.length).toBeGreaterThanOrEqual(3);
  });

  it("tells a member of it that it is not the one, and that AWS tells it no more", async () => {
    const { organization, delegation, accounts: known } = await facts(accounts(), delegated(READY));
    expect(organization.is).toBe("in");
    expect(delegation).toEqual({
      is: "not-this-account",
      because: `ListDelegatedAdministrators: ${refused}`,
    });
    expect(known).toEqual({ is: "unknown", because: `ListAccounts: ${refused}` });
  });

  it.each([
    ["another account", delegated(READY), { is: "another-account", account: READY }],
    ["nobody", {}, { is: "nobody" }],
  ])("tells the management account that %s is delegated", async (_who, switches, delegation) => {
    const own = { ...OWN, managementAccountId: ADMINISTRATOR };
    const found = await facts(
      accounts(own).map((seed) => ({ ...seed, organization: { ...own, ...seed.organization, ...own } })),
      switches,
    );
    expect(found.delegation).toEqual(delegation);
    expect(found.organization).toMatchObject({ managementAccount: ADMINISTRATOR });
    expect(found.accounts.is).toBe("known");
  });

  it("says so where there is none, and asks no further", async () => {
    expect(await facts([administratorAccount(), account(READY)])).toMatchObject({
      organization: { is: "none" },
      delegation: { is: "nobody" },
      accounts: { is: "known", accounts: new Map() },
    });
    expect(stage.world.operationsOf(ADMINISTRATOR)).toEqual(["DescribeOrganization"]);
  });

  it("knows an organization without all features", async () => {
    const { organization } = await facts(accounts({ ...OWN, features: "CONSOLIDATED_BILLING" }));
    expect(organization).toMatchObject({ is: "in", allFeatures: false });
  });

  it("reads an organization of more than one page to its end", async () => {
    const more = Array.from({ length: 45 }, (_, at) => account(String(500_000_000_000 + at), inside));
    const { accounts: known } = await facts([...accounts(), ...more], delegated(ADMINISTRATOR));
    expect(known).toMatchObject({ is: "known" });
    expect(known.is === "known" && known.accounts.size).toBe(50);
  });

  it("says why where a policy allows none of it, and where Organizations is throttled it fails to be tried again", async () => {
    await stage.open({ seed: { accounts: accounts() } });
    const denied = await openRefusal(
      400,
      "AccessDeniedException",
      "User: arn is not authorized to perform: it",
    );
    const throttled = await openRefusal(400, "TooManyRequestsException", "");
    const hands = async ({ client }: typeof denied) => {
      const endpoint = await client.config.endpoint?.();
      const url = endpoint && `${endpoint.protocol}//${endpoint.hostname}:${endpoint.port}`;
      return createAdministratorHands({
        administrator: ADMINISTRATOR,
        deploymentRegion: HOME,
        clients: {
          securityHub: stage.world.administratorClients.securityHub,
          organizations: (region) =>
            new OrganizationsClient({
              region,
              maxAttempts: 1,
              credentials: keysOf(ADMINISTRATOR),
              ...(url ? { endpoint: url } : {}),
            }),
        },
      });
    };
    try {
      const because = expect.stringContaining("is not authorized to perform");
      expect(await (await hands(denied)).organization(HOME)).toMatchObject({
        organization: { is: "unknown", because },
        delegation: { is: "not-this-account", because },
        accounts: { is: "unknown", because },
      });
      await expect((await hands(throttled)).organization(HOME)).rejects.toMatchObject({ name: "Throttled" });
    } finally {
      await denied.close();
      await throttled.close();
    }
  });
});

describe("members", () => {
  it("tells of everybody on the list in a Region, whatever their status, over all pages", async () => {
    const many = Array.from({ length: 120 }, (_, at) => String(600_000_000_000 + at));
    const on = (member: string, status: "Created" | "Invited" | "Enabled" | "Removed" | "Resigned") => ({
      administrator: ADMINISTRATOR,
      member,
      regions: [HOME],
      status,
    });
    await stage.open({
      seed: {
        memberships: [
          on(MEMBER, "Removed"),
          on(READY, "Enabled"),
          ...many.map((id, at) => on(id, at % 2 === 0 ? "Invited" : "Resigned")),
        ],
      },
      switches: { emptyFirstPage: true, statusCase: "Upper" },
    });
    const { members } = await stage.administrator().members(HOME);
    expect(members).toHaveLength(122);
    expect(members).toContainEqual({ account: MEMBER, status: "Removed" });
    expect(members).toContainEqual({ account: READY, status: "Enabled" });
    expect((await stage.administrator().members(LINKED)).members).toEqual([]);
  });
});
