/**
 * AWS failures by name. The name is what Retry and Catch of the state machines match, what history records and
 * what a person is told, so there is one list.
 */
export const FAILURES = {
  /** AWS asked us to slow down and kept asking. Retried. */
  Throttled: "Throttled",
  /** A service fault or a broken connection. Retried. */
  ServiceUnavailable: "ServiceUnavailable",
  /** What was written cannot be read back yet. Retried. */
  NotYetInvited: "NotYetInvited",
  /** The invitation has not reached the member account yet. Retried. */
  InvitationNotFound: "InvitationNotFound",
  /** Accepted, and the administrator's side does not say Enabled yet. Retried. */
  NotYetEnabled: "NotYetEnabled",
  /** Declined, and the administrator's side does not say Resigned yet. Retried. */
  NotYetResigned: "NotYetResigned",
  /** Disassociated, and the administrator's side does not say Removed yet. Retried. */
  NotYetRemoved: "NotYetRemoved",
  /** None of the Regions asked for is one of this administrator's. */
  RegionsUnknown: "RegionsUnknown",
  /** A hard quota, which no waiting mends. */
  LimitReached: "LimitReached",
  /** Security Hub is off in that account and Region. */
  HubAbsent: "HubAbsent",
  /** The account has not opted into the Region, or refuses its credentials there. */
  RegionNotOptedIn: "RegionNotOptedIn",
  /** The role is missing, or its trust policy or external id does not let us in. */
  RoleNotAssumable: "RoleNotAssumable",
  /** The assumed session belongs to another account than the one asked for. */
  WrongAccount: "WrongAccount",
  /** A policy denies the call. */
  AccessDenied: "AccessDenied",
  /** Security Hub would not add or invite the account, and said why. */
  MemberRefused: "MemberRefused",
  /** Security Hub would not take the acceptance, and said why. */
  AcceptanceRefused: "AcceptanceRefused",
  /** Security Hub would not take the refusal of the invitation, and said why. */
  DeclineRefused: "DeclineRefused",
  /** Security Hub would not let the account leave, and said why. */
  DepartureRefused: "DepartureRefused",
  /** Security Hub does not have a standard in that Region, or would not enable it, and said why. */
  StandardRefused: "StandardRefused",
  /** The account follows another administrator, which is never left silently. */
  OtherAdministrator: "OtherAdministrator",
} as const;
export type FailureName = keyof typeof FAILURES;

/** Worth another try without anybody doing anything. */
export const PASSING_FAILURES = [
  "Throttled",
  "ServiceUnavailable",
  "NotYetInvited",
  "InvitationNotFound",
  "NotYetEnabled",
  "NotYetResigned",
  "NotYetRemoved",
] as const satisfies FailureName[];

/** An AWS failure that has a name; `awsRequestIds` are those of the calls made until then. */
export class Failure extends Error {
  readonly awsRequestIds: string[];

  constructor(name: FailureName, message: string, awsRequestIds: string[] = [], cause?: unknown) {
    super(message, { cause });
    this.name = name;
    this.awsRequestIds = awsRequestIds;
  }
}

/** Whether the failure is one of those. */
export function isPassing({ name }: Failure): boolean {
  return (PASSING_FAILURES as readonly string[]).includes(name);
}
