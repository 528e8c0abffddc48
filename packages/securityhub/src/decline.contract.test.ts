import type { MembershipSeed } from "@invitations/sandbox/seeds/seed";
import { afterEach, describe, expect, test } from "vitest";
import {
  ADMINISTRATOR,
  HOME,
  LINKED,
  MEMBER,
  OTHER_ADMINISTRATOR,
  READY,
  standing,
} from "./testing/contract-seed.ts";
import { delays } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";

const stage = createStage();
afterEach(stage.close);

describe("decline", () => {
  test("declines ours, and again changes nothing", async () => {
    const memberships = [standing("Invited", OTHER_ADMINISTRATOR), standing("Invited")];
    const session = await stage.session(READY, { seed: { memberships } });
    await session.decline(ADMINISTRATOR);
    await session.decline(ADMINISTRATOR);
    expect((await stage.administrator().status(HOME, READY)).status).toBe("Resigned");
    expect((await stage.administrator(OTHER_ADMINISTRATOR).status(HOME, READY)).status).toBe("Invited");
  });

  test.each(["BadRequest", "InvalidAccess", "AccessDenied", "ResourceNotFound"] as const)(
    "without a hub is HubAbsent, said by %s",
    async (hubAbsentStyle) => {
      const session = await stage.session(MEMBER, { switches: { hubAbsentStyle } }, LINKED);
      await expect(session.decline(ADMINISTRATOR)).rejects.toMatchObject({ name: "HubAbsent" });
    },
  );

  test("without an invitation is InvitationNotFound", async () => {
    const session = await stage.session(READY, {
      seed: { memberships: [standing("Invited", OTHER_ADMINISTRATOR)] },
    });
    await expect(session.decline(ADMINISTRATOR)).rejects.toMatchObject({ name: "InvitationNotFound" });
  });

  test.each<MembershipSeed["status"]>(["Enabled", "Removed"])(
    "of an invitation that is %s is DeclineRefused",
    async (status) => {
      const session = await stage.session(READY, { seed: { memberships: [standing(status)] } });
      await expect(session.decline(ADMINISTRATOR)).rejects.toMatchObject({ name: "DeclineRefused" });
      expect((await stage.administrator().status(HOME, READY)).status).toBe(status);
    },
  );

  test("that cannot be read back yet is NotYetResigned when repeated", async () => {
    const session = await stage.session(READY, {
      seed: { memberships: [standing("Invited")] },
      switches: { visibilityDelayMs: delays({ decline: 60_000 }) },
    });
    await session.decline(ADMINISTRATOR);
    await expect(session.decline(ADMINISTRATOR)).rejects.toMatchObject({ name: "NotYetResigned" });
    await stage.world.clock.advance(60_000);
    await session.decline(ADMINISTRATOR);
  });
});
