import {
  BatchDisableStandardsCommand,
  BatchEnableStandardsCommand,
  DisableSecurityHubCommand,
} from "@aws-sdk/client-securityhub";
import { afterEach, describe, expect, test } from "vitest";
import type { MemberClients } from "./clients.ts";
import { nameOf } from "./enable-standards.ts";
import { HOME, LINKED, READY, REQUEST, without } from "./testing/contract-seed.ts";
import { delays, interrupt } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";

const stage = createStage();
afterEach(stage.close);

const PCI = "pci-dss/v/4.0.1";
const CIS = "cis-aws-foundations-benchmark/v/1.2.0";
const standardsOf = (region = HOME) => stage.world.securityHub.place(READY, region).standards;
const enabling = () => stage.world.operationsOf(READY).filter((name) => name === "BatchEnableStandards");
/** By the account's own hand, before the app comes. */
const enableAlone = (name: string) =>
  stage.world.as(READY, HOME).send(
    new BatchEnableStandardsCommand({
      StandardsSubscriptionRequests: [{ StandardsArn: `arn:aws:securityhub:${HOME}::standards/${name}` }],
    }),
  );

describe("enableStandards", () => {
  test.each(["Global", "Regional"] as const)(
    "enables what is missing in one call, whatever its ARN is (%s)",
    async (rulesetArn) => {
      const session = await stage.session(READY, { switches: { rulesetArn, emptyFirstPage: true } });
      const come = await session.enableStandards([PCI, CIS]);
      expect(come).toMatchObject({ enabled: [PCI, CIS], already: [], incomplete: [], refused: [] });
      expect(come.awsRequestIds.length).toBeGreaterThan(4);
      expect(standardsOf().toSorted()).toEqual([CIS, PCI]);
      expect(standardsOf(LINKED)).toEqual([]);
      expect(enabling()).toHaveLength(1);
    },
  );

  test("leaves what is enabled as it is, and needs no right to enable it", async () => {
    const denied = without("securityhub:BatchEnableStandards", "securityhub:DescribeStandards");
    const session = await stage.session(READY, { seed: denied });
    await enableAlone(PCI);
    expect(await session.enableStandards([PCI])).toMatchObject({ enabled: [], already: [PCI] });
    expect(enabling()).toHaveLength(1);
  });

  test("names what the Region does not have, and enables the others", async () => {
    const session = await stage.session(READY);
    expect(await session.enableStandards(["pci-dss/v/9.9.9", PCI])).toMatchObject({
      enabled: [PCI],
      refused: [`Security Hub has no standard pci-dss/v/9.9.9 in ${HOME}.`],
    });
    expect(standardsOf()).toEqual([PCI]);
    expect(await session.enableStandards(["pci-dss/v/9.9.9"])).toMatchObject({ enabled: [] });
  });

  test("does not fight somebody who is disabling a standard", async () => {
    const session = await stage.session(READY, { switches: { standardsTakeMs: 600_000 } });
    await enableAlone(PCI);
    await stage.world.clock.advance(600_000);
    const own = stage.world.as(READY, HOME);
    const arn = `arn:aws:securityhub:${HOME}:${READY}:subscription/${PCI}`;
    await own.send(new BatchDisableStandardsCommand({ StandardsSubscriptionArns: [arn] }));
    expect(await session.enableStandards([PCI])).toMatchObject({
      enabled: [],
      already: [],
      refused: [`${PCI} is just being disabled in ${HOME}.`],
    });
    expect(enabling()).toHaveLength(1);
  });

  test("tells what Security Hub could enable only in part", async () => {
    const switches = { standardsTakeMs: 0, standardsComeTo: "Incomplete" } as const;
    const session = await stage.session(READY, { switches });
    expect(await session.enableStandards([PCI])).toMatchObject({
      enabled: [PCI],
      incomplete: [{ standard: PCI, because: "NO_AVAILABLE_CONFIGURATION_RECORDER" }],
    });
  });

  test("counts as enabled what cannot be read back yet", async () => {
    const switches = { visibilityDelayMs: delays({ standards: 60_000 }) };
    const session = await stage.session(READY, { switches });
    expect(await session.enableStandards([PCI])).toMatchObject({ enabled: [PCI], incomplete: [] });
  });

  test("tells what was enabled even where it cannot be looked at any more", async () => {
    await stage.open({ maxAttempts: 1 });
    const { memberClients, securityHub } = stage.world;
    let looks = 0;
    const throttledAtSecondLook = async () => {
      looks += 1;
      if (looks === 2) securityHub.setThrottled(READY, HOME, true);
    };
    const clients: MemberClients = {
      ...memberClients,
      securityHub: (region, credentials) =>
        interrupt(
          memberClients.securityHub(region, credentials),
          "GetEnabledStandards",
          throttledAtSecondLook,
        ),
    };
    const session = await stage.member(clients).assume({ id: READY }, REQUEST, HOME);
    expect(await session.enableStandards([PCI])).toMatchObject({ enabled: [PCI], already: [] });
    expect(looks).toBe(2);
  });

  test.each([
    "securityhub:GetEnabledStandards",
    "securityhub:DescribeStandards",
    "securityhub:BatchEnableStandards",
  ])("is denied without %s", async (action) => {
    const session = await stage.session(READY, { seed: without(action) });
    await expect(session.enableStandards([PCI])).rejects.toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining(action),
    });
    expect(standardsOf()).toEqual([]);
  });

  test("needs a hub", async () => {
    const session = await stage.session(READY);
    await stage.world.as(READY, HOME).send(new DisableSecurityHubCommand({}));
    await expect(session.enableStandards([PCI])).rejects.toMatchObject({ name: "HubAbsent" });
  });
});

test.each([
  `arn:aws:securityhub:eu-west-1::standards/${CIS}`,
  `arn:aws:securityhub:::ruleset/${CIS}`,
  `arn:aws-us-gov:securityhub:us-gov-west-1:111111111111:subscription/${CIS}`,
])("%s ends in the short name", (arn) => {
  expect(nameOf(arn)).toBe(CIS);
});
