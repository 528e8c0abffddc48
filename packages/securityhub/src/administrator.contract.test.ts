import { DeleteMembersCommand } from "@aws-sdk/client-securityhub";
import type { Switches } from "@invitations/sandbox/securityhub/switches";
import type { MembershipSeed } from "@invitations/sandbox/seeds/seed";
import { afterEach, describe, expect, test } from "vitest";
import { createAdministratorHands } from "./administrator.ts";
import {
  ADMINISTRATOR,
  account,
  administratorAccount,
  CLOSED,
  HOME,
  MEMBER,
  OTHER_ADMINISTRATOR,
  READY,
  standing,
} from "./testing/contract-seed.ts";
import { delays, interrupt, openRefusal } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";

const stage = createStage();
afterEach(stage.close);

const emailOf = (id: string) =>
  stage.world.securityHub.place(ADMINISTRATOR, HOME).members.find((m) => m.accountId === id)?.email;

describe("invite", () => {
  test.each<{ before: MembershipSeed["status"] | undefined; after: string; writes: string[] }>([
    { before: undefined, after: "Invited", writes: ["CreateMembers", "InviteMembers"] },
    { before: "Created", after: "Invited", writes: ["InviteMembers"] },
    { before: "Invited", after: "Invited", writes: [] },
    { before: "Enabled", after: "Enabled", writes: [] },
    { before: "Removed", after: "Invited", writes: ["InviteMembers"] },
    { before: "Resigned", after: "Invited", writes: ["InviteMembers"] },
  ])("from $before to $after by $writes", async ({ before, after, writes }) => {
    await stage.open({ seed: before ? { memberships: [standing(before)] } : {} });
    const hands = stage.administrator();
    const { status, awsRequestIds } = await hands.invite(HOME, { id: READY, email: "ready@example.com" });
    expect(status).toBe(after);
    expect((await hands.status(HOME, READY)).status).toBe(after);
    const made = stage.world.operationsOf(ADMINISTRATOR).filter((name) => name !== "GetMembers");
    expect(made).toEqual(writes);
    const logged = stage.world.gateway.requests().map(({ requestId }) => requestId);
    expect(awsRequestIds).toEqual(logged.slice(0, -1));
  });

  test("again changes nothing", async () => {
    await stage.open();
    const hands = stage.administrator();
    await hands.invite(HOME, { id: READY });
    const before = stage.world.securityHub.place(READY, HOME).invitations;
    await hands.invite(HOME, { id: READY });
    expect(stage.world.securityHub.place(READY, HOME).invitations).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test("the e-mail goes along where there is one", async () => {
    await stage.open();
    const hands = stage.administrator();
    await hands.invite(HOME, { id: READY, email: "owner@example.com" });
    await hands.invite(HOME, { id: MEMBER });
    expect([emailOf(READY), emailOf(MEMBER)]).toEqual(["owner@example.com", undefined]);
  });

  test("a write that cannot be read back yet is NotYetInvited, and a later try goes on from there", async () => {
    await stage.open({ switches: { visibilityDelayMs: delays({ create: 60_000, invite: 60_000 }) } });
    const hands = stage.administrator();
    await expect(hands.invite(HOME, { id: READY })).rejects.toMatchObject({ name: "NotYetInvited" });
    await stage.world.clock.advance(60_000);
    await expect(hands.invite(HOME, { id: READY })).rejects.toMatchObject({ name: "NotYetInvited" });
    await stage.world.clock.advance(60_000);
    expect((await hands.invite(HOME, { id: READY })).status).toBe("Invited");
    expect(stage.world.operationsOf(ADMINISTRATOR).filter((name) => name === "InviteMembers")).toHaveLength(
      1,
    );
  });

  test.each<Partial<Switches>>([
    { quotaCounts: "Members", quotaErrorForm: "Unprocessed" },
    { quotaCounts: "Members", quotaErrorForm: "LimitExceeded" },
    { quotaCounts: "Outstanding", quotaErrorForm: "Unprocessed" },
    { quotaCounts: "Outstanding", quotaErrorForm: "LimitExceeded" },
  ])("a reached quota is LimitReached: %j", async (switches) => {
    await stage.open({ switches: { ...switches, invitationQuota: 1 }, maxAttempts: 1 });
    const hands = stage.administrator();
    await hands.invite(HOME, { id: READY });
    await expect(hands.invite(HOME, { id: MEMBER })).rejects.toMatchObject({
      name: "LimitReached",
      message: expect.stringContaining("maximum number"),
    });
  });

  test.each(["Unprocessed", "ResourceNotFound", "BadRequest"] as const)(
    "a row that goes before the invitation is NotYetInvited, said by %s, and added anew",
    async (inviteUnknownMember) => {
      await stage.open({
        seed: { memberships: [standing("Created")] },
        switches: { inviteUnknownMember },
      });
      const hands = stage.administrator();
      const removal = new DeleteMembersCommand({ AccountIds: [READY] });
      let gone = 0;
      interrupt(stage.world.administratorClients.securityHub(HOME), "InviteMembers", async () => {
        if (gone++ === 0) await stage.world.as(ADMINISTRATOR, HOME).send(removal);
      });
      await expect(hands.invite(HOME, { id: READY })).rejects.toMatchObject({ name: "NotYetInvited" });
      expect((await hands.invite(HOME, { id: READY })).status).toBe("Invited");
    },
  );

  test("the account of the administrator itself is refused before any call", async () => {
    await stage.open();
    const hands = stage.administrator();
    await expect(hands.invite(HOME, { id: ADMINISTRATOR })).rejects.toMatchObject({ name: "MemberRefused" });
    expect(stage.world.gateway.requests()).toHaveLength(0);
  });

  test("what AWS leaves undone is MemberRefused with AWS's reason", async () => {
    await stage.open({
      seed: {
        memberships: [
          { administrator: OTHER_ADMINISTRATOR, member: READY, regions: [HOME], status: "Enabled" },
        ],
      },
      switches: { inviteAssociatedElsewhere: "Unprocessed" },
    });
    const hands = stage.administrator();
    await expect(hands.invite(HOME, { id: READY })).rejects.toMatchObject({
      name: "MemberRefused",
      message: expect.stringMatching(new RegExp(`${READY} in ${HOME}.*associated member of another`)),
    });
  });

  test.each(["BadRequest", "InvalidAccess", "AccessDenied", "ResourceNotFound"] as const)(
    "a Region without a hub is HubAbsent, said by %s",
    async (hubAbsentStyle) => {
      await stage.open({ switches: { hubAbsentStyle } });
      const hands = stage.administrator();
      const refused = { name: "HubAbsent", awsRequestIds: expect.arrayContaining([expect.any(String)]) };
      await expect(hands.invite(CLOSED, { id: READY })).rejects.toMatchObject(refused);
      await expect(hands.status(CLOSED, READY)).rejects.toMatchObject(refused);
    },
  );

  test("an account of the administrator's own organization is a member at once, and is not invited", async () => {
    const organization = { id: "o-contract01", managementAccountId: "888888888888" };
    await stage.open({
      seed: { accounts: [administratorAccount({ organization }), account(READY, { organization })] },
      switches: { delegatedAdministrators: [ADMINISTRATOR] },
    });
    const hands = stage.administrator();
    expect((await hands.invite(HOME, { id: READY })).status).toBe("Enabled");
    expect(stage.world.operationsOf(ADMINISTRATOR)).not.toContain("InviteMembers");
  });
});

describe("status", () => {
  test.each(["Unprocessed", "Omitted", "BadRequest"] as const)(
    "of a stranger, told by %s, is none",
    async (style) => {
      await stage.open({ switches: { getUnknownMember: style } });
      const hands = stage.administrator();
      expect((await hands.status(HOME, READY)).status).toBeUndefined();
    },
  );

  test("a deleted member is on no list", async () => {
    await stage.open({ switches: { getShowsDeleted: true } });
    const hands = stage.administrator();
    await hands.invite(HOME, { id: READY });
    await hands.withdraw(HOME, READY);
    expect((await hands.status(HOME, READY)).status).toBeUndefined();
  });

  test.each(["LimitExceeded", "TooManyRequests", "Throttling"] as const)(
    "too many calls are Throttled, said by %s",
    async (throttleClass) => {
      await stage.open({ switches: { throttleClass }, maxAttempts: 1 });
      const hands = stage.administrator();
      const calls = Array.from({ length: 60 }, () => hands.status(HOME, READY));
      const refused = (await Promise.allSettled(calls)).filter((call) => call.status === "rejected");
      expect(refused.length).toBeGreaterThan(0);
      for (const { reason } of refused) expect(reason).toMatchObject({ name: "Throttled" });
    },
  );

  test("a refusal that may mean a missing hub or a missing right is looked into", async () => {
    await stage.open();
    const hands = stage.administrator();
    const refusal = await openRefusal(401, "InvalidAccessException", "");
    const { organizations } = stage.world.administratorClients;
    const denied = createAdministratorHands({
      administrator: ADMINISTRATOR,
      deploymentRegion: HOME,
      clients: { securityHub: () => refusal.client, organizations },
    });
    await expect(denied.status(HOME, READY)).rejects.toMatchObject({
      name: "AccessDenied",
      awsRequestIds: ["refused-1", "refused-1"],
    });
    await refusal.close();
    await expect(denied.status(HOME, READY)).rejects.toMatchObject({ name: "ServiceUnavailable" });
    expect((await hands.status(HOME, READY)).status).toBeUndefined();
  });
});

describe("withdraw", () => {
  test.each<MembershipSeed["status"] | undefined>([undefined, "Created", "Invited", "Removed", "Resigned"])(
    "from %s leaves no row and no invitation",
    async (before) => {
      await stage.open({ seed: before ? { memberships: [standing(before)] } : {} });
      const hands = stage.administrator();
      await hands.withdraw(HOME, READY);
      expect((await hands.status(HOME, READY)).status).toBeUndefined();
      expect(stage.world.securityHub.place(READY, HOME).invitations).toEqual([]);
      await hands.withdraw(HOME, READY);
    },
  );

  test("an enabled member is left alone", async () => {
    await stage.open({ seed: { memberships: [standing("Enabled")] } });
    const hands = stage.administrator();
    await expect(hands.withdraw(HOME, READY)).rejects.toMatchObject({ name: "MemberRefused" });
    expect(stage.world.operationsOf(ADMINISTRATOR)).not.toContain("DeleteMembers");
    expect((await hands.status(HOME, READY)).status).toBe("Enabled");
  });

  test("a row that is still there can be tried again", async () => {
    await stage.open({
      seed: { memberships: [standing("Invited")] },
      switches: { visibilityDelayMs: delays({ delete: 60_000 }) },
    });
    const hands = stage.administrator();
    await expect(hands.withdraw(HOME, READY)).rejects.toMatchObject({ name: "ServiceUnavailable" });
    await stage.world.clock.advance(60_000);
    await hands.withdraw(HOME, READY);
  });
});

describe("delegatedFor", () => {
  const organization = { id: "o-contract01", managementAccountId: "888888888888" };

  test("an account that stands alone", async () => {
    await stage.open();
    const hands = stage.administrator();
    expect((await hands.delegatedFor()).organization).toBeUndefined();
  });

  test("an account of an organization that has delegated somebody else", async () => {
    await stage.open({ seed: { accounts: [administratorAccount({ organization })] } });
    const hands = stage.administrator();
    expect((await hands.delegatedFor()).organization).toBeUndefined();
  });

  test("the delegated administrator", async () => {
    await stage.open({
      seed: { accounts: [administratorAccount({ organization })] },
      switches: { delegatedAdministrators: [ADMINISTRATOR] },
    });
    const hands = stage.administrator();
    expect((await hands.delegatedFor()).organization).toBe(organization.id);
  });

  test.each([
    { standing: "alone", member: undefined, fails: false },
    { standing: "in an organization", member: organization, fails: true },
  ])("an account that may not ask, $standing", async ({ member, fails }) => {
    await stage.open({ seed: { accounts: [administratorAccount(member ? { organization: member } : {})] } });
    const refusal = await openRefusal(
      403,
      "AccessDeniedException",
      "User: x is not authorized to perform: securityhub:DescribeOrganizationConfiguration",
    );
    const hands = createAdministratorHands({
      administrator: ADMINISTRATOR,
      deploymentRegion: HOME,
      clients: { ...stage.world.administratorClients, securityHub: () => refusal.client },
    });
    if (fails) await expect(hands.delegatedFor()).rejects.toMatchObject({ name: "AccessDenied" });
    else expect((await hands.delegatedFor()).organization).toBeUndefined();
    await refusal.close();
  });
});
