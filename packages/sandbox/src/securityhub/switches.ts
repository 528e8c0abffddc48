import { accountIds, choice, count, delays, flag, type ValueOf } from "./switch-kinds.ts";

/**
 * Where AWS's behaviour is unknown, has changed, or depends on luck, the emulator can be set to behave either
 * way; a caller has to survive each value. The first value of a choice is what holds unless it is set.
 *
 * | group | switches |
 * |---|---|
 * | hub absent | hubAbsentStyle, hubAbsentWording |
 * | error classes and wording | acceptErrorClass, malformedErrorClass, organizationManagedErrorClass, notManagementAccount, leaveNotAssociated, wording, emptyOutput |
 * | what a read shows | listShowsAccepted, getUnknownMember, getShowsDeleted, getAdministratorNone, noAssociatedMembers, statusCase, emptyFirstPage, visibilityDelayMs, rulesetArn |
 * | what a write does | reinviteNewId, disassociatePending, deleteEnabled, over50, inviteUnknownMember, inviteAssociatedElsewhere, createAfterRemoval, acceptAfterDecline, acceptAfterRemoval, invitationAfterDelete, standardsTakeMs, standardsComeTo |
 * | limits | throttle, throttleBucket, throttleClass, invitationQuota, quotaCounts, quotaErrorForm, listInvitationsBadRequestEvery |
 * | IAM and Organizations | renamedActions, organizationManaged, delegatedAdministrators, denialNamesPolicy, iamThrottle, stsThrottle, simulatorResults, simulatorConditionalControl |
 *
 * What each takes, its initial value and its reason stand in the table itself, which the page shows as well.
 */
export const switchTable = {
  hubAbsentStyle: choice(
    ["BadRequest", "InvalidAccess", "AccessDenied", "ResourceNotFound"],
    "How a membership operation refuses where the account has no hub. BadRequest with 'no such resource found' was seen live in 2026, the same text also as AccessDenied; DescribeHub and its kin always give InvalidAccess.",
  ),
  hubAbsentWording: choice(
    ["NotSubscribed", "NotEnabled"],
    "Words of the InvalidAccess refusal: 'is not subscribed to AWS Security Hub' today, 'is not enabled for securityhub' in 2020.",
  ),
  acceptErrorClass: choice(
    ["InvalidInput", "BadRequest", "ResourceNotFound"],
    "Exception of a refused acceptance. The text is likely, the class unknown: InvalidInput is declared, BadRequest is what sibling services answer.",
  ),
  malformedErrorClass: choice(
    ["InvalidInput", "BadRequest"],
    "Exception for a malformed or out-of-range parameter. InvalidInput is declared, BadRequest was seen on membership operations.",
  ),
  organizationManagedErrorClass: choice(
    ["BadRequest", "InvalidInput", "AccessDenied"],
    "Exception when a member that an organization manages tries to leave: refused for certain, form unknown.",
  ),
  notManagementAccount: choice(
    ["AccessDenied", "InvalidAccess"],
    "Exception of ListOrganizationAdminAccounts for an account that is no management account: both were seen.",
  ),
  leaveNotAssociated: choice(
    ["BadRequest", "AccessDenied", "ResourceNotFound"],
    "Leaving without an administrator. BadRequest 'not associated to a master account' until 2023; later 'no such resource found' under the other two names.",
  ),
  wording: choice(
    ["Master", "Administrator"],
    "Whether texts say master (every text captured so far) or administrator (what the service has called itself since 2021).",
  ),
  emptyOutput: choice(
    ["Empty", "Braces"],
    "Body of an operation without output: nothing (documented) or {} (seen in a debug log).",
  ),
  listShowsAccepted: flag(
    true,
    "Whether ListInvitations shows an accepted invitation. Unknown: samples say yes, a script of AWS's reports an empty list.",
  ),
  getUnknownMember: choice(
    ["Unprocessed", "Omitted", "BadRequest"],
    "GetMembers for an id that is not in the list. Unknown: an UnprocessedAccounts entry, silence, or a refusal of the whole call.",
  ),
  getShowsDeleted: flag(
    false,
    "Whether GetMembers gives a deleted member back with status Deleted. The value is documented, its visibility unknown.",
  ),
  getAdministratorNone: choice(
    ["Empty", "ResourceNotFound"],
    "GetAdministratorAccount without an administrator: an empty document or a refusal; both occur.",
  ),
  noAssociatedMembers: choice(
    ["Empty", "InternalException"],
    "ListMembers with nothing to show: an empty list, or the InternalException that a sample of AWS's works around.",
  ),
  statusCase: choice(
    ["Title", "Upper", "Associated"],
    "Statuses are written Enabled for certain; samples print ENABLED, and until 2020 it was Associated. They have changed without notice.",
  ),
  emptyFirstPage: flag(
    false,
    "Every list begins with an empty page that has a NextToken; AWS allows it, SDK paginators go on.",
  ),
  visibilityDelayMs: delays(
    ["create", "invite", "accept", "decline", "disassociate", "delete", "hub", "standards"],
    "How long readers do not see a write yet (disassociate: both sides; hub and standards: enabling and disabling). A write is judged by both what was written and what is visible. Delays exist for certain, their length is unmeasured.",
  ),
  rulesetArn: choice(
    ["Global", "Regional"],
    "Whether the ARN of the CIS benchmark 1.2.0, a ruleset, names no Region (as tools and guides have it) or the Region (as samples of the API reference print it).",
  ),
  standardsTakeMs: count(
    60_000,
    "How long a standard is PENDING after it was enabled, and DELETING after it was disabled. Minutes for certain, their number is unmeasured.",
  ),
  standardsComeTo: choice(
    ["Ready", "Incomplete"],
    "What a standard is after PENDING: READY, or INCOMPLETE with NO_AVAILABLE_CONFIGURATION_RECORDER as the reason. Both are documented, when which comes is not.",
  ),
  reinviteNewId: flag(
    true,
    "Whether inviting a Removed or Resigned member again gives a new InvitationId. Unknown; true makes a remembered id fail.",
  ),
  disassociatePending: choice(
    ["Noop", "Removed"],
    "Status after DisassociateMembers on a Created or Invited member. The call likely succeeds, the status is unknown.",
  ),
  deleteEnabled: choice(
    ["Unprocessed", "BadRequest"],
    "DeleteMembers on an Enabled member: refused for certain, likely per account.",
  ),
  over50: choice(
    ["InvalidInput", "Unprocessed"],
    "More than 50 accounts in one call: a refusal of the call (the model's maximum), or 'Maximum number of results exceeded' for those beyond 50 (seen in 2021).",
  ),
  inviteUnknownMember: choice(
    ["Unprocessed", "ResourceNotFound", "BadRequest"],
    "InviteMembers for an id that was never created: unknown whether per account or for the whole call.",
  ),
  inviteAssociatedElsewhere: choice(
    ["Invited", "Unprocessed"],
    "InviteMembers for an account that is Enabled under another administrator. Several invitations coexist for certain; the guide also says that such an account receives no others.",
  ),
  createAfterRemoval: choice(
    ["Unprocessed", "Created"],
    "CreateMembers on a Removed or Resigned member: 'already a member' for existing members in general, per status unknown.",
  ),
  acceptAfterDecline: choice(
    ["Rejected", "Allowed"],
    "Accepting a declined invitation that was not sent again: unknown.",
  ),
  acceptAfterRemoval: choice(
    ["Rejected", "Allowed"],
    "Accepting the old invitation after the administrator has disassociated the member: rejection likely.",
  ),
  invitationAfterDelete: choice(
    ["Gone", "Stays"],
    "The member's side after DeleteMembers: the invitation likely goes with it. One that stays cannot be accepted.",
  ),
  throttle: flag(
    true,
    "The documented limit of 10 requests a second with bursts of 30, per account and Region.",
  ),
  throttleBucket: choice(
    ["Shared", "PerOperation"],
    "Whether all operations of an account and Region draw on one bucket: the documentation can be read both ways.",
  ),
  throttleClass: choice(
    ["LimitExceeded", "TooManyRequests", "Throttling"],
    "Exception of a throttled call, always HTTP 429: likely any of the three.",
  ),
  invitationQuota: count(
    1000,
    "Invitation-based members of one administrator in one Region. The number is certain.",
  ),
  quotaCounts: choice(
    ["Members", "Outstanding"],
    "What the quota counts: every invited-style member, refused by CreateMembers, or pending invitations, refused by InviteMembers. Unknown.",
  ),
  quotaErrorForm: choice(
    ["Unprocessed", "LimitExceeded"],
    "A reached quota is likely told per account; LimitExceeded (429) is declared for it as well.",
  ),
  listInvitationsBadRequestEvery: count(
    0,
    "Every n-th ListInvitations fails with a BadRequestException without a message, as seen when several members accepted at once. 0: never.",
  ),
  renamedActions: choice(
    ["OwnName", "LegacyName", "BothNames"],
    "Which IAM action a call of a renamed pair needs (AcceptInvitation and AcceptAdministratorInvitation, …). Own name as documented; no live proof.",
  ),
  organizationManaged: accountIds(
    "Members to be treated as managed through AWS Organizations besides the seeded ones: they cannot leave and cannot be deleted, and their e-mail is not given.",
  ),
  delegatedAdministrators: accountIds(
    "Accounts that are their organization's delegated administrator besides the seeded ones: CreateMembers for an account of the same organization enables it without an invitation.",
  ),
  denialNamesPolicy: flag(
    true,
    "Whether a refusal by an explicit deny ends with the ARN of the policy. Documented since 2026 and rolled out service by service; an inline policy has none to name.",
  ),
  iamThrottle: choice(
    ["Usual", "Strict", "None"],
    "IAM answers Throttling with status 400, GetAccountAuthorizationDetails long before the others. Certain; the rates are unpublished. Strict: one such call a second and none in advance.",
  ),
  stsThrottle: choice(
    ["Usual", "Strict", "None"],
    "STS answers Throttling with status 400 above 600 calls a second of an account in a Region, the assuming account's. Documented. Strict: one a second and five in advance.",
  ),
  simulatorResults: choice(
    ["PerAction", "PerResource"],
    "SimulatePrincipalPolicy on several resources: one result for an action with the resources inside, as documented since 2026, or the same result again for each resource, as before.",
  ),
  simulatorConditionalControl: choice(
    ["Skipped", "Evaluated"],
    "Whether the policy simulator looks at service control policies that have a condition. By the user guide it does not, so that it can allow what the organization denies.",
  ),
};

export type SwitchName = keyof typeof switchTable;
export type Switches = { readonly [Name in SwitchName]: ValueOf<(typeof switchTable)[Name]> };

/** Every switch at its initial value. */
export function initialSwitches(): Switches {
  return Object.fromEntries(
    Object.entries(switchTable).map(([name, entry]) => [name, entry.initial]),
  ) as unknown as Switches;
}

/** A setting that is no switch or no value of it; `message` is a sentence for the person who set it. */
export class BadSwitch extends Error {
  override readonly name = "BadSwitch";
}

/**
 * `before` with `changes` put over it, which come from anywhere (a file, a page, a command line). `null` gives
 * a switch its initial value back. Throws `BadSwitch`, and then nothing is changed.
 */
export function withChanges(before: Switches, changes: unknown): Switches {
  if (typeof changes !== "object" || changes === null || Array.isArray(changes))
    throw new BadSwitch('Switches are an object of names and values, such as {"listShowsAccepted": false}.');
  const after: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(changes)) after[name] = readSwitch(name, value);
  return after as unknown as Switches;
}

function readSwitch(name: string, value: unknown): unknown {
  if (!Object.hasOwn(switchTable, name))
    throw new BadSwitch(
      `There is no switch "${name}". Switches are: ${Object.keys(switchTable).join(", ")}.`,
    );
  const entry = switchTable[name as SwitchName];
  if (value === null) return entry.initial;
  const read = entry.read(value);
  if (read === undefined)
    throw new BadSwitch(`"${name}" takes ${entry.takes}; ${JSON.stringify(value)} is none of these.`);
  return read;
}
