import {
  DisassociateFromAdministratorAccountCommand,
  DisassociateMembersCommand,
} from "@aws-sdk/client-securityhub";
import type { Switches } from "@invitations/sandbox/securityhub/switches";
import { afterEach, describe, expect, test } from "vitest";
import {
  ADMINISTRATOR,
  HOME,
  LINKED,
  MEMBER,
  OTHER_ADMINISTRATOR,
  READY,
  REQUEST,
  standing,
  without,
} from "./testing/contract-seed.ts";
import { delays, interrupt } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";

const stage = createStage();
afterEach(stage.close);

const LEAVE = "DisassociateFromAdministratorAccount";
const LEGACY = "DisassociateFromMasterAccount";
const left = () => stage.world.operationsOf(READY).filter((name) => name === LEAVE);
const statusOfReady = async () => (await stage.administrator().status(HOME, READY)).status;

describe("leave", () => {
  test.each<Partial<Switches>>([
    {},
    { statusCase: "Upper" },
    { statusCase: "Associated" },
    { getAdministratorNone: "ResourceNotFound" },
    { emptyOutput: "Braces" },
  ])("leaves, and again changes nothing, under %j", async (switches) => {
    const session = await stage.session(READY, { seed: { memberships: [standing("Enabled")] }, switches });
    await session.leave(ADMINISTRATOR);
    expect(stage.followedBy(READY)).toBeUndefined();
    expect(await statusOfReady()).toBe("Resigned");
    await session.leave(ADMINISTRATOR);
    expect(left()).toHaveLength(1);
  });

  test("keeps the invitation, which can be accepted again", async () => {
    const session = await stage.session(READY, { seed: { memberships: [standing("Enabled")] } });
    const [invitation] = stage.world.securityHub.place(READY, HOME).invitations;
    await session.leave(ADMINISTRATOR);
    expect((await session.accept(ADMINISTRATOR)).invitation).toBe(invitation?.id);
    expect(await statusOfReady()).toBe("Enabled");
  });

  test.each(["Invited", "Removed", "Resigned"] as const)(
    "has nothing to leave where it is %s",
    async (status) => {
      const session = await stage.session(READY, { seed: { memberships: [standing(status)] } });
      await session.leave(ADMINISTRATOR);
      expect(left()).toEqual([]);
      expect(await statusOfReady()).toBe(status);
    },
  );

  test.each(["BadRequest", "InvalidAccess", "AccessDenied", "ResourceNotFound"] as const)(
    "has nothing to leave without a hub, said by %s",
    async (hubAbsentStyle) => {
      const session = await stage.session(MEMBER, { switches: { hubAbsentStyle } }, LINKED);
      await session.leave(ADMINISTRATOR);
      expect(stage.world.operationsOf(MEMBER)).not.toContain(LEAVE);
    },
  );

  test("another administrator is never left", async () => {
    const memberships = [standing("Enabled", OTHER_ADMINISTRATOR), standing("Invited")];
    const session = await stage.session(READY, { seed: { memberships } });
    await expect(session.leave(ADMINISTRATOR)).rejects.toMatchObject({
      name: "OtherAdministrator",
      message: `The account follows ${OTHER_ADMINISTRATOR} in ${HOME}, not ${ADMINISTRATOR}.`,
    });
    expect(stage.followedBy(READY)).toBe(OTHER_ADMINISTRATOR);
    expect(left()).toEqual([]);
  });

  test.each(["BadRequest", "InvalidInput", "AccessDenied"] as const)(
    "an organization's member is DepartureRefused with AWS's reason, said by %s",
    async (organizationManagedErrorClass) => {
      const session = await stage.session(READY, {
        seed: { memberships: [standing("Enabled")] },
        switches: { organizationManagedErrorClass, organizationManaged: [READY] },
      });
      await expect(session.leave(ADMINISTRATOR)).rejects.toMatchObject({
        name: "DepartureRefused",
        message: expect.stringContaining("managed through AWS Organizations"),
      });
      expect(stage.followedBy(READY)).toBe(ADMINISTRATOR);
      expect(stage.world.operationsOf(READY)).not.toContain(LEGACY);
    },
  );

  test.each<{ renamedActions: Switches["renamedActions"]; denied: string; legacy: true | undefined }>([
    { renamedActions: "OwnName", denied: LEGACY, legacy: undefined },
    { renamedActions: "OwnName", denied: LEAVE, legacy: true },
    { renamedActions: "LegacyName", denied: LEAVE, legacy: undefined },
  ])("leaves without $denied where AWS asks for $renamedActions", async (scene) => {
    const session = await stage.session(READY, {
      seed: { ...without(`securityhub:${scene.denied}`), memberships: [standing("Enabled")] },
      switches: { renamedActions: scene.renamedActions },
    });
    expect((await session.leave(ADMINISTRATOR)).legacy).toBe(scene.legacy);
    expect(stage.followedBy(READY)).toBeUndefined();
    expect(await statusOfReady()).toBe("Resigned");
    expect((await session.leave(ADMINISTRATOR)).legacy).toBeUndefined();
    expect(left()).toHaveLength(1);
    expect(stage.world.operationsOf(READY).includes(LEGACY)).toBe(scene.legacy === true);
  });

  test("tells of the legacy name even where the departure cannot be read back yet", async () => {
    const session = await stage.session(READY, {
      seed: { ...without(`securityhub:${LEAVE}`), memberships: [standing("Enabled")] },
      switches: { visibilityDelayMs: delays({ disassociate: 60_000 }) },
    });
    expect((await session.leave(ADMINISTRATOR)).legacy).toBe(true);
  });

  test.each(["BadRequest", "InvalidInput", "AccessDenied"] as const)(
    "by the legacy name too, an organization's member is DepartureRefused, said by %s",
    async (organizationManagedErrorClass) => {
      const session = await stage.session(READY, {
        seed: { ...without(`securityhub:${LEAVE}`), memberships: [standing("Enabled")] },
        switches: { organizationManagedErrorClass, organizationManaged: [READY] },
      });
      await expect(session.leave(ADMINISTRATOR)).rejects.toMatchObject({
        name: "DepartureRefused",
        message: expect.stringMatching(
          /^DisassociateFromMasterAccount in .*managed through AWS Organizations/,
        ),
      });
      expect(stage.followedBy(READY)).toBe(ADMINISTRATOR);
    },
  );

  test("by neither name is AccessDenied, with what each was told", async () => {
    const session = await stage.session(READY, {
      seed: {
        ...without(`securityhub:${LEAVE}`, `securityhub:${LEGACY}`),
        memberships: [standing("Enabled")],
      },
    });
    await expect(session.leave(ADMINISTRATOR)).rejects.toMatchObject({
      name: "AccessDenied",
      message: expect.stringMatching(
        /^Neither DisassociateFromAdministratorAccount nor its legacy name DisassociateFromMasterAccount is allowed\. .*; Dis/,
      ),
    });
    expect(stage.followedBy(READY)).toBe(ADMINISTRATOR);
  });

  test.each([
    [
      "leave",
      without(
        "securityhub:DisassociateFromAdministratorAccount",
        "securityhub:DisassociateFromMasterAccount",
      ),
    ],
    ["look", without("securityhub:GetAdministratorAccount", "securityhub:GetMasterAccount")],
  ])("a role that may not %s is AccessDenied", async (_, accounts) => {
    const session = await stage.session(READY, {
      seed: { ...accounts, memberships: [standing("Enabled")] },
    });
    await expect(session.leave(ADMINISTRATOR)).rejects.toMatchObject({ name: "AccessDenied" });
    expect(stage.followedBy(READY)).toBe(ADMINISTRATOR);
  });

  const styles = ["BadRequest", "AccessDenied", "ResourceNotFound"] as const;

  test.each(styles)(
    "what ended in the same moment, by either side, has been left: told by %s",
    async (leaveNotAssociated) => {
      for (const by of ["administrator", "owner"]) {
        await stage.open({
          seed: { memberships: [standing("Enabled")] },
          switches: { leaveNotAssociated },
        });
        const { world } = stage;
        const deed = () =>
          by === "owner"
            ? world.as(READY, HOME).send(new DisassociateFromAdministratorAccountCommand({}))
            : world.as(ADMINISTRATOR, HOME).send(new DisassociateMembersCommand({ AccountIds: [READY] }));
        const interrupted = stage.member({
          ...world.memberClients,
          securityHub: (region, credentials) =>
            interrupt(world.memberClients.securityHub(region, credentials), LEAVE, deed),
        });
        const session = await interrupted.assume({ id: READY }, REQUEST, HOME);
        await session.leave(ADMINISTRATOR);
        expect(stage.followedBy(READY)).toBeUndefined();
        expect(world.gateway.requests().some(({ fault }) => fault === `${leaveNotAssociated}Exception`)).toBe(
          true,
        );
        await stage.close();
      }
    },
  );

  test.each(styles)(
    "what cannot be read back yet is NotYetResigned, however often it is repeated: told by %s",
    async (leaveNotAssociated) => {
      const session = await stage.session(READY, {
        seed: { memberships: [standing("Enabled")] },
        switches: { leaveNotAssociated, visibilityDelayMs: delays({ disassociate: 60_000 }) },
      });
      for (let tries = 0; tries < 3; tries += 1) {
        await expect(session.leave(ADMINISTRATOR)).rejects.toMatchObject({ name: "NotYetResigned" });
      }
      await stage.world.clock.advance(60_000);
      await session.leave(ADMINISTRATOR);
      expect(await statusOfReady()).toBe("Resigned");
    },
  );
});
