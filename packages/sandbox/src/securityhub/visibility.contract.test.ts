import {
  DescribeHubCommand,
  EnableSecurityHubCommand,
  ListInvitationsCommand,
} from "@aws-sdk/client-securityhub";
import { afterEach, expect, test } from "vitest";
import type { Switches } from "./switches.ts";
import { movesOf, refusalOf, resultsOf } from "./testing/moves.ts";
import { HUBLESS, MEMBER, openPracticeHub, type PracticeHub } from "./testing/practice-hub.ts";

let world: PracticeHub;
afterEach(() => world.close());

const none: Switches["visibilityDelayMs"] = {
  create: 0,
  invite: 0,
  accept: 0,
  decline: 0,
  disassociate: 0,
  delete: 0,
  hub: 0,
  standards: 0,
};
const open = async (delays: Partial<Switches["visibilityDelayMs"]>) => {
  world = await openPracticeHub({ switches: { visibilityDelayMs: { ...none, ...delays } } });
  return movesOf(world);
};

test("a created member is neither seen nor invited before its time, and not created twice", async () => {
  const moves = await open({ create: 2000 });
  await moves.create();
  expect(await moves.row()).toBeUndefined();
  expect(resultsOf(await moves.invite())).toEqual([expect.stringContaining("is not a member")]);
  expect(resultsOf(await moves.create())).toEqual([expect.stringContaining("already a member")]);
  expect(world.hub.place("111111111111", "eu-west-1").members).toMatchObject([{ status: "Created" }]);
  await world.clock.advance(2000);
  expect(await moves.row()).toMatchObject({ MemberStatus: "Created" });
  expect(resultsOf(await moves.invite())).toEqual([]);
});

test("an invitation is neither listed nor accepted before its time", async () => {
  const moves = await open({ invite: 3000 });
  await moves.create();
  await moves.invite();
  const id = world.hub.place(MEMBER, "eu-west-1").invitations[0]?.id;
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(await moves.invitation()).toBeUndefined();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Created" });
  expect(await refusalOf(moves.accept(id))).toMatchObject({ message: expect.stringContaining("no pending") });
  await world.clock.advance(2999);
  expect(await moves.invitation()).toBeUndefined();
  await world.clock.advance(1);
  expect(await moves.invitation()).toMatchObject({ InvitationId: id });
  await moves.accept(id);
});

test("an acceptance is seen by neither side before its time, and not made twice", async () => {
  const moves = await open({ accept: 1000 });
  await moves.create();
  await moves.invite();
  await moves.accept();
  expect([await moves.administrator(), (await moves.row())?.MemberStatus]).toEqual([undefined, "Invited"]);
  expect(await refusalOf(moves.accept())).toMatchObject({ message: expect.stringContaining("some master") });
  await world.clock.advance(1000);
  expect((await moves.row())?.MemberStatus).toBe("Enabled");
  expect(await moves.administrator()).toBeDefined();
});

test("a member that was just disassociated cannot be deleted yet", async () => {
  const moves = await open({ disassociate: 2000, delete: 1000 });
  await moves.create();
  await moves.invite();
  await moves.accept();
  await moves.disassociate();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Enabled" });
  expect(resultsOf(await moves.deleteMember())).toEqual([expect.stringContaining("still associated")]);
  await world.clock.advance(2000);
  expect(resultsOf(await moves.deleteMember())).toEqual([]);
  expect(await moves.row()).toMatchObject({ MemberStatus: "Removed" });
  expect(resultsOf(await moves.create())).toEqual([expect.stringContaining("already a member")]);
  await world.clock.advance(1000);
  expect(await moves.row()).toBeUndefined();
  expect(resultsOf(await moves.create())).toEqual([]);
});

test("declining and leaving are seen in their time", async () => {
  const moves = await open({ decline: 500, disassociate: 700 });
  await moves.create();
  await moves.invite();
  await moves.decline();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Invited" });
  await world.clock.advance(500);
  expect(await moves.row()).toMatchObject({ MemberStatus: "Resigned" });
  await moves.invite();
  await moves.accept();
  await moves.leave();
  expect(await moves.administrator()).toBeDefined();
  await world.clock.advance(700);
  expect(await moves.administrator()).toBeUndefined();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Resigned" });
});

test("a hub is of no use before its time, and is not enabled twice", async () => {
  await open({ hub: 4000 });
  const client = world.as(HUBLESS);
  await client.send(new EnableSecurityHubCommand({}));
  expect(await refusalOf(client.send(new DescribeHubCommand({})))).toMatchObject({ status: 401 });
  expect(await refusalOf(client.send(new ListInvitationsCommand({})))).toMatchObject({ status: 400 });
  expect(await refusalOf(client.send(new EnableSecurityHubCommand({})))).toMatchObject({ status: 409 });
  await world.clock.advance(4000);
  await client.send(new DescribeHubCommand({}));
  await client.send(new ListInvitationsCommand({}));
});
