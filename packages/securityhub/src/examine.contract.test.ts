import type { MembershipSeed } from "@invitations/sandbox/seeds/seed";
import { afterEach, describe, expect, test } from "vitest";
import { examine } from "./examine.ts";
import { Hub } from "./hub.ts";
import {
  account,
  administratorAccount,
  HOME,
  LINKED,
  MEMBER,
  OTHER_ADMINISTRATOR,
  READY,
  standing,
  without,
} from "./testing/contract-seed.ts";
import { openRefusal } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";
import { Trace } from "./trace.ts";

const stage = createStage();
afterEach(stage.close);

describe("examine", () => {
  test.each([
    [READY, HOME, { optedIn: true, hub: "on", config: "recording", ownMembers: 0 }],
    [READY, LINKED, { optedIn: true, hub: "on", config: "stopped", ownMembers: 0 }],
    [MEMBER, LINKED, { optedIn: true, hub: "off", config: "not-found" }],
  ])("%s in %s", async (id, region, found) => {
    const session = await stage.session(id, {}, region);
    const { examination, awsRequestIds } = await session.examine();
    expect(examination).toEqual(found);
    expect(awsRequestIds).toHaveLength(stage.world.gateway.requests().length);
  });

  test("the administrator it follows", async () => {
    const session = await stage.session(READY, {
      seed: { memberships: [standing("Enabled", OTHER_ADMINISTRATOR)] },
    });
    expect((await session.examine()).examination.administrator).toBe(OTHER_ADMINISTRATOR);
  });

  test("own members count when created, invited or enabled, and not when it is over", async () => {
    const own = (member: string, status: MembershipSeed["status"]): MembershipSeed => ({
      administrator: READY,
      member,
      regions: [HOME],
      status,
    });
    const memberships = [
      own(MEMBER, "Enabled"),
      own("121212121212", "Created"),
      own("131313131313", "Invited"),
      own("141414141414", "Removed"),
      own("151515151515", "Resigned"),
    ];
    const session = await stage.session(READY, { seed: { memberships }, switches: { emptyFirstPage: true } });
    expect((await session.examine()).examination.ownMembers).toBe(3);
  });

  test.each([
    ["securityhub:DescribeHub", { hub: "unknown" }, "whether Security Hub is enabled"],
    ["config:DescribeConfigurationRecorders", { config: "unknown" }, "whether AWS Config records"],
    ["config:DescribeConfigurationRecorderStatus", { config: "unknown" }, "whether AWS Config records"],
    ["securityhub:ListMembers", { hub: "on" }, "the accounts that it administers"],
  ])("what %s is needed for is unknown without it, and the rest is known", async (action, found, what) => {
    const session = await stage.session(READY, { seed: without(action) });
    const { examination } = await session.examine();
    expect(examination).toMatchObject(found);
    expect(examination.unknown).toEqual([expect.stringContaining(`${what} (`)]);
    expect(examination.unknown?.[0]).toContain(`is not authorized to perform: ${action}`);
  });

  test.each([
    { denied: ["securityhub:GetAdministratorAccount"], found: OTHER_ADMINISTRATOR },
    { denied: ["securityhub:GetAdministratorAccount", "securityhub:GetMasterAccount"], found: undefined },
  ])("the administrator is read without $denied", async ({ denied, found }) => {
    const seed = { ...without(...denied), memberships: [standing("Enabled", OTHER_ADMINISTRATOR)] };
    const session = await stage.session(READY, { seed });
    const { examination } = await session.examine();
    expect(examination.administrator).toBe(found);
    expect(examination.unknown ?? []).toHaveLength(found ? 0 : 1);
  });

  test.each([
    ["UnrecognizedClientException", "The security token included in the request is invalid.", false],
    ["AccessDeniedException", "User: x is not authorized to perform: y", true],
    ["InternalException", "Out of order.", undefined],
  ])("a Region that answers %s to everything: %s (opted in: %s)", async (name, message, optedIn) => {
    const { client, config, close } = await openRefusal(400, name, message);
    const found = await examine(new Hub(client, HOME, new Trace()), config);
    await close();
    expect(found).toMatchObject({ hub: "unknown", config: "unknown" });
    expect(found.optedIn).toBe(optedIn);
    expect(found.unknown).toHaveLength(4);
  });

  test("too many calls are thrown, not taken for unknown", async () => {
    const session = await stage.session(READY, { maxAttempts: 1 });
    const looks = await Promise.allSettled(Array.from({ length: 20 }, () => session.examine()));
    const refused = looks.filter((look) => look.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ name: "Throttled" });
  });
});

describe("organization", () => {
  const organization = { id: "o-contract01", managementAccountId: "888888888888" };

  test("of an account that stands alone is none", async () => {
    expect((await (await stage.session(READY)).organization()).organization).toBeUndefined();
  });

  test("of an account that belongs to one", async () => {
    const accounts = [administratorAccount(), account(READY, { organization })];
    const session = await stage.session(READY, { seed: { accounts } });
    expect((await session.organization()).organization).toBe(organization.id);
  });

  test("is AccessDenied where the role may not ask", async () => {
    const session = await stage.session(READY, { seed: without("organizations:DescribeOrganization") });
    await expect(session.organization()).rejects.toMatchObject({ name: "AccessDenied" });
  });
});
