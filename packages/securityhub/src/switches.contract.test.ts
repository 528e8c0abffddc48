import { Failure } from "@invitations/core/failure";
import { type Switches, type SwitchName, switchTable } from "@invitations/sandbox/securityhub/switches";
import { expect, test } from "vitest";
import { createAdministratorHands } from "./administrator.ts";
import { createMemberHands } from "./member.ts";
import {
  ADMINISTRATOR,
  contractSeed,
  EXTERNAL_ID,
  HOME,
  LINKED,
  MEMBER,
  OTHER_ADMINISTRATOR,
  READY,
  REQUEST,
  ROLE_NAME,
} from "./testing/contract-seed.ts";
import { type ContractWorld, delays, openContractWorld, patiently } from "./testing/contract-world.ts";

/** Every way that AWS may behave where its behaviour is unknown. */
const VALUES: { [Name in SwitchName]?: readonly Switches[Name][] } = {
  hubAbsentStyle: ["BadRequest", "InvalidAccess", "AccessDenied", "ResourceNotFound"],
  hubAbsentWording: ["NotSubscribed", "NotEnabled"],
  acceptErrorClass: ["InvalidInput", "BadRequest", "ResourceNotFound"],
  malformedErrorClass: ["InvalidInput", "BadRequest"],
  wording: ["Master", "Administrator"],
  emptyOutput: ["Empty", "Braces"],
  listShowsAccepted: [true, false],
  getUnknownMember: ["Unprocessed", "Omitted", "BadRequest"],
  getShowsDeleted: [true, false],
  getAdministratorNone: ["Empty", "ResourceNotFound"],
  noAssociatedMembers: ["Empty", "InternalException"],
  statusCase: ["Title", "Upper", "Associated"],
  emptyFirstPage: [true, false],
  visibilityDelayMs: [
    delays({ create: 2_500 }),
    delays({ invite: 2_500 }),
    delays({ accept: 2_500 }),
    delays({ decline: 2_500 }),
    delays({ disassociate: 2_500 }),
    delays({ delete: 2_500 }),
    delays({ hub: 2_500 }),
    delays({
      create: 900,
      invite: 2_500,
      accept: 1_700,
      decline: 2_500,
      disassociate: 1_700,
      delete: 900,
      hub: 900,
    }),
  ],
  reinviteNewId: [true, false],
  disassociatePending: ["Noop", "Removed"],
  deleteEnabled: ["Unprocessed", "BadRequest"],
  over50: ["InvalidInput", "Unprocessed"],
  inviteUnknownMember: ["Unprocessed", "ResourceNotFound", "BadRequest"],
  inviteAssociatedElsewhere: ["Invited", "Unprocessed"],
  createAfterRemoval: ["Unprocessed", "Created"],
  acceptAfterDecline: ["Rejected", "Allowed"],
  acceptAfterRemoval: ["Rejected", "Allowed"],
  invitationAfterDelete: ["Gone", "Stays"],
  throttle: [true, false],
  throttleBucket: ["Shared", "PerOperation"],
  throttleClass: ["LimitExceeded", "TooManyRequests", "Throttling"],
  quotaCounts: ["Members", "Outstanding"],
  quotaErrorForm: ["Unprocessed", "LimitExceeded"],
  listInvitationsBadRequestEvery: [0, 3, 2],
};

/** Switches of operations that this life never asks for, or that a test beside this one sets. */
const ELSEWHERE: readonly SwitchName[] = [
  "organizationManagedErrorClass",
  "notManagementAccount",
  "leaveNotAssociated",
  "invitationQuota",
  "renamedActions",
  "organizationManaged",
  "delegatedAdministrators",
  "rulesetArn",
  "standardsTakeMs",
  "standardsComeTo",
  "denialNamesPolicy",
  "iamThrottle",
  "stsThrottle",
  "simulatorResults",
  "simulatorConditionalControl",
];

test("every switch of the emulator is tried", () => {
  expect([...Object.keys(VALUES), ...ELSEWHERE].sort()).toEqual(Object.keys(switchTable).sort());
});

const ways = Object.entries(VALUES).flatMap(([name, values]) =>
  values
    .map((value) => ({ shown: `${name} = ${JSON.stringify(value)}`, switches: { [name]: value } }))
    // What the emulator does anyway is tried once, below.
    .filter(({ switches }) => switches[name] !== switchTable[name as SwitchName].initial),
);

/** Two at a time, each with one from far down the list, which is about something else: half as many worlds. */
const half = Math.ceil(ways.length / 2);
const pairs = ways.slice(0, half).map((one, at) => {
  const other = ways[at + half];
  return {
    shown: [one, other].flatMap((way) => way?.shown ?? []).join(" and "),
    switches: { ...one.switches, ...other?.switches },
  };
});

// Each in a world of its own, and most of it waiting: side by side.
test.concurrent.each([{ shown: "every switch as it is at first", switches: {} }, ...pairs])(
  "the life of a membership under $shown",
  async ({ switches }) => {
    const world = await openContractWorld({
      // Another administrator has invited both accounts before us.
      seed: contractSeed({
        memberships: [MEMBER, READY].map((member) => ({
          administrator: OTHER_ADMINISTRATOR,
          member,
          regions: [HOME, LINKED],
          status: "Invited",
        })),
      }),
      switches,
    });
    try {
      await acceptEverywhere(world);
      await declineAndResend(world);
      await leaveAndRemove(world);
    } finally {
      await world.close();
    }
  },
);

function handsIn(world: ContractWorld) {
  const readBackPauses = [5];
  return {
    administrator: createAdministratorHands({
      administrator: ADMINISTRATOR,
      deploymentRegion: HOME,
      clients: world.administratorClients,
      readBackPauses,
    }),
    member: createMemberHands({
      partition: "aws",
      roleName: ROLE_NAME,
      externalId: EXTERNAL_ID,
      clients: world.memberClients,
      readBackPauses,
    }),
    again: <Output>(work: () => Promise<Output>) => patiently(world.clock, work),
  };
}

/** An account whose hub is off in one Region becomes a member in both. */
async function acceptEverywhere(world: ContractWorld) {
  const { administrator, member, again } = handsIn(world);
  const { homeRegion, linkedRegions } = await again(() => administrator.regions());
  expect([homeRegion, ...linkedRegions]).toEqual([HOME, LINKED]);
  expect((await again(() => administrator.delegatedFor())).organization).toBeUndefined();

  for (const region of [homeRegion, ...linkedRegions]) {
    expect((await again(() => administrator.status(region, MEMBER))).status).toBeUndefined();
    expect((await again(() => administrator.invite(region, { id: MEMBER }))).status).toBe("Invited");

    const session = await again(() => member.assume({ id: MEMBER }, REQUEST, region));
    const { examination } = await again(() => session.examine());
    expect(examination.hub).toBe(region === HOME ? "on" : "off");
    expect(examination.administrator).toBeUndefined();

    await again(() => session.enableHub());
    await again(() => session.confirmHub());
    await again(() => session.accept(ADMINISTRATOR));
    await again(() => confirm(world, region, MEMBER, "Enabled"));
    // A step that runs twice is done as well.
    await again(() => session.accept(ADMINISTRATOR));
    expect((await again(() => administrator.invite(region, { id: MEMBER }))).status).toBe("Enabled");

    const place = world.securityHub.place(MEMBER, region);
    expect(place.administrator?.accountId).toBe(ADMINISTRATOR);
    expect(place.hub).toMatchObject({ defaultStandards: false });
    expect((await again(() => session.examine())).examination.administrator).toBe(ADMINISTRATOR);
  }
}

/** Another account declines, is invited once more, and the invitation is taken back. */
async function declineAndResend(world: ContractWorld) {
  const { administrator, member, again } = handsIn(world);
  await again(() => administrator.invite(HOME, { id: READY, email: "owner@example.com" }));
  const session = await again(() => member.assume({ id: READY }, REQUEST, HOME));
  await again(() => session.decline(ADMINISTRATOR));
  await again(() => confirm(world, HOME, READY, "Resigned"));
  await again(() => session.decline(ADMINISTRATOR));
  expect(world.securityHub.place(READY, HOME).administrator).toBeUndefined();

  expect((await again(() => administrator.invite(HOME, { id: READY }))).status).toBe("Invited");
  await again(() => administrator.withdraw(HOME, READY));
  await again(() => administrator.withdraw(HOME, READY));
  const theirs = world.securityHub.place(ADMINISTRATOR, HOME).members.map(({ accountId }) => accountId);
  expect(theirs).toEqual([MEMBER]);
  const others = world.securityHub.place(OTHER_ADMINISTRATOR, HOME).members;
  expect(others.map(({ status }) => status)).toEqual(["Invited", "Invited"]);
}

/** The member leaves and accepts its old invitation again; the administrator ends that for good. */
async function leaveAndRemove(world: ContractWorld) {
  const { administrator, member, again } = handsIn(world);
  for (const region of [HOME, LINKED]) {
    const session = await again(() => member.assume({ id: MEMBER }, REQUEST, region));
    await again(() => session.leave(ADMINISTRATOR));
    await again(() => confirm(world, region, MEMBER, "Resigned"));
    await again(() => session.leave(ADMINISTRATOR));
    expect(world.securityHub.place(MEMBER, region).administrator).toBeUndefined();

    await again(() => session.accept(ADMINISTRATOR));
    await again(() => confirm(world, region, MEMBER, "Enabled"));
    await expect(again(() => administrator.withdraw(region, MEMBER))).rejects.toMatchObject({
      name: "MemberRefused",
    });

    expect((await again(() => administrator.disassociate(region, MEMBER))).status).toBe("Removed");
    expect((await again(() => administrator.disassociate(region, MEMBER))).status).toBe("Removed");
    await again(() => session.leave(ADMINISTRATOR));
    await again(() => administrator.withdraw(region, MEMBER));
    expect((await again(() => administrator.status(region, MEMBER))).status).toBeUndefined();
    expect((await again(() => administrator.disassociate(region, MEMBER))).status).toBeUndefined();
    expect(world.securityHub.place(ADMINISTRATOR, region).members).toEqual([]);
  }
  const others = world.securityHub.place(OTHER_ADMINISTRATOR, HOME).members;
  expect(others.map(({ status }) => status)).toEqual(["Invited", "Invited"]);
}

/** Reads on the administrator's side; a status that is not there yet passes like any lag. */
async function confirm(world: ContractWorld, region: string, account: string, wanted: string) {
  const { administrator } = handsIn(world);
  const { status } = await administrator.status(region, account);
  if (status !== wanted) throw new Failure("NotYetEnabled", `${account} is ${status} in ${region}.`);
}
