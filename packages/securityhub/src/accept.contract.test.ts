import {
  AcceptAdministratorInvitationCommand,
  DisableSecurityHubCommand,
  DisassociateMembersCommand,
} from "@aws-sdk/client-securityhub";
import type { Switches } from "@invitations/sandbox/securityhub/switches";
import type { MembershipSeed } from "@invitations/sandbox/seeds/seed";
import { afterEach, describe, expect, test } from "vitest";
import {
  ADMINISTRATOR,
  account,
  administratorAccount,
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

describe("accept", () => {
  test("makes the account a member, and again changes nothing", async () => {
    const session = await stage.session(READY, { seed: { memberships: [standing("Invited")] } });
    const [invitation] = stage.world.securityHub.place(READY, HOME).invitations;
    expect((await session.accept(ADMINISTRATOR)).invitation).toBe(invitation?.id);
    expect(stage.followedBy(READY)).toBe(ADMINISTRATOR);
    expect((await session.accept(ADMINISTRATOR)).invitation).toBe(invitation?.id);
    const made = stage.world.operationsOf(READY).filter((name) => name === "AcceptAdministratorInvitation");
    expect(made).toHaveLength(1);
  });

  test.each(["111111111110", "999999999999"])(
    "the invitation of %s beside ours is left alone",
    async (other) => {
      const accounts = [administratorAccount(), account(other, { roles: [] }), account(READY)];
      const memberships = [standing("Invited", other), standing("Invited")];
      const session = await stage.session(READY, { seed: { accounts, memberships } });
      await session.accept(ADMINISTRATOR);
      expect(stage.followedBy(READY)).toBe(ADMINISTRATOR);
      const theirs = stage.world.securityHub
        .place(READY, HOME)
        .invitations.find((one) => one.administratorId === other);
      expect(theirs?.status).toBe("Invited");
    },
  );

  test("only another administrator's invitation is InvitationNotFound", async () => {
    const session = await stage.session(READY, {
      seed: { memberships: [standing("Invited", OTHER_ADMINISTRATOR)] },
    });
    await expect(session.accept(ADMINISTRATOR)).rejects.toMatchObject({ name: "InvitationNotFound" });
    expect(stage.followedBy(READY)).toBeUndefined();
    expect(stage.world.operationsOf(READY)).not.toContain("AcceptAdministratorInvitation");
  });

  test("another administrator is never left", async () => {
    const memberships = [standing("Enabled", OTHER_ADMINISTRATOR), standing("Invited")];
    const session = await stage.session(READY, { seed: { memberships } });
    await expect(session.accept(ADMINISTRATOR)).rejects.toMatchObject({
      name: "OtherAdministrator",
      message: expect.stringContaining(OTHER_ADMINISTRATOR),
    });
    expect(stage.followedBy(READY)).toBe(OTHER_ADMINISTRATOR);
    expect(stage.world.operationsOf(READY)).toEqual(["GetCallerIdentity", "GetAdministratorAccount"]);
  });

  test("without a hub is HubAbsent", async () => {
    const session = await stage.session(MEMBER, {}, LINKED);
    await expect(session.accept(ADMINISTRATOR)).rejects.toMatchObject({ name: "HubAbsent" });
  });

  test.each(["InvalidInput", "BadRequest", "ResourceNotFound"] as const)(
    "what AWS would not take is AcceptanceRefused with AWS's reason, said by %s",
    async (acceptErrorClass) => {
      const own: MembershipSeed = {
        administrator: READY,
        member: "121212121212",
        regions: [HOME],
        status: "Created",
      };
      const session = await stage.session(READY, {
        seed: { memberships: [standing("Invited"), own] },
        switches: { acceptErrorClass },
      });
      await expect(session.accept(ADMINISTRATOR)).rejects.toMatchObject({
        name: "AcceptanceRefused",
        message: expect.stringContaining("created, invited or associated members"),
      });
    },
  );

  test.each(["InvalidInput", "BadRequest", "ResourceNotFound"] as const)(
    "an invitation that is over is InvitationNotFound, said by %s",
    async (acceptErrorClass) => {
      const session = await stage.session(READY, {
        seed: { memberships: [standing("Removed")] },
        switches: { acceptErrorClass },
      });
      await expect(session.accept(ADMINISTRATOR)).rejects.toMatchObject({ name: "InvitationNotFound" });
    },
  );

  test("the id is read anew after a resend", async () => {
    const session = await stage.session(READY, { seed: { memberships: [standing("Enabled")] } });
    await stage.world.as(ADMINISTRATOR, HOME).send(new DisassociateMembersCommand({ AccountIds: [READY] }));
    const old = stage.world.securityHub.place(READY, HOME).invitations[0]?.id;
    await stage.administrator().invite(HOME, { id: READY });
    const { invitation } = await session.accept(ADMINISTRATOR);
    expect(invitation).not.toBe(old);
    expect(stage.followedBy(READY)).toBe(ADMINISTRATOR);
  });

  describe("under the name that policies allow", () => {
    const MODERN = "AcceptAdministratorInvitation";
    const LEGACY = "AcceptInvitation";
    const made = () => stage.world.operationsOf(READY).filter((name) => [MODERN, LEGACY].includes(name));
    const sessionWithout = (denied: string[], switches: Partial<Switches> = {}) =>
      stage.session(READY, {
        seed: {
          ...without(...denied.map((name) => `securityhub:${name}`)),
          memberships: [standing("Invited")],
        },
        switches,
      });

    test.each<{ renamedActions: Switches["renamedActions"]; denied: string[]; calls: string[] }>([
      { renamedActions: "OwnName", denied: [], calls: [MODERN] },
      { renamedActions: "OwnName", denied: [LEGACY], calls: [MODERN] },
      { renamedActions: "OwnName", denied: [MODERN], calls: [MODERN, LEGACY] },
      { renamedActions: "LegacyName", denied: [MODERN], calls: [MODERN] },
      { renamedActions: "BothNames", denied: [], calls: [MODERN] },
    ])("accepts without $denied where AWS asks for $renamedActions", async (scene) => {
      const session = await sessionWithout(scene.denied, { renamedActions: scene.renamedActions });
      const { invitation, legacy } = await session.accept(ADMINISTRATOR);
      expect(made()).toEqual(scene.calls);
      expect(legacy).toBe(scene.calls.includes(LEGACY) ? true : undefined);
      expect(invitation).toBe(stage.world.securityHub.place(READY, HOME).administrator?.invitationId);
      expect(stage.followedBy(READY)).toBe(ADMINISTRATOR);
    });

    test.each<{ renamedActions: Switches["renamedActions"]; denied: string[] }>([
      { renamedActions: "OwnName", denied: [MODERN, LEGACY] },
      { renamedActions: "LegacyName", denied: [LEGACY] },
      { renamedActions: "BothNames", denied: [MODERN] },
      { renamedActions: "BothNames", denied: [LEGACY] },
    ])("is AccessDenied without $denied where AWS asks for $renamedActions", async (scene) => {
      const session = await sessionWithout(scene.denied, { renamedActions: scene.renamedActions });
      const refused = await session.accept(ADMINISTRATOR).catch((error: unknown) => error);
      expect(refused).toMatchObject({
        name: "AccessDenied",
        message: expect.stringMatching(
          /^Neither AcceptAdministratorInvitation nor its legacy name AcceptInvitation is allowed\. AcceptAdministratorInvitation in eu-central-1: User: .* is not authorized to perform: .*; AcceptInvitation in eu-central-1: User: .* is not authorized to perform: /,
        ),
      });
      expect(made()).toEqual([MODERN, LEGACY]);
      expect(stage.followedBy(READY)).toBeUndefined();
    });

    test("is no member by another name where Security Hub itself refuses", async () => {
      const seed = { ...without(`securityhub:${MODERN}`), memberships: [standing("Removed")] };
      const session = await stage.session(READY, { seed });
      await expect(session.accept(ADMINISTRATOR)).rejects.toMatchObject({ name: "InvitationNotFound" });
      expect(made()).toEqual([MODERN, LEGACY]);
    });
  });

  // With the hub on when the invitation is listed, and off when it is accepted.
  test.each(["BadRequest", "InvalidAccess", "AccessDenied", "ResourceNotFound"] as const)(
    "a missing hub is no denial, said by %s",
    async (hubAbsentStyle) => {
      await stage.open({ seed: { memberships: [standing("Invited")] }, switches: { hubAbsentStyle } });
      const { world } = stage;
      const interrupted = stage.member({
        ...world.memberClients,
        securityHub: (region, credentials) =>
          interrupt(
            world.memberClients.securityHub(region, credentials),
            "AcceptAdministratorInvitation",
            () => world.as(READY, HOME).send(new DisableSecurityHubCommand({})),
          ),
      });
      const session = await interrupted.assume({ id: READY }, REQUEST, HOME);
      await expect(session.accept(ADMINISTRATOR)).rejects.toMatchObject({ name: "HubAbsent" });
      expect(world.operationsOf(READY)).not.toContain("AcceptInvitation");
    },
  );

  test("somebody else's acceptance in the same moment is success", async () => {
    await stage.open({ seed: { memberships: [standing("Invited")] } });
    const { securityHub } = stage.world.memberClients;
    // Between reading the invitation and accepting it, the owner accepts in the console.
    const interrupted = stage.member({
      ...stage.world.memberClients,
      securityHub: (region, credentials) =>
        interrupt(securityHub(region, credentials), "AcceptAdministratorInvitation", (input) =>
          stage.world.as(READY, HOME).send(
            new AcceptAdministratorInvitationCommand({
              AdministratorId: input.AdministratorId,
              InvitationId: input.InvitationId,
            }),
          ),
        ),
    });
    const session = await interrupted.assume({ id: READY }, REQUEST, HOME);
    const { invitation } = await session.accept(ADMINISTRATOR);
    expect(invitation).toBe(stage.world.securityHub.place(READY, HOME).administrator?.invitationId);
    expect(stage.world.gateway.requests().some(({ fault }) => fault === "InvalidInputException")).toBe(true);
  });

  test("an acceptance that cannot be read back yet is NotYetEnabled when repeated", async () => {
    const session = await stage.session(READY, {
      seed: { memberships: [standing("Invited")] },
      switches: { visibilityDelayMs: delays({ accept: 60_000 }) },
    });
    await session.accept(ADMINISTRATOR);
    await expect(session.accept(ADMINISTRATOR)).rejects.toMatchObject({ name: "NotYetEnabled" });
    await stage.world.clock.advance(60_000);
    await session.accept(ADMINISTRATOR);
  });
});
