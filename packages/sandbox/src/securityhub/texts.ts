import type { Switches } from "./switches.ts";
import type { Misfit } from "./transitions.ts";

/**
 * The service's own sentences. Those marked "seen" were captured from Security Hub; those marked "kin" are a
 * sibling service's, whose membership texts Security Hub repeats word for word wherever both are known; for
 * the rest no text is known, and they are written in the same manner. Match none of them by equality.
 */
const because = (reason: string) => `The request is rejected because ${reason}`;

export const texts = {
  /** seen */
  noSuchResource: "The request is rejected since no such resource found.",
  /** seen, 2021 */
  maximumExceeded: "Maximum number of results exceeded",
  /** seen */
  alreadyMember: because(
    "the given account ID is already a member or associated member of the current account.",
  ),
  /** kin */
  memberOfItself: because("an account cannot become a member of itself."),
  /** kin */
  createWhileMember: because(
    "the current account cannot create members since it is already an associated member of another master account.",
  ),
  /** kin */
  tooManyMembers: because(
    "the current account cannot create anymore members since it cannot exceed the maximum number of allowed members.",
  ),
  /** seen up to "SecurityHub", then kin */
  alreadyInvited: because(
    "the current account has already invited or is already the SecurityHub master of the given member account ID.",
  ),
  /** kin */
  inviteItself: because("the current account cannot invite itself."),
  /** kin */
  inviteWhileMember: because(
    "the current account cannot invite other accounts since it is already an associated member of another master account.",
  ),
  /** unknown */
  tooManyInvitations: because(
    "the current account cannot invite anymore members since it cannot exceed the maximum number of allowed invitations.",
  ),
  /** unknown */
  associatedElsewhere: because(
    "the given account ID is already an associated member of another master account.",
  ),
  /** unknown */
  neverCreated: because("the given account ID is not a member of the current account."),
  /** unknown */
  notAMember: because("the given account ID is not a member of the current account."),
  /** kin */
  stillAssociated: because(
    "the current account cannot delete the given member account ID since it is still associated to it.",
  ),
  /** kin */
  invitationStillOpen: because(
    "the current account cannot delete the invitation from the given master account ID since it is still associated to it or has not declined their invitation yet.",
  ),
  /** kin; seen from Macie */
  noPendingInvitation: because(
    "the current account has no pending invitation from the given master account ID or is already an associated member of another master account.",
  ),
  /** kin */
  acceptWhileMember: because(
    "the current account cannot accept invitations since it is already an associated member of some master account.",
  ),
  /** kin */
  acceptWithMembers: because(
    "the current account cannot accept invitations since it still has created, invited or associated members.",
  ),
  /** kin */
  inviterIsMember: because(
    "the current account cannot accept invitation from the given account ID since the latter is an associated member of another master account.",
  ),
  /** seen, until 2023 */
  notAssociated: because("the current account is not associated to a master account"),
  /** unknown */
  organizationManaged: because("the given account ID is managed through AWS Organizations."),
  /** unknown */
  managementHubOff: because(
    "Security Hub cannot be enabled automatically for the management account of the organization.",
  ),
  /** seen */
  alreadySubscribed: "Account is already subscribed to Security Hub",
  /** seen */
  disableAdministrator: "Cannot disable Security Hub on the Security Hub administrator",
  /** unknown */
  disableMember: because("the current account is an associated member of a master account."),
  /** seen */
  rateExceeded: "Rate exceeded",
} as const satisfies Record<Misfit, string> & Record<string, string>;

export type TextName = keyof typeof texts;

/** The sentence in today's or yesterday's words. */
export function text(name: TextName, switches: Switches): string {
  return switches.wording === "Administrator"
    ? texts[name].replaceAll("master", "administrator")
    : texts[name];
}
