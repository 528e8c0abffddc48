import { Failure } from "@invitations/core/failure";
import { afterEach, describe, expect, test } from "vitest";
import { ADMINISTRATOR, CLOSED, HOME, MEMBER, READY, standing } from "./testing/contract-seed.ts";
import { delays } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";

const stage = createStage();
afterEach(stage.close);

/** Accounts that nobody has heard of: the administrator's side takes any id. */
const strangers = (many: number) =>
  Array.from({ length: many }, (_, index) => ({ id: String(700_000_000_001 + index) }));
const calls = () => stage.world.operationsOf(ADMINISTRATOR);
const named = (outcome: unknown) => (outcome instanceof Failure ? outcome.name : outcome);

describe("inviting many at once", () => {
  test("takes as many calls as for one, from wherever each of them stands", async () => {
    await stage.open({ seed: { memberships: [standing("Enabled")] } });
    const accounts = [{ id: READY }, ...strangers(49)];
    const { outcomes, awsRequestIds } = await stage.administrator().inviteTogether(HOME, accounts);
    expect(outcomes.get(READY)).toBe("Enabled");
    expect([...outcomes.values()].filter((outcome) => outcome === "Invited")).toHaveLength(49);
    expect(calls()).toEqual(["GetMembers", "CreateMembers", "GetMembers", "InviteMembers", "GetMembers"]);
    expect(awsRequestIds).toHaveLength(5);
    const { members } = await stage.administrator().members(HOME);
    expect(members).toHaveLength(50);
  });

  test("again writes nothing", async () => {
    await stage.open();
    const hands = stage.administrator();
    await hands.inviteTogether(HOME, strangers(3));
    const before = calls().length;
    await hands.inviteTogether(HOME, strangers(3));
    expect(calls().slice(before)).toEqual(["GetMembers"]);
  });

  test("one that AWS refuses leaves the others invited, and says why", async () => {
    await stage.open({
      switches: { quotaCounts: "Members", quotaErrorForm: "Unprocessed", invitationQuota: 2 },
      maxAttempts: 1,
    });
    const { outcomes } = await stage.administrator().inviteTogether(HOME, strangers(3));
    const [first, second, third] = [...outcomes.values()].sort((one, other) =>
      String(named(one)).localeCompare(String(named(other))),
    );
    expect([first, second, third].map(named)).toEqual(["Invited", "Invited", "LimitReached"]);
    expect(third).toMatchObject({ message: expect.stringContaining("maximum number") });
  });

  test("what cannot be read back yet is NotYetInvited for each, and a later try goes on from there", async () => {
    await stage.open({ switches: { visibilityDelayMs: delays({ invite: 60_000 }) } });
    const hands = stage.administrator();
    const accounts = [{ id: READY }, { id: MEMBER }];
    const first = await hands.inviteTogether(HOME, accounts);
    expect([...first.outcomes.values()].map(named)).toEqual(["NotYetInvited", "NotYetInvited"]);
    await stage.world.clock.advance(60_000);
    const second = await hands.inviteTogether(HOME, accounts);
    expect([...second.outcomes.values()]).toEqual(["Invited", "Invited"]);
  });

  test("what concerns them all is thrown: a Region that is off, or the administrator among them", async () => {
    await stage.open();
    const hands = stage.administrator();
    await expect(hands.inviteTogether(CLOSED, [{ id: READY }])).rejects.toBeInstanceOf(Failure);
    await expect(hands.inviteTogether(HOME, [{ id: READY }, { id: ADMINISTRATOR }])).rejects.toMatchObject({
      name: "MemberRefused",
    });
    expect((await hands.status(HOME, READY)).status).toBeUndefined();
  });
});
