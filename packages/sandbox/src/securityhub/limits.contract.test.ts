import {
  CreateMembersCommand,
  GetInvitationsCountCommand,
  InviteMembersCommand,
  ListFindingAggregatorsCommand,
  ListInvitationsCommand,
  ListMembersCommand,
  paginateListInvitations,
  paginateListMembers,
} from "@aws-sdk/client-securityhub";
import { afterEach, expect, test } from "vitest";
import type { Switches } from "./switches.ts";
import { movesOf, refusalOf, resultsOf } from "./testing/moves.ts";
import {
  ADMIN,
  LINKED,
  MEMBER,
  OTHER_ADMIN,
  openPracticeHub,
  type PracticeHub,
  SECOND_MEMBER,
} from "./testing/practice-hub.ts";

let world: PracticeHub;
afterEach(() => world.close());
const open = async (switches: Partial<Switches> = {}) => {
  world = await openPracticeHub({ switches });
  return world.as(ADMIN);
};
const ids = (count: number, first = 900_000_000_000) =>
  Array.from({ length: count }, (_, index) => `${first + index}`);
const createAll = (accountIds: string[]) =>
  world
    .as(ADMIN)
    .send(new CreateMembersCommand({ AccountDetails: accountIds.map((AccountId) => ({ AccountId })) }));

async function allMembers(pageSize: number): Promise<(string | undefined)[][]> {
  const pages: (string | undefined)[][] = [];
  const settings = { client: world.as(ADMIN), pageSize };
  for await (const { Members = [] } of paginateListMembers(settings, { OnlyAssociated: false }))
    pages.push(Members.map(({ AccountId }) => AccountId));
  return pages;
}

test("pages hold 50 unless asked otherwise, and the last has no token", async () => {
  const admin = await open();
  for (const first of [0, 50, 100]) await createAll(ids(first === 100 ? 20 : 50, 900_000_000_000 + first));
  const first = await admin.send(new ListMembersCommand({ OnlyAssociated: false }));
  expect([first.Members?.length, typeof first.NextToken]).toEqual([50, "string"]);
  const pages = await allMembers(40);
  expect(pages.map((page) => page.length)).toEqual([40, 40, 40]);
  expect(pages.flat()).toEqual(ids(120));
});

test("rows that come and go between two pages neither repeat nor hide others", async () => {
  const admin = await open();
  await createAll(ids(4));
  const first = await admin.send(new ListMembersCommand({ OnlyAssociated: false, MaxResults: 2 }));
  await createAll(["100000000000"]);
  const { NextToken } = first;
  const second = await admin.send(
    new ListMembersCommand({ OnlyAssociated: false, MaxResults: 2, NextToken }),
  );
  expect(second.Members?.map(({ AccountId }) => AccountId)).toEqual(ids(4).slice(2));
  expect(second.NextToken).toBeUndefined();
});

test("a token is of use only for its own list, account and Region", async () => {
  const admin = await open();
  await createAll(ids(2));
  const { NextToken } = await admin.send(new ListMembersCommand({ OnlyAssociated: false, MaxResults: 1 }));
  for (const misuse of [
    admin.send(new ListInvitationsCommand({ NextToken })),
    world.as(OTHER_ADMIN).send(new ListMembersCommand({ NextToken })),
    world.as(ADMIN, LINKED).send(new ListMembersCommand({ NextToken })),
  ])
    expect(await refusalOf(misuse)).toMatchObject({ name: "InvalidInputException" });
});

test("a list may begin with an empty page, and SDK paginators go on", async () => {
  const admin = await open({ emptyFirstPage: true });
  await createAll(ids(3));
  expect((await allMembers(2)).map((page) => page.length)).toEqual([0, 2, 1]);
  expect((await allMembers(2)).flat()).toEqual(ids(3));
  const moves = movesOf(world);
  await moves.create();
  await moves.invite();
  const found: unknown[] = [];
  for await (const page of paginateListInvitations({ client: world.as(MEMBER) }, {}))
    found.push(page.Invitations?.length);
  expect(found).toEqual([0, 1]);
  const { FindingAggregators, NextToken } = await admin.send(new ListFindingAggregatorsCommand({}));
  expect([FindingAggregators, typeof NextToken]).toEqual([[], "string"]);
});

/** How many of `times` calls at once got through. */
async function burst(accountId: string, times: number, region?: string) {
  const client = world.as(accountId, region);
  const calls = Array.from({ length: times }, () =>
    client.send(new GetInvitationsCountCommand({})).then(
      () => "through",
      (error: Error) => error.name,
    ),
  );
  return Object.groupBy(await Promise.all(calls), (outcome) => outcome);
}

test("30 calls at once and 10 a second, per account and Region", async () => {
  await open({ throttle: true });
  const first = await burst(MEMBER, 40);
  expect([first.through?.length, first.LimitExceededException?.length]).toEqual([30, 10]);
  expect((await burst(SECOND_MEMBER, 1)).through).toHaveLength(1);
  expect((await burst(MEMBER, 1, LINKED)).through).toHaveLength(1);
  await world.clock.advance(500);
  expect((await burst(MEMBER, 10)).through).toHaveLength(5);
  expect(
    await refusalOf(world.as(MEMBER).send(new ListInvitationsCommand({}))),
    "all operations draw on one bucket",
  ).toEqual({ name: "LimitExceededException", status: 429, message: "Rate exceeded" });
});

test.each(["TooManyRequests", "Throttling"] as const)(
  "a throttled call may be told as %s",
  async (throttleClass) => {
    await open({ throttle: true, throttleClass, throttleBucket: "PerOperation" });
    expect((await burst(MEMBER, 31))[`${throttleClass}Exception`]).toHaveLength(1);
    await world.as(MEMBER).send(new ListInvitationsCommand({}));
  },
);

test("the quota is reached at CreateMembers, per account, and told apart from throttling", async () => {
  const admin = await open();
  for (let first = 0; first < 1000; first += 50) await createAll(ids(50, 900_000_000_000 + first));
  const beyond = await createAll([MEMBER, "900000000000"]);
  expect(resultsOf(beyond)).toEqual([
    expect.stringContaining("cannot exceed the maximum number of allowed members."),
    expect.stringContaining("already a member"),
  ]);
  world.hub.setSwitches({ quotaErrorForm: "LimitExceeded" });
  expect(await refusalOf(createAll([MEMBER]))).toMatchObject({
    name: "LimitExceededException",
    status: 429,
    message: expect.stringContaining("maximum number of allowed members"),
  });
  expect(resultsOf(await createAll(["900000000000"]))).toHaveLength(1);
  const last = await admin.send(new ListMembersCommand({ OnlyAssociated: false, MaxResults: 1 }));
  expect(last.Members).toHaveLength(1);
});

test("or at InviteMembers, counting what is outstanding", async () => {
  const admin = await open({ quotaCounts: "Outstanding", invitationQuota: 2 });
  await createAll([...ids(2), MEMBER]);
  const all = new InviteMembersCommand({ AccountIds: [MEMBER, ...ids(2)] });
  expect(resultsOf(await admin.send(all))).toEqual([expect.stringContaining("allowed invitations")]);
  await movesOf(world).accept();
  const last = new InviteMembersCommand({ AccountIds: ids(2).slice(1) });
  expect(resultsOf(await admin.send(last))).toEqual([]);

  await createAll([SECOND_MEMBER]);
  world.hub.setSwitches({ quotaErrorForm: "LimitExceeded" });
  const tooMany = new InviteMembersCommand({ AccountIds: [SECOND_MEMBER] });
  expect(await refusalOf(admin.send(tooMany))).toMatchObject({ name: "LimitExceededException" });
});

test("every third ListInvitations fails with an empty message, and no other call does", async () => {
  await open({ listInvitationsBadRequestEvery: 3 });
  const member = world.as(MEMBER);
  const outcomes: string[] = [];
  for (let call = 1; call <= 6; call += 1) {
    await member.send(new GetInvitationsCountCommand({}));
    const sent = member.send(new ListInvitationsCommand({}));
    outcomes.push(
      await sent.then(
        () => "ok",
        ({ name }: Error) => name,
      ),
    );
  }
  const bad = "BadRequestException";
  expect(outcomes).toEqual(["ok", "ok", bad, "ok", "ok", bad]);
});

test("listing nothing may be an internal error", async () => {
  const admin = await open({ noAssociatedMembers: "InternalException" });
  expect(await refusalOf(admin.send(new ListMembersCommand({})))).toMatchObject({
    name: "InternalException",
    status: 500,
  });
  await movesOf(world).create();
  expect((await admin.send(new ListMembersCommand({ OnlyAssociated: false }))).Members).toHaveLength(1);
});
