import {
  AcceptAdministratorInvitationCommand,
  CreateMembersCommand,
  DeclineInvitationsCommand,
  DeleteInvitationsCommand,
  DeleteMembersCommand,
  DescribeHubCommand,
  DescribeSecurityHubV2Command,
  DisassociateMembersCommand,
  GetInvitationsCountCommand,
  GetMembersCommand,
  InviteMembersCommand,
  ListInvitationsCommand,
  ListMembersCommand,
  type SecurityHubClient,
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
  return movesOf(world);
};
const ids = (count: number, first = 900_000_000_000) =>
  Array.from({ length: count }, (_, index) => `${first + index}`);
const details = (accountIds: string[]) => ({
  AccountDetails: accountIds.map((AccountId) => ({ AccountId })),
});
const list = async (input = {}) =>
  ((await world.as(ADMIN).send(new ListMembersCommand(input))).Members ?? []).map(
    (member) => member.AccountId,
  );

test("creating twice leaves one member and says so", async () => {
  const moves = await open();
  expect(resultsOf(await moves.create("a@example.com"))).toEqual([]);
  const first = await moves.row();
  expect(resultsOf(await moves.create("b@example.com"))).toEqual([
    "The request is rejected because the given account ID is already a member or associated member of the current account.",
  ]);
  expect(await moves.row()).toEqual(first);
});

test("inviting twice leaves the invitation as it was", async () => {
  const moves = await open();
  await moves.create();
  await moves.invite();
  const first = await moves.invitation();
  await world.clock.advance(5000);
  expect(resultsOf(await moves.invite())).toEqual([
    expect.stringContaining("already invited or is already the SecurityHub master of"),
  ]);
  expect(await moves.invitation()).toEqual(first);
});

const acceptErrors = [
  ["InvalidInput", 400],
  ["BadRequest", 400],
  ["ResourceNotFound", 404],
] as const;

test.each(acceptErrors)("refused acceptances are %sException, %i", async (acceptErrorClass, status) => {
  const moves = await open({ acceptErrorClass });
  await moves.create();
  await moves.invite();
  const { InvitationId } = (await moves.invitation()) ?? {};
  const wrongId = await refusalOf(moves.accept("f".repeat(32)));
  const toOther = { AdministratorId: OTHER_ADMIN, InvitationId };
  const wrongAdministrator = await refusalOf(
    world.as(MEMBER).send(new AcceptAdministratorInvitationCommand(toOther)),
  );
  await moves.accept();
  const twice = await refusalOf(moves.accept());
  for (const refusal of [wrongId, wrongAdministrator, twice])
    expect(refusal).toMatchObject({ name: `${acceptErrorClass}Exception`, status });
  expect(wrongId.message).toContain("has no pending invitation from the given master account ID");
  expect(wrongAdministrator.message).toBe(wrongId.message);
  expect(twice.message).toContain("already an associated member of some master account");
  expect(await moves.administrator()).toMatchObject({ AccountId: ADMIN });
});

test("an account with members of its own cannot accept, even if they are only created", async () => {
  const moves = await open();
  await moves.create();
  await moves.invite();
  const own = movesOf(world, MEMBER, SECOND_MEMBER);
  await own.create();
  const message = expect.stringContaining("still has created, invited or associated members");
  expect(await refusalOf(moves.accept())).toMatchObject({ message });
  await own.invite();
  expect(await refusalOf(moves.accept())).toMatchObject({ message });
  await own.accept();
  expect(await refusalOf(moves.accept())).toMatchObject({ message });
  await own.disassociate();
  await moves.accept();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Enabled" });
});

test("a member can neither create nor invite, and its old invitations are worth nothing", async () => {
  const moves = await open();
  const others = movesOf(world, MEMBER, SECOND_MEMBER);
  await others.create();
  await others.invite();
  await others.disassociate();
  await world.as(MEMBER).send(new DeleteMembersCommand({ AccountIds: [SECOND_MEMBER] }));
  await moves.create();
  await moves.invite();
  await moves.accept();
  expect(resultsOf(await others.create())).toEqual([expect.stringContaining("cannot create members since")]);
  expect(resultsOf(await others.invite())).toEqual([expect.stringContaining("cannot invite other accounts")]);
});

test("the invitation of an administrator that has become a member is refused", async () => {
  world = await openPracticeHub();
  const moves = movesOf(world, OTHER_ADMIN, SECOND_MEMBER);
  await moves.create();
  await moves.invite();
  await moves.accept();
  await moves.leave();
  const above = movesOf(world, ADMIN, OTHER_ADMIN);
  await above.create();
  await above.invite();
  await above.accept();
  expect(await refusalOf(moves.accept())).toMatchObject({
    message: expect.stringContaining("the latter is an associated member of another master account"),
  });
});

test("of two administrators each has its own row and invitation, and only one can be accepted", async () => {
  const moves = await open();
  const others = movesOf(world, OTHER_ADMIN);
  for (const side of [moves, others]) {
    await side.create();
    await side.invite();
  }
  const { Invitations = [] } = await world.as(MEMBER).send(new ListInvitationsCommand({}));
  expect(Invitations.map(({ AccountId }) => AccountId)).toEqual([ADMIN, OTHER_ADMIN]);
  expect(new Set(Invitations.map(({ InvitationId }) => InvitationId)).size).toBe(2);
  await others.accept();
  expect(await refusalOf(moves.accept())).toMatchObject({ name: "InvalidInputException" });
  expect(await moves.row()).toMatchObject({ MemberStatus: "Invited" });
  expect(await others.row()).toMatchObject({ MemberStatus: "Enabled" });
});

test.each(["Invited", "Unprocessed"] as const)(
  "inviting an account that is enabled elsewhere: %s",
  async (inviteAssociatedElsewhere) => {
    const moves = await open({ inviteAssociatedElsewhere });
    const others = movesOf(world, OTHER_ADMIN);
    await others.create();
    await others.invite();
    await others.accept();
    await moves.create();
    expect(resultsOf(await moves.invite())).toHaveLength(inviteAssociatedElsewhere === "Invited" ? 0 : 1);
    expect((await moves.row())?.MemberStatus).toBe(
      inviteAssociatedElsewhere === "Invited" ? "Invited" : "Created",
    );
  },
);

test("declined, resigned, invited again, accepted", async () => {
  const moves = await open();
  await moves.create();
  await moves.invite();
  const old = (await moves.invitation())?.InvitationId;
  expect(resultsOf(await moves.decline())).toEqual([]);
  expect(await moves.row()).toMatchObject({ MemberStatus: "Resigned" });
  expect(await moves.invitation()).toMatchObject({ InvitationId: old, MemberStatus: "Resigned" });
  expect(resultsOf(await moves.invite())).toEqual([]);
  expect(await refusalOf(moves.accept(old))).toMatchObject({
    message: expect.stringContaining("no pending"),
  });
  await moves.accept();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Enabled" });
});

test("a member that left may come back with the invitation it has", async () => {
  const moves = await open();
  await moves.create();
  await moves.invite();
  await moves.accept();
  const { InvitationId } = (await moves.administrator()) ?? {};
  await moves.leave();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Resigned" });
  expect(await moves.administrator()).toBeUndefined();
  await moves.accept(InvitationId);
  expect(await moves.administrator()).toMatchObject({ AccountId: ADMIN, InvitationId });
});

test("disassociated, then deleted, then created afresh", async () => {
  const moves = await open();
  await moves.create();
  await moves.invite();
  await moves.accept();
  expect(resultsOf(await moves.deleteMember())).toEqual([expect.stringContaining("still associated to it.")]);
  await moves.disassociate();
  expect(resultsOf(await moves.deleteMember())).toEqual([]);
  expect(await list({ OnlyAssociated: false })).toEqual([]);
  expect(await moves.invitation()).toBeUndefined();
  expect(resultsOf(await moves.create())).toEqual([]);
});

test("a deleted member is given back with status Deleted only if a switch says so", async () => {
  const moves = await open({ getShowsDeleted: true });
  await moves.create();
  await moves.deleteMember();
  expect(await moves.row()).toMatchObject({ AccountId: MEMBER, MemberStatus: "Deleted" });
  expect(await list({ OnlyAssociated: false })).toEqual([]);
  world.hub.setSwitches({ getShowsDeleted: false });
  expect(await moves.row()).toBeUndefined();
  world.hub.setSwitches({ getShowsDeleted: true });
  await moves.create();
  expect(await moves.row()).toMatchObject({ MemberStatus: "Created" });
});

test("a batch does what it can and names the rest", async () => {
  await open();
  const admin = world.as(ADMIN);
  await admin.send(new CreateMembersCommand(details([MEMBER])));
  const { UnprocessedAccounts } = await admin.send(
    new CreateMembersCommand(details([SECOND_MEMBER, MEMBER, ADMIN, "000000000012"])),
  );
  expect(UnprocessedAccounts?.map(({ AccountId }) => AccountId)).toEqual([MEMBER, ADMIN]);
  expect(UnprocessedAccounts?.[1]?.ProcessingResult).toContain("cannot become a member of itself");
  expect(await list({ OnlyAssociated: false })).toEqual(["000000000012", MEMBER, SECOND_MEMBER]);
  const invited = await admin.send(new InviteMembersCommand({ AccountIds: [ADMIN, MEMBER, SECOND_MEMBER] }));
  expect(resultsOf(invited)).toEqual([expect.stringContaining("cannot invite itself")]);
});

const fiftyOne = { AccountIds: ids(51) };
const tooMany: [name: string, send: (client: SecurityHubClient) => Promise<unknown>][] = [
  ["CreateMembers", (client) => client.send(new CreateMembersCommand(details(ids(51))))],
  ["InviteMembers", (client) => client.send(new InviteMembersCommand(fiftyOne))],
  ["GetMembers", (client) => client.send(new GetMembersCommand(fiftyOne))],
  ["DisassociateMembers", (client) => client.send(new DisassociateMembersCommand(fiftyOne))],
  ["DeleteMembers", (client) => client.send(new DeleteMembersCommand(fiftyOne))],
  ["DeclineInvitations", (client) => client.send(new DeclineInvitationsCommand(fiftyOne))],
  ["DeleteInvitations", (client) => client.send(new DeleteInvitationsCommand(fiftyOne))],
];

test.each(tooMany)("51 accounts are refused at once by %s", async (_name, send) => {
  await open();
  expect(await refusalOf(send(world.as(ADMIN)))).toMatchObject({
    name: "InvalidInputException",
    status: 400,
    message: "Invalid parameter: at most 50 accounts in one request, not 51.",
  });
  expect(await list({ OnlyAssociated: false })).toEqual([]);
});

test("or those beyond 50 are not processed", async () => {
  await open({ over50: "Unprocessed" });
  const admin = world.as(ADMIN);
  const all = ids(53);
  const last = all
    .slice(50)
    .map((AccountId) => ({ AccountId, ProcessingResult: "Maximum number of results exceeded" }));
  const created = await admin.send(new CreateMembersCommand(details(all)));
  expect(created.UnprocessedAccounts).toEqual(last);
  const invited = await admin.send(new InviteMembersCommand({ AccountIds: all }));
  expect(invited.UnprocessedAccounts).toEqual(last);
  const got = await admin.send(new GetMembersCommand({ AccountIds: all }));
  expect([got.Members?.length, got.UnprocessedAccounts]).toEqual([50, last]);
  const deleted = await admin.send(new DeleteMembersCommand({ AccountIds: all }));
  expect(deleted.UnprocessedAccounts).toEqual(last);
  expect(await list({ OnlyAssociated: false })).toEqual([]);
});

test("only enabled members are listed unless asked otherwise", async () => {
  const moves = await open();
  await moves.create();
  expect(await list()).toEqual([]);
  expect(await list({ OnlyAssociated: true })).toEqual([]);
  expect(await list({ OnlyAssociated: false })).toEqual([MEMBER]);
  await moves.invite();
  await moves.accept();
  expect(await list()).toEqual([MEMBER]);
  await moves.disassociate();
  expect(await list()).toEqual([]);
});

test("disassociating tells nothing of an id it does not know, unless it knows none", async () => {
  const moves = await open();
  await moves.create();
  await moves.invite();
  await moves.accept();
  const admin = world.as(ADMIN);
  const both = await admin.send(new DisassociateMembersCommand({ AccountIds: [SECOND_MEMBER, MEMBER] }));
  expect(Object.keys(both)).toEqual(["$metadata"]);
  expect(await moves.row()).toMatchObject({ MemberStatus: "Removed" });
  expect(
    await refusalOf(admin.send(new DisassociateMembersCommand({ AccountIds: [SECOND_MEMBER] }))),
  ).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
});

test.each([
  ["Unprocessed", 1, 1],
  ["Omitted", 1, 0],
] as const)("GetMembers for an unknown id: %s", async (getUnknownMember, members, unprocessed) => {
  const moves = await open({ getUnknownMember });
  await moves.create();
  const got = await world.as(ADMIN).send(new GetMembersCommand({ AccountIds: [SECOND_MEMBER, MEMBER] }));
  expect([got.Members?.length, got.UnprocessedAccounts?.length]).toEqual([members, unprocessed]);
});

test("GetMembers for an unknown id may refuse the whole call", async () => {
  const moves = await open({ getUnknownMember: "BadRequest" });
  await moves.create();
  const both = new GetMembersCommand({ AccountIds: [SECOND_MEMBER, MEMBER] });
  expect(await refusalOf(world.as(ADMIN).send(both))).toMatchObject({
    name: "BadRequestException",
    message: "The request is rejected since no such resource found.",
  });
});

test.each(["ResourceNotFound", "BadRequest"] as const)(
  "inviting an id that was never created may refuse the whole call: %s",
  async (inviteUnknownMember) => {
    const moves = await open({ inviteUnknownMember });
    await moves.create();
    const both = new InviteMembersCommand({ AccountIds: [MEMBER, SECOND_MEMBER] });
    expect(await refusalOf(world.as(ADMIN).send(both))).toMatchObject({
      name: `${inviteUnknownMember}Exception`,
    });
    expect(await moves.row()).toMatchObject({ MemberStatus: "Created" });
  },
);

test("what ListInvitations shows of an accepted invitation, and what is counted", async () => {
  const moves = await open();
  const others = movesOf(world, OTHER_ADMIN);
  for (const side of [moves, others]) {
    await side.create();
    await side.invite();
  }
  const count = async () =>
    (await world.as(MEMBER).send(new GetInvitationsCountCommand({}))).InvitationsCount;
  expect(await count()).toBe(2);
  await others.decline();
  expect(await count()).toBe(2);
  await moves.accept();
  expect(await count()).toBe(1);
  expect(await moves.invitation()).toMatchObject({ MemberStatus: "Enabled" });
  world.hub.setSwitches({ listShowsAccepted: false });
  expect(await moves.invitation()).toBeUndefined();
  expect(await others.invitation()).toMatchObject({ MemberStatus: "Resigned" });
});

test.each([
  ["Title", "Invited", "Enabled"],
  ["Upper", "INVITED", "ENABLED"],
  ["Associated", "Invited", "Associated"],
] as const)("statuses are written as the switch says: %s", async (statusCase, invited, enabled) => {
  const moves = await open({ statusCase });
  await moves.create();
  await moves.invite();
  expect(await moves.row()).toMatchObject({ MemberStatus: invited });
  expect(await moves.invitation()).toMatchObject({ MemberStatus: invited });
  await moves.accept();
  expect(await moves.row()).toMatchObject({ MemberStatus: enabled });
  expect(await moves.administrator()).toMatchObject({ MemberStatus: enabled });
  expect(await list()).toEqual([MEMBER]);
});

test("nothing crosses from one Region to another", async () => {
  const moves = await open();
  await moves.create();
  await moves.invite();
  const elsewhere = { OnlyAssociated: false };
  const listed = await world.as(ADMIN, LINKED).send(new ListMembersCommand(elsewhere));
  expect(listed.Members).toEqual([]);
  expect((await world.as(MEMBER, LINKED).send(new ListInvitationsCommand({}))).Invitations).toEqual([]);
  const InvitationId = (await moves.invitation())?.InvitationId;
  const accept = new AcceptAdministratorInvitationCommand({ AdministratorId: ADMIN, InvitationId });
  expect(await refusalOf(world.as(MEMBER, LINKED).send(accept))).toMatchObject({
    message: expect.stringContaining("no pending invitation"),
  });
});

test("DescribeHub is about the first Security Hub; the second is not here to be asked", async () => {
  await open();
  const member = world.as(MEMBER);
  expect(await member.send(new DescribeHubCommand({}))).toMatchObject({
    HubArn: `arn:aws:securityhub:eu-west-1:${MEMBER}:hub/default`,
    SubscribedAt: world.clock.now().toISOString(),
    ControlFindingGenerator: "SECURITY_CONTROL",
  });
  expect(await refusalOf(member.send(new DescribeSecurityHubV2Command({})))).toMatchObject({
    name: "UnknownOperationException",
    status: 404,
  });
});

test("texts say administrator where the switch has it so", async () => {
  const moves = await open({ wording: "Administrator" });
  expect(resultsOf(await moves.decline())).toEqual([
    "The request is rejected because the current account has no pending invitation from the given administrator account ID or is already an associated member of another administrator account.",
  ]);
});
