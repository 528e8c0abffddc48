import type { Failure } from "@invitations/core/failure";
import type { AggregatorSeed } from "@invitations/sandbox/seeds/seed";
import { describe, expect, test } from "vitest";
import { createAdministratorHands } from "./administrator.ts";
import type { RegionsSetting } from "./regions.ts";
import {
  ADMINISTRATOR,
  account,
  administratorAccount,
  CLOSED,
  contractSeed,
  HOME,
  LINKED,
  MEMBER,
} from "./testing/contract-seed.ts";
import { type ContractWorld, openContractWorld, openRefusal } from "./testing/contract-world.ts";

/** The administrator has hubs in these, and has opted into CLOSED without one. */
const on = { hub: true, config: "recording" } as const;
const off = { hub: false, config: "none" } as const;

async function openWith(
  aggregator: AggregatorSeed | undefined,
  emptyFirstPage = false,
): Promise<ContractWorld> {
  const administrator = administratorAccount({
    regions: { [HOME]: on, [LINKED]: on, "us-east-1": on, [CLOSED]: off },
  });
  const { aggregator: _none, ...bare } = administrator;
  const accounts = [aggregator ? { ...bare, aggregator } : bare, account(MEMBER)];
  return openContractWorld({ seed: contractSeed({ accounts }), switches: { emptyFirstPage } });
}

function handsIn(world: ContractWorld, regionsSetting: RegionsSetting = {}, deploymentRegion = HOME) {
  return createAdministratorHands({
    administrator: ADMINISTRATOR,
    deploymentRegion,
    regionsSetting,
    clients: world.administratorClients,
  });
}

describe("regions", () => {
  test.each<{
    what: string;
    aggregator?: AggregatorSeed;
    setting?: RegionsSetting;
    home?: string;
    linked: string[];
  }>([
    {
      what: "specified Regions are taken as they are",
      aggregator: { home: HOME, mode: "SPECIFIED_REGIONS", regions: ["us-east-1", LINKED] },
      linked: [LINKED, "us-east-1"],
    },
    {
      what: "all Regions are those where the administrator has a hub",
      aggregator: { home: HOME, mode: "ALL_REGIONS", regions: [] },
      linked: [LINKED, "us-east-1"],
    },
    {
      what: "of all Regions but the excluded ones too",
      aggregator: { home: HOME, mode: "ALL_REGIONS_EXCEPT_SPECIFIED", regions: [LINKED] },
      linked: ["us-east-1"],
    },
    { what: "no Regions are none", aggregator: { home: HOME, mode: "NO_REGIONS", regions: [] }, linked: [] },
    { what: "without an aggregator the deployment's Region stands alone", linked: [] },
    {
      what: "the aggregator's home Region wins over the deployment's",
      aggregator: { home: LINKED, mode: "SPECIFIED_REGIONS", regions: [HOME] },
      home: LINKED,
      linked: [HOME],
    },
    {
      what: "the settings narrow specified Regions",
      aggregator: { home: HOME, mode: "SPECIFIED_REGIONS", regions: ["us-east-1", LINKED] },
      setting: { only: [LINKED, CLOSED] },
      linked: [LINKED],
    },
    {
      what: "the settings narrow all Regions",
      aggregator: { home: HOME, mode: "ALL_REGIONS", regions: [] },
      setting: { only: ["us-east-1"] },
      linked: ["us-east-1"],
    },
    {
      what: "the settings widen, and the home Region is never linked to itself",
      setting: { also: ["us-east-1", HOME] },
      linked: ["us-east-1"],
    },
  ])("$what", async ({ aggregator, setting, home = HOME, linked }) => {
    const world = await openWith(aggregator);
    try {
      const found = await handsIn(world, setting).regions();
      expect(found).toMatchObject({ homeRegion: home, linkedRegions: linked });
      expect(found.awsRequestIds).toEqual(expect.arrayContaining([expect.stringMatching(/^[0-9a-f-]{36}$/)]));
    } finally {
      await world.close();
    }
  });

  test("a way of linking that is new needs the Regions named in the settings", async () => {
    const world = await openWith({ home: HOME, mode: "NEW_REGIONS" as AggregatorSeed["mode"], regions: [] });
    try {
      expect((await handsIn(world, { only: [LINKED] }).regions()).linkedRegions).toEqual([LINKED]);
      await expect(handsIn(world).regions()).rejects.toThrow(/"NEW_REGIONS"/);
    } finally {
      await world.close();
    }
  });

  test("an empty first page hides no aggregator", async () => {
    const world = await openWith({ home: LINKED, mode: "NO_REGIONS", regions: [] }, true);
    try {
      expect(await handsIn(world).regions()).toMatchObject({ homeRegion: LINKED });
    } finally {
      await world.close();
    }
  });

  test.each([
    {
      message: "User: x is not authorized to perform: y with an explicit deny in a service control policy",
      linked: [],
    },
    {
      message: "User: x is not authorized to perform: y because no identity-based policy allows it",
      fails: true,
    },
  ])("of all Regions, one that refuses: $message", async ({ message, linked, fails }) => {
    const world = await openWith({ home: HOME, mode: "ALL_REGIONS", regions: [] });
    const refusal = await openRefusal(403, "AccessDeniedException", message);
    const { securityHub, organizations } = world.administratorClients;
    const hands = createAdministratorHands({
      administrator: ADMINISTRATOR,
      deploymentRegion: HOME,
      candidateRegions: [HOME, LINKED],
      clients: {
        securityHub: (region) => (region === LINKED ? refusal.client : securityHub(region)),
        organizations,
      },
    });
    try {
      if (fails)
        await expect(hands.regions()).rejects.toMatchObject({
          name: "AccessDenied",
        } satisfies Partial<Failure>);
      else expect((await hands.regions()).linkedRegions).toEqual(linked);
    } finally {
      await refusal.close();
      await world.close();
    }
  });
});
