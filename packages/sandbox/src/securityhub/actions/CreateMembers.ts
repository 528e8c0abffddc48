import { batchOf, type Unprocessed, unprocessed } from "../batch.ts";
import { type Call, makeMove, misfitOf, ownPlace, toMember, writing } from "../call.ts";
import { refusal } from "../faults.ts";
import { subscribeToDefaults } from "../standards.ts";
import { administratorOf, hubOf, membersOf, placeOf, writeHub } from "../state.ts";
import { type TextName, texts } from "../texts.ts";
import { create, createManaged } from "../transitions.ts";
import type { CreateMembersInput } from "../validations/CreateMembers.ts";

type Account = CreateMembersInput["accounts"][number];

/** Puts accounts into the caller's list. Whether they exist, or their e-mail does, nobody asks. */
export function createMembers({ accounts }: CreateMembersInput, call: Call) {
  const { taken, beyond } = batchOf(accounts, call);
  refuseBeyondQuota(taken, call);
  const refused = taken.flatMap((account): Unprocessed[] => {
    const words = createOne(account, call);
    return words ? [unprocessed(account.accountId, words, call)] : [];
  });
  const left = beyond.map(({ accountId }) => ({
    AccountId: accountId,
    ProcessingResult: texts.maximumExceeded,
  }));
  return { UnprocessedAccounts: [...refused, ...left] };
}

function createOne({ accountId, email }: Account, call: Call): TextName | undefined {
  if (accountId === call.accountId) return "memberOfItself";
  if (administratorOf(ownPlace(call), "latest")) return "createWhileMember";
  if (isOfOwnOrganization(accountId, call)) return createFromOrganization(accountId, call);
  const given = email === undefined ? {} : { email };
  const misfit = misfitOf(call, toMember(call, accountId), create, given);
  if (misfit) return misfit;
  if (roomLeft(call) < 1 && !isListed(accountId, call)) return "tooManyMembers";
  delete ownPlace(call).deleted[accountId];
  return makeMove(call, toMember(call, accountId), create, "create", given);
}

/** An account of the delegated administrator's organization is a member at once, with a hub if it had none. */
function createFromOrganization(accountId: string, call: Call): TextName | undefined {
  const place = placeOf(call.state, call.region, accountId);
  const hub = hubOf(place, "latest");
  if (!hub && call.organizations.isManagement(accountId)) return "managementHubOff";
  const other = administratorOf(place, "latest");
  if (other && other.accountId !== call.accountId) return "associatedElsewhere";
  const misfit = makeMove(call, toMember(call, accountId), createManaged(call.accountId), "create");
  if (misfit) return misfit;
  if (!hub) {
    writeHub(
      place,
      {
        subscribedAt: new Date(call.now).toISOString(),
        defaultStandards: true,
        controlFindingGenerator: "SECURITY_CONTROL",
        tags: {},
      },
      writing(call, "hub"),
    );
    subscribeToDefaults(place, writing(call, "standards"));
  }
  return undefined;
}

function isOfOwnOrganization(accountId: string, call: Call): boolean {
  const organizationId = call.organizations.of(accountId);
  return (
    organizationId !== undefined &&
    call.organizations.delegatedAdministrator(organizationId, call.switches) === call.accountId
  );
}

function isListed(accountId: string, call: Call): boolean {
  return membersOf(ownPlace(call), "latest").some(([id]) => id === accountId);
}

function roomLeft(call: Call): number {
  if (call.switches.quotaCounts !== "Members") return Number.POSITIVE_INFINITY;
  const invited = membersOf(ownPlace(call), "latest").filter(([, member]) => !member.organizationManaged);
  return call.switches.invitationQuota - invited.length;
}

/** Where the quota is an exception, the whole call is refused before anything is written. */
function refuseBeyondQuota(accounts: Account[], call: Call): void {
  if (call.switches.quotaErrorForm !== "LimitExceeded") return;
  const fresh = accounts.filter(
    ({ accountId }) =>
      accountId !== call.accountId && !isListed(accountId, call) && !isOfOwnOrganization(accountId, call),
  );
  if (fresh.length > Math.max(roomLeft(call), 0))
    throw refusal("LimitExceededException", "tooManyMembers", call.switches);
}
