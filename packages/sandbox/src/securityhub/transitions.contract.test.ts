import { afterEach, expect, test } from "vitest";
import type { Switches } from "./switches.ts";
import { type Moves, movesOf, refusalOf, resultsOf } from "./testing/moves.ts";
import { ADMIN, openPracticeHub, type PracticeHub } from "./testing/practice-hub.ts";

let world: PracticeHub;
afterEach(() => world.close());

type MoveName =
  | "create"
  | "invite"
  | "accept"
  | "decline"
  | "leave"
  | "disassociate"
  | "deleteMember"
  | "deleteInvitation";

/** Moves that lead from nothing to a status. */
const ways = {
  nothing: [],
  Created: ["create"],
  Invited: ["create", "invite"],
  Enabled: ["create", "invite", "accept"],
  declined: ["create", "invite", "decline"],
  left: ["create", "invite", "accept", "leave"],
  Removed: ["create", "invite", "accept", "disassociate"],
} satisfies Record<string, MoveName[]>;

interface Row {
  from: keyof typeof ways;
  move: MoveName;
  /** Status in the administrator's list afterwards, status of the invitation, and whether the account is a member. */
  after: [row: string | undefined, invitation: string | undefined, associated: boolean];
  /** Part of the sentence for an unprocessed account. */
  unprocessed?: string;
  /** Name of the exception. */
  refused?: string;
  switches?: Partial<Switches>;
  /** Whether the InvitationId is another one afterwards. */
  newId?: boolean;
}

const already = "already a member or associated member of the current account";
const invitedAlready = "already invited or is already the SecurityHub master";
const stillOpen = "still associated to it or has not declined";
const noPending = "no pending invitation";

const table: Row[] = [
  { from: "nothing", move: "create", after: ["Created", undefined, false] },
  { from: "nothing", move: "invite", after: [undefined, undefined, false], unprocessed: "is not a member" },
  { from: "nothing", move: "accept", after: [undefined, undefined, false], refused: "InvalidInputException" },
  { from: "nothing", move: "decline", after: [undefined, undefined, false], unprocessed: noPending },
  { from: "nothing", move: "leave", after: [undefined, undefined, false], refused: "BadRequestException" },
  {
    from: "nothing",
    move: "disassociate",
    after: [undefined, undefined, false],
    refused: "ResourceNotFoundException",
  },
  {
    from: "nothing",
    move: "deleteMember",
    after: [undefined, undefined, false],
    unprocessed: "is not a member",
  },
  { from: "nothing", move: "deleteInvitation", after: [undefined, undefined, false], unprocessed: noPending },

  { from: "Created", move: "create", after: ["Created", undefined, false], unprocessed: already },
  { from: "Created", move: "invite", after: ["Invited", "Invited", false], newId: true },
  { from: "Created", move: "accept", after: ["Created", undefined, false], refused: "InvalidInputException" },
  { from: "Created", move: "disassociate", after: ["Created", undefined, false] },
  {
    from: "Created",
    move: "disassociate",
    after: ["Removed", undefined, false],
    switches: { disassociatePending: "Removed" },
  },
  { from: "Created", move: "deleteMember", after: [undefined, undefined, false] },

  { from: "Invited", move: "create", after: ["Invited", "Invited", false], unprocessed: already },
  { from: "Invited", move: "invite", after: ["Invited", "Invited", false], unprocessed: invitedAlready },
  { from: "Invited", move: "accept", after: ["Enabled", "Enabled", true] },
  { from: "Invited", move: "decline", after: ["Resigned", "Resigned", false] },
  { from: "Invited", move: "disassociate", after: ["Invited", "Invited", false] },
  {
    from: "Invited",
    move: "disassociate",
    after: ["Removed", "Removed", false],
    switches: { disassociatePending: "Removed" },
  },
  { from: "Invited", move: "deleteMember", after: [undefined, undefined, false] },
  {
    from: "Invited",
    move: "deleteMember",
    after: [undefined, "Invited", false],
    switches: { invitationAfterDelete: "Stays" },
  },
  { from: "Invited", move: "deleteInvitation", after: ["Invited", "Invited", false], unprocessed: stillOpen },

  { from: "Enabled", move: "create", after: ["Enabled", "Enabled", true], unprocessed: already },
  { from: "Enabled", move: "invite", after: ["Enabled", "Enabled", true], unprocessed: invitedAlready },
  { from: "Enabled", move: "accept", after: ["Enabled", "Enabled", true], refused: "InvalidInputException" },
  { from: "Enabled", move: "decline", after: ["Enabled", "Enabled", true], unprocessed: noPending },
  { from: "Enabled", move: "leave", after: ["Resigned", "Resigned", false] },
  { from: "Enabled", move: "disassociate", after: ["Removed", "Removed", false] },
  {
    from: "Enabled",
    move: "deleteMember",
    after: ["Enabled", "Enabled", true],
    unprocessed: "still associated to it",
  },
  {
    from: "Enabled",
    move: "deleteMember",
    after: ["Enabled", "Enabled", true],
    refused: "BadRequestException",
    switches: { deleteEnabled: "BadRequest" },
  },
  { from: "Enabled", move: "deleteInvitation", after: ["Enabled", "Enabled", true], unprocessed: stillOpen },

  { from: "declined", move: "create", after: ["Resigned", "Resigned", false], unprocessed: already },
  {
    from: "declined",
    move: "create",
    after: ["Created", "Resigned", false],
    switches: { createAfterRemoval: "Created" },
  },
  { from: "declined", move: "invite", after: ["Invited", "Invited", false], newId: true },
  {
    from: "declined",
    move: "invite",
    after: ["Invited", "Invited", false],
    newId: false,
    switches: { reinviteNewId: false },
  },
  {
    from: "declined",
    move: "accept",
    after: ["Resigned", "Resigned", false],
    refused: "InvalidInputException",
  },
  {
    from: "declined",
    move: "accept",
    after: ["Enabled", "Enabled", true],
    switches: { acceptAfterDecline: "Allowed" },
  },
  { from: "declined", move: "decline", after: ["Resigned", "Resigned", false], unprocessed: noPending },
  { from: "declined", move: "disassociate", after: ["Resigned", "Resigned", false] },
  { from: "declined", move: "deleteMember", after: [undefined, undefined, false] },
  { from: "declined", move: "deleteInvitation", after: ["Resigned", undefined, false] },

  { from: "left", move: "accept", after: ["Enabled", "Enabled", true], newId: false },
  { from: "left", move: "invite", after: ["Invited", "Invited", false], newId: true },
  { from: "left", move: "decline", after: ["Resigned", "Resigned", false] },
  { from: "left", move: "leave", after: ["Resigned", "Resigned", false], refused: "BadRequestException" },
  { from: "left", move: "deleteMember", after: [undefined, undefined, false] },
  { from: "left", move: "deleteInvitation", after: ["Resigned", undefined, false] },

  { from: "Removed", move: "create", after: ["Removed", "Removed", false], unprocessed: already },
  {
    from: "Removed",
    move: "create",
    after: ["Created", "Removed", false],
    switches: { createAfterRemoval: "Created" },
  },
  { from: "Removed", move: "invite", after: ["Invited", "Invited", false], newId: true },
  {
    from: "Removed",
    move: "invite",
    after: ["Invited", "Invited", false],
    newId: false,
    switches: { reinviteNewId: false },
  },
  { from: "Removed", move: "accept", after: ["Removed", "Removed", false], refused: "InvalidInputException" },
  {
    from: "Removed",
    move: "accept",
    after: ["Enabled", "Enabled", true],
    switches: { acceptAfterRemoval: "Allowed" },
  },
  { from: "Removed", move: "decline", after: ["Removed", "Removed", false], unprocessed: noPending },
  { from: "Removed", move: "disassociate", after: ["Removed", "Removed", false] },
  { from: "Removed", move: "deleteMember", after: [undefined, undefined, false] },
  { from: "Removed", move: "deleteInvitation", after: ["Removed", undefined, false] },
];

test.each(table)("$from, $move, $switches", async (row) => {
  world = await openPracticeHub(row.switches ? { switches: row.switches } : {});
  const moves = movesOf(world);
  for (const step of ways[row.from]) await moves[step]();
  const before = await moves.invitation();
  await world.clock.advance(60_000);

  if (row.refused) expect((await refusalOf(moves[row.move]())).name).toBe(row.refused);
  else {
    const output: object = await moves[row.move]();
    const results = resultsOf(output);
    expect(results).toEqual(row.unprocessed ? [expect.stringContaining(row.unprocessed)] : []);
  }

  expect(await bothSides(moves)).toEqual(row.after);
  const after = await moves.invitation();
  if (row.newId !== undefined) expect(after?.InvitationId !== before?.InvitationId).toBe(row.newId);
  else if (before && after) expect(after).toMatchObject({ InvitationId: before.InvitationId });
});

async function bothSides(moves: Moves): Promise<Row["after"]> {
  const administrator = await moves.administrator();
  if (administrator) expect(administrator).toMatchObject({ AccountId: ADMIN, MemberStatus: "Enabled" });
  return [
    (await moves.row())?.MemberStatus,
    (await moves.invitation())?.MemberStatus,
    administrator !== undefined,
  ];
}

test("times and ids are kept where they should be", async () => {
  world = await openPracticeHub();
  const moves = movesOf(world);
  const start = world.clock.now();
  await moves.create("owner@example.com");
  expect(await moves.row()).toEqual({
    AccountId: "333333333333",
    Email: "owner@example.com",
    MasterId: ADMIN,
    AdministratorId: ADMIN,
    MemberStatus: "Created",
    UpdatedAt: start,
  });
  await world.clock.advance(1000);
  const invited = world.clock.now();
  await moves.invite();
  expect(await moves.row()).toMatchObject({ InvitedAt: invited, UpdatedAt: invited });
  const invitation = await moves.invitation();
  expect(invitation).toEqual({
    AccountId: ADMIN,
    InvitationId: expect.stringMatching(/^[0-9a-f]{32}$/),
    InvitedAt: invited,
    MemberStatus: "Invited",
  });

  await world.clock.advance(1000);
  await moves.invite();
  expect(await moves.row()).toMatchObject({ InvitedAt: invited, UpdatedAt: invited });
  const accepted = world.clock.now();
  await moves.accept();
  expect(await moves.row()).toMatchObject({ InvitedAt: invited, UpdatedAt: accepted });
  expect(await moves.administrator()).toEqual({ ...invitation, MemberStatus: "Enabled" });
});

test("an account that is closed is nobody's member any more", async () => {
  world = await openPracticeHub();
  const moves = movesOf(world);
  for (const step of ways.Enabled) await moves[step]();
  world.hub.closeAccount("333333333333");
  expect(await moves.row()).toBeUndefined();
  expect(world.hub.place("333333333333", "eu-west-1").administrator).toBeUndefined();
});
