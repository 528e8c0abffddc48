import type { Fate, TransitionBlocker, TransitionReport } from "@invitations/core/transition/report";
import { COMMAND } from "../command/commands.ts";
import { counted, mrkdwn, type Voice } from "./voice.ts";

const CONSOLE = "Security Hub console, Settings, Configuration";
/** Longest of AWS's sentences shown here: several of them may stand in one message. */
const MOST_REASON = 200;

const TITLES: Readonly<Record<Fate, string>> = {
  "organization-member": "Members of your organization",
  "can-be-enrolled": "Of your organization, no members yet",
  "enables-itself-first": "Your management account",
  "waits-for-delegation": "Of your organization, waiting for a delegated administrator",
  "leaves-this-administrator-first": "Have to leave this administrator first",
  "enrolled-by-another": "For another administrator to add",
  closing: "Suspended or being closed",
  "stays-by-invitation": "Stay members by invitation",
  "needs-an-invitation": "Need an invitation still",
  unknown: "Not to be told",
};

/** What is common to the accounts of one fate, in a few words. */
export function fateTitle(fate: Fate): string {
  return TITLES[fate];
}

/** What would become of such an account, and what to do for it. */
export function fateWords(fate: Fate, { code }: Voice = mrkdwn): string {
  switch (fate) {
    case "organization-member":
      return `A member already, of the organization that this account administers. AWS's list does not say whether it still counts as invited; where it does, add it (${CONSOLE}), and nobody has to accept again. A member through the organization cannot leave by itself.`;
    case "can-be-enrolled":
      return `Once added (${CONSOLE}) it is a member at once: nobody is invited or asked. Where Security Hub is off it is turned on with the default standards, which cost money.`;
    case "enables-itself-first":
      return "Nobody else can turn Security Hub on in the management account. Have it turned on there; then the account can be added like any other.";
    case "waits-for-delegation":
      return "Nothing changes until this account is the delegated administrator. After that it can be added without an invitation, and nobody has to accept again.";
    case "leaves-this-administrator-first":
      return `An account follows one administrator, and the organization's will be another one than this. End the membership here with ${code(`${COMMAND} remove`)}; then the other can add the account without asking it.`;
    case "enrolled-by-another":
      return "No member here, and another account administers its organization. That one can add it without an invitation; from here there is nothing to do.";
    case "closing":
      return "AWS has suspended the account or is closing it, so it can be neither added nor invited.";
    case "stays-by-invitation":
      return "Not of the organization, so nothing changes: it stays a member by invitation, unless it is moved into the organization.";
    case "needs-an-invitation":
      return "Not of the organization, and no member now: only an invitation that its owner accepts makes it one.";
    case "unknown":
      return "I could not find out whether it is of the organization, or who administers that. What stands in the way of knowing is said above.";
  }
}

/** What stands in the way of the move or does not come by itself, and what to do about it. */
export function transitionBlockerWords(blocker: TransitionBlocker, { code }: Voice = mrkdwn): string {
  const said = (because: string) => code(because, MOST_REASON);
  switch (blocker.blocker) {
    case "in-no-organization":
      return "*This administrator account is in no organization*, so there is nothing to move to. Create one in AWS Organizations, or have this account join yours; then ask again.";
    case "organization-unknown":
      return `*I may not look at the organization* (${said(blocker.because)}). Allow ${code("organizations:DescribeOrganization")} to this app in the administrator account, and ask again.`;
    case "all-features-missing":
      return `*Organization ${code(blocker.organization)} is for consolidated billing only*, and a delegated administrator takes all features. Its management account turns them on in AWS Organizations, Settings.`;
    case "is-management-account":
      return `*This is the management account of ${code(blocker.organization)}*, and the management account cannot be the delegated administrator. Choose another account of the organization; members here have to be disassociated before that one can add them.`;
    case "nobody-delegated":
      return `*The organization has no delegated administrator for Security Hub* in the home Region. The management account ${code(blocker.managementAccount)} designates one (Security Hub console, Settings, General). This account is the simplest choice, since its members need not leave it then.`;
    case "another-delegated":
      return `*Account ${code(blocker.account)} is the delegated administrator*, not this one. ${
        blocker.members === 0
          ? "No account of the organization is a member here, so none has to leave."
          : `A member has one administrator: ${counted(blocker.members, "account")} of the organization can be added there only once disassociated here with ${code(`${COMMAND} remove`)}, or else the management account designates this account in its place.`
      }`;
    case "delegation-unknown":
      return `*I could not find out who is the delegated administrator* (${said(blocker.because)}). AWS tells it to the management account and to delegated administrators only, and to this app if ${code("organizations:ListDelegatedAdministrators")} is allowed. Ask whoever runs the management account.`;
    case "accounts-unknown":
      return `*I could not read which accounts the organization has* (${said(blocker.because)}). AWS tells it to the management account and to delegated administrators only, and to this app if ${code("organizations:ListAccounts")} is allowed. Have this account designated and ask again, or compare the file with the list in the management account.`;
    case "not-by-themselves":
      return `*Invited accounts do not become members through the organization by themselves.* The delegated administrator has to add each of them (${CONSOLE}); that concerns ${counted(blocker.accounts, "account")}.`;
    case "policies-do-not-reach":
      return `*Configuration policies do not reach accounts by invitation.* ${reached(blocker)}`;
  }
}

function reached({
  members,
  unknown,
}: Extract<TransitionBlocker, { blocker: "policies-do-not-reach" }>): string {
  const outside = `${counted(members, "member")} from outside of the organization ${members === 1 ? "has" : "have"} to be configured in each account and Region, as now`;
  if (unknown === 0) return `${outside}.`;
  const maybe = `Whether that holds for ${counted(unknown, "account")} I cannot tell.`;
  return members === 0 ? maybe : `${outside}. ${maybe}`;
}

/** The administrator account's own place: its organization, and who administers Security Hub there. */
export function placeWords({ organization, delegation }: TransitionReport, { code }: Voice = mrkdwn): string {
  if (organization.is === "none") return "It is in no organization.";
  if (organization.is === "unknown") return "Which organization it is in I could not find out.";
  const own = `It is in organization ${code(organization.id)}`;
  switch (delegation.is) {
    case "this-account":
      return delegation.configuration === "unknown"
        ? `${own} and the delegated administrator of its Security Hub.`
        : `${own} and the delegated administrator of its Security Hub, with ${delegation.configuration} configuration.`;
    case "another-account":
      return `${own}, whose Security Hub ${code(delegation.account)} administers.`;
    case "nobody":
      return `${own}, which has no delegated administrator for Security Hub.`;
    case "not-this-account":
      return `${own}, and not the delegated administrator of its Security Hub.`;
    case "unknown":
      return `${own}.`;
  }
}
