import type { FailureName } from "@invitations/core/failure";
import { grantMissing } from "./grants.ts";

/** What happened, and what to do; both are whole thoughts, the first without its full stop. */
interface FailureWords {
  what: string;
  next: string;
}

const WORDS: Readonly<Record<FailureName, FailureWords>> = {
  Throttled: {
    what: "AWS asked to slow down, and kept asking",
    next: "Wait some minutes, then try again.",
  },
  ServiceUnavailable: {
    what: "AWS did not answer",
    next: "Look at the AWS Health Dashboard for that Region, and try again once it is well.",
  },
  NotYetInvited: {
    what: "the invitation was sent but never showed in the administrator's list",
    next: "Look at the administrator's member list in that Region, then try again.",
  },
  InvitationNotFound: {
    what: "the invitation never reached the account",
    next: "Try again: that sends a new invitation.",
  },
  NotYetEnabled: {
    what: "the account accepted, but the administrator's list never said that it is enabled",
    next: "Look at the administrator's member list in a few minutes; if the account is not Enabled there, try again.",
  },
  NotYetResigned: {
    what: "the account declined, but the administrator's list never said that it resigned",
    next: "Nothing was accepted. Delete the account from the administrator's member list if it should not show there.",
  },
  NotYetRemoved: {
    what: "the account was disassociated, but the administrator's list never said that it is removed",
    next: "Look at the administrator's member list in a few minutes; if the account is still Enabled there, try again.",
  },
  RegionsUnknown: {
    what: "none of the Regions asked for is one of this administrator's",
    next: "Nothing was changed. Ask again with Regions from its message, or without any, which means all of them.",
  },
  LimitReached: {
    what: "a quota of Security Hub is used up",
    next: "An administrator may have 1,000 invited accounts in each Region: delete members that are gone, or ask AWS to raise the quota, and try again.",
  },
  HubAbsent: {
    what: "Security Hub is off there",
    next: "Turn Security Hub on in that account and Region, without default standards if they are not wanted, and try again.",
  },
  RegionNotOptedIn: {
    what: "the account has not opted into that Region",
    next: "Enable the Region in the account's settings, or leave it out of the administrator's linked Regions, and try again.",
  },
  RoleNotAssumable: {
    what: "the account's role could not be assumed",
    next: "Check that the member role exists, that its trust policy names this app, and that the external id is the right one; then try again.",
  },
  WrongAccount: {
    what: "the role led into another account than the one asked for, so nothing was touched",
    next: "Correct the role that is on record for the account, and try again.",
  },
  AccessDenied: {
    what: "a policy denies the call",
    next: "Allow both the old and the new name of the action in the role's policy, look for a service control policy that denies it, and try again.",
  },
  MemberRefused: {
    what: "Security Hub would not add or invite the account",
    next: "Its message says why; mend that and try again.",
  },
  AcceptanceRefused: {
    what: "Security Hub would not take the acceptance",
    next: "Its message says why; mend that and try again.",
  },
  DeclineRefused: {
    what: "Security Hub would not take the decline",
    next: "Nothing was accepted. The invitation can be declined in the account's own Security Hub console.",
  },
  DepartureRefused: {
    what: "Security Hub would not let the account leave",
    next: "Its message says why. An account that is managed through AWS Organizations can only be taken out by the administrator; mend the cause, or ask the security team to remove the account.",
  },
  StandardRefused: {
    what: "Security Hub would not enable all of the standards",
    next: "Its message says which and why; mend that, and enable them in the account's own Security Hub console.",
  },
  OtherAdministrator: {
    what: "the account follows another administrator, which is never left on anybody's behalf",
    next: "The account's owner must leave that administrator first; then try again.",
  },
};

/** Recorded by the front desk when the order of work could not be set going. */
export const WORKFLOW_NOT_STARTED = "WorkflowNotStarted";

/** Failures whose message may name an action that the account's owner did not allow. */
const DENIALS: readonly string[] = ["AccessDenied", "StandardRefused"] satisfies FailureName[];

/**
 * The words of a failure by its name; names that are none of ours (a broken step, a time-out) have common ones.
 * @param message What AWS said, which may tell better what to do.
 */
export function failureWords(name: string, message?: string): FailureWords {
  if (Object.hasOwn(WORDS, name)) {
    const words = WORDS[name as FailureName];
    const next = message !== undefined && DENIALS.includes(name) ? grantMissing(message) : undefined;
    return next === undefined ? words : { ...words, next };
  }
  if (name === WORKFLOW_NOT_STARTED) {
    return { what: "the work could not be started", next: "Nothing was sent. Try again in a minute." };
  }
  return {
    what: "something broke that I have no name for",
    next: "Nothing more was changed after it. Tell whoever runs this app, with the message and the request id, and try again once it is mended.",
  };
}
