import {
  DeleteMembersCommand,
  DisassociateFromAdministratorAccountCommand,
  DisassociateMembersCommand,
} from "@aws-sdk/client-securityhub";
import type { Switches } from "@invitations/sandbox/securityhub/switches";
import type { MembershipSeed } from "@invitations/sandbox/seeds/seed";
import { afterEach, describe, expect, test } from "vitest";
import { createAdministratorHands } from "./administrator.ts";
import {
  ADMINISTRATOR,
  CLOSED,
  HOME,
  OTHER_ADMINISTRATOR,
  READY,
  standing,
} from "./testing/contract-seed.ts";
import { delays, interrupt } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";

const stage = createStage();
afterEach(stage.close);

const calls = (operation: string) =>
  stage.world.operationsOf(ADMINISTRATOR).filter((name) => name === operation);

describe("disassociate", () => {
  test.each<Partial<Switches>>([
    {},
    { statusCase: "Upper" },
    { statusCase: "Associated" },
    { disassociatePending: "Removed" },
    { emptyOutput: "Braces" },
  ])("ends a membership, and again changes nothing, under %j", async (switches) => {
    await stage.open({ seed: { memberships: [standing("Enabled")] }, switches });
    const hands = stage.administrator();
    const { status, awsRequestIds } = await hands.disassociate(HOME, READY);
    expect(status).toBe("Removed");
    expect(awsRequestIds).toEqual(stage.world.gateway.requests().map(({ requestId }) => requestId));
    expect(stage.followedBy(READY)).toBeUndefined();
    expect((await hands.disassociate(HOME, READY)).status).toBe("Removed");
    expect(calls("DisassociateMembers")).toHaveLength(1);
  });

  const pending = (["Noop", "Removed"] as const).flatMap((disassociatePending) =>
    (["Created", "Invited", "Removed", "Resigned"] as const).map((status) => ({
      status,
      disassociatePending,
    })),
  );
  test.each(pending)(
    "there is no membership to end where it is $status, with $disassociatePending",
    async ({ status, ...switches }) => {
      await stage.open({ seed: { memberships: [standing(status)] }, switches });
      const hands = stage.administrator();
      expect((await hands.disassociate(HOME, READY)).status).toBe(status);
      expect(calls("DisassociateMembers")).toEqual([]);
    },
  );

  test.each<Partial<Switches>>([
    { getUnknownMember: "Unprocessed" },
    { getUnknownMember: "Omitted" },
    { getUnknownMember: "BadRequest" },
  ])("an account that is not listed is none, under %j", async (switches) => {
    await stage.open({ switches });
    expect((await stage.administrator().disassociate(HOME, READY)).status).toBeUndefined();
    expect(calls("DisassociateMembers")).toEqual([]);
  });

  test("a member of another administrator stays one", async () => {
    await stage.open({
      seed: { memberships: [standing("Enabled", OTHER_ADMINISTRATOR), standing("Invited")] },
    });
    expect((await stage.administrator().disassociate(HOME, READY)).status).toBe("Invited");
    expect(stage.followedBy(READY)).toBe(OTHER_ADMINISTRATOR);
  });

  test.each(["BadRequest", "InvalidAccess", "AccessDenied", "ResourceNotFound"] as const)(
    "without a hub of the administrator's is HubAbsent, said by %s",
    async (hubAbsentStyle) => {
      await stage.open({ switches: { hubAbsentStyle } });
      await expect(stage.administrator().disassociate(CLOSED, READY)).rejects.toMatchObject({
        name: "HubAbsent",
      });
    },
  );

  test("what cannot be read back yet is NotYetRemoved, however often it is repeated", async () => {
    await stage.open({
      seed: { memberships: [standing("Enabled")] },
      switches: { visibilityDelayMs: delays({ disassociate: 60_000 }) },
    });
    const hands = stage.administrator();
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(hands.disassociate(HOME, READY)).rejects.toMatchObject({ name: "NotYetRemoved" });
    }
    await stage.world.clock.advance(60_000);
    expect((await hands.disassociate(HOME, READY)).status).toBe("Removed");
  });

  test.each<[string, MembershipSeed["status"] | undefined]>([
    ["the owner leaves", "Resigned"],
    ["somebody disassociates and deletes the account", undefined],
  ])("what ended in the same moment has ended: %s", async (who, status) => {
    await stage.open({ seed: { memberships: [standing("Enabled")] } });
    const { as, administratorClients } = stage.world;
    const console = as(ADMINISTRATOR, HOME);
    const deed = async () => {
      if (status === "Resigned") {
        await as(READY, HOME).send(new DisassociateFromAdministratorAccountCommand({}));
        return;
      }
      await console.send(new DisassociateMembersCommand({ AccountIds: [READY] }));
      await console.send(new DeleteMembersCommand({ AccountIds: [READY] }));
    };
    const hands = createAdministratorHands({
      administrator: ADMINISTRATOR,
      deploymentRegion: HOME,
      clients: {
        ...administratorClients,
        securityHub: (region) => interrupt(as(ADMINISTRATOR, region), "DisassociateMembers", deed),
      },
      readBackPauses: [5],
    });
    expect((await hands.disassociate(HOME, READY)).status, who).toBe(status);
  });
});

describe("withdraw after disassociate", () => {
  test.each<Partial<Switches>>([
    {},
    { deleteEnabled: "BadRequest" },
    { getShowsDeleted: true },
    { invitationAfterDelete: "Stays" },
  ])("takes the account off the list, under %j", async (switches) => {
    await stage.open({ seed: { memberships: [standing("Enabled")] }, switches });
    const hands = stage.administrator();
    await hands.disassociate(HOME, READY);
    await hands.withdraw(HOME, READY);
    expect((await hands.status(HOME, READY)).status).toBeUndefined();
    expect((await hands.disassociate(HOME, READY)).status).toBeUndefined();
  });

  test("an organization's member is disassociated and never deleted, and the refusal says why", async () => {
    await stage.open({
      seed: { memberships: [{ ...standing("Enabled"), organizationManaged: true }] },
    });
    const hands = stage.administrator();
    expect((await hands.disassociate(HOME, READY)).status).toBe("Removed");
    await expect(hands.withdraw(HOME, READY)).rejects.toMatchObject({
      name: "MemberRefused",
      message: expect.stringContaining("managed through AWS Organizations"),
    });
    expect((await hands.status(HOME, READY)).status).toBe("Removed");
  });
});
