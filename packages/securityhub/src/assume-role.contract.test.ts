import { afterEach, describe, expect, test } from "vitest";
import {
  ADMINISTRATOR,
  CLOSED,
  HOME,
  MEMBER,
  OTHER_ADMINISTRATOR,
  READY,
  REQUEST,
  ROLE_NAME,
  standing,
} from "./testing/contract-seed.ts";
import { createStage, type Scene } from "./testing/stage.ts";

const stage = createStage();
afterEach(stage.close);

describe("assume", () => {
  test("opens a session that is named after the request", async () => {
    const session = await stage.session(READY);
    await session.examine();
    const callers = stage.world.gateway.requests().map(({ callerArn }) => callerArn);
    expect(callers).toContain(`arn:aws:sts::${READY}:assumed-role/${ROLE_NAME}/${REQUEST}`);
  });

  test("its request ids go with what is done first", async () => {
    const session = await stage.session(READY, { seed: { memberships: [standing("Invited")] } });
    const first = await session.accept(ADMINISTRATOR);
    const second = await session.accept(ADMINISTRATOR);
    expect([...first.awsRequestIds, ...second.awsRequestIds]).toEqual(
      stage.world.gateway.requests().map(({ requestId }) => requestId),
    );
  });

  test.each<[string, Scene, { id: string; roleArn?: string }]>([
    ["another external id", { externalId: "somebody-elses" }, { id: READY }],
    ["a role that is not there", {}, { id: READY, roleArn: `arn:aws:iam::${READY}:role/Nobody` }],
    ["an account without the role", {}, { id: OTHER_ADMINISTRATOR }],
    ["a text that is no ARN", {}, { id: READY, roleArn: "InvitationMember" }],
  ])("%s is RoleNotAssumable", async (_what, scene, whom) => {
    await stage.open(scene);
    const hands = stage.member();
    await expect(hands.assume(whom, REQUEST, HOME)).rejects.toMatchObject({ name: "RoleNotAssumable" });
    expect(stage.world.operationsOf(whom.id)).toEqual([]);
  });

  test("the role of another account is WrongAccount, and is not even assumed", async () => {
    await stage.open();
    const hands = stage.member();
    const swapped = { id: READY, roleArn: hands.roleArn({ id: MEMBER }) };
    await expect(hands.assume(swapped, REQUEST, HOME)).rejects.toMatchObject({
      name: "WrongAccount",
      message: expect.stringContaining(MEMBER),
    });
    expect(stage.world.gateway.requests()).toHaveLength(0);
  });

  test("a session that turns out to be another account's is WrongAccount, and nothing is done with it", async () => {
    await stage.open();
    const { sts } = stage.world.memberClients;
    // Asked who it is, the session answers with the administrator's own keys.
    const swapped = stage.member({ ...stage.world.memberClients, sts: (region) => sts(region) });
    await expect(swapped.assume({ id: READY }, REQUEST, HOME)).rejects.toMatchObject({
      name: "WrongAccount",
      awsRequestIds: [expect.any(String), expect.any(String)],
    });
    expect(stage.world.operationsOf(ADMINISTRATOR)).toEqual(["AssumeRole", "GetCallerIdentity"]);
    expect(stage.world.gateway.requests()).toHaveLength(2);
  });

  test("a Region that the account has not opted into is RegionNotOptedIn", async () => {
    await stage.open();
    const hands = stage.member();
    await expect(hands.assume({ id: READY }, REQUEST, CLOSED)).rejects.toMatchObject({
      name: "RegionNotOptedIn",
    });
  });
});
