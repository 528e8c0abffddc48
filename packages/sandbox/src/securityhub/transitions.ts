import type { Relation } from "./relation.ts";
import type { Invitation, Member } from "./state.ts";
import type { Switches } from "./switches.ts";

/** Why a move does not fit where the relation stands. */
export type Misfit =
  | "alreadyMember"
  | "alreadyInvited"
  | "neverCreated"
  | "noPendingInvitation"
  | "stillAssociated"
  | "invitationStillOpen"
  | "organizationManaged"
  | "notAMember";

/** What a move may need besides the relation. */
export interface Moment {
  /** ISO 8601. */
  now: string;
  /** 32 lower-case hex digits nobody else has. */
  newInvitationId(): string;
  switches: Switches;
  /** Whether a switch has this member managed through Organizations, whatever its row says. */
  managed: boolean;
  /** Of the member to be created, where the caller gives one. */
  email?: string;
  /** Given by the member when it accepts. */
  invitationId?: string;
}

/** A move never changes its argument. */
export type Move = (relation: Relation, moment: Moment) => Relation | Misfit;

/** – → Created. */
export const create: Move = ({ member, invitation, administrator }, { now, email, switches }) => {
  const over = member?.status === "Removed" || member?.status === "Resigned";
  if (member && !(over && switches.createAfterRemoval === "Created")) return "alreadyMember";
  const created: Member = {
    status: "Created",
    updatedAt: now,
    organizationManaged: false,
    ...(email === undefined ? {} : { email }),
  };
  return { member: created, invitation, administrator };
};

/** – → Enabled, for an account of the caller's own organization: no invitation is ever sent. */
export const createManaged =
  (administratorId: string): Move =>
  ({ member, invitation }, { now }) => {
    if (member && member.status !== "Removed" && member.status !== "Resigned") return "alreadyMember";
    return {
      member: { status: "Enabled", updatedAt: now, organizationManaged: true },
      invitation,
      administrator: { accountId: administratorId },
    };
  };

/** Created, Removed, Resigned → Invited. */
export const invite: Move = ({ member, invitation }, { now, newInvitationId, switches }) => {
  if (!member) return "neverCreated";
  if (member.status === "Invited" || member.status === "Enabled") return "alreadyInvited";
  const id = invitation && !switches.reinviteNewId ? invitation.id : newInvitationId();
  return {
    member: { ...member, status: "Invited", invitedAt: now, updatedAt: now },
    invitation: { id, invitedAt: now, status: "Invited", declined: false },
    administrator: undefined,
  };
};

/** Invited → Enabled; also Resigned → Enabled for a member that left. */
export const accept =
  (administratorId: string): Move =>
  ({ member, invitation }, { now, invitationId, switches }) => {
    if (!member || !invitation || invitation.id !== invitationId || !isOpen(member, invitation, switches))
      return "noPendingInvitation";
    return {
      member: { ...member, status: "Enabled", updatedAt: now },
      invitation: { ...invitation, status: "Enabled", declined: false },
      administrator: { accountId: administratorId, invitationId, invitedAt: invitation.invitedAt },
    };
  };

function isOpen(member: Member, invitation: Invitation, switches: Switches): boolean {
  switch (member.status) {
    case "Invited":
      return true;
    case "Resigned":
      return !invitation.declined || switches.acceptAfterDecline === "Allowed";
    case "Removed":
      return switches.acceptAfterRemoval === "Allowed";
    case "Created":
    case "Enabled":
      return false;
  }
}

/** Invited → Resigned. The invitation stays listed. */
export const decline: Move = ({ member, invitation, administrator }, { now }) => {
  const pending =
    invitation?.status === "Invited" || (invitation?.status === "Resigned" && !invitation.declined);
  if (!member || !invitation || !pending) return "noPendingInvitation";
  return {
    member: { ...member, status: "Resigned", updatedAt: now },
    invitation: { ...invitation, status: "Resigned", declined: true },
    administrator,
  };
};

/** Enabled → Resigned. The invitation stays and may be accepted again. */
export const leave: Move = ({ member, invitation, administrator }, { now, managed }) => {
  if (!administrator) return "notAMember";
  if (managed || member?.organizationManaged) return "organizationManaged";
  return {
    member: member && { ...member, status: "Resigned", updatedAt: now },
    invitation: invitation && { ...invitation, status: "Resigned", declined: false },
    administrator: undefined,
  };
};

/** Enabled → Removed; Created and Invited as the switch has it; Removed and Resigned stay. */
export const disassociate: Move = (relation, { now, switches }) => {
  const { member, invitation } = relation;
  if (!member) return "notAMember";
  const pending = member.status === "Created" || member.status === "Invited";
  if (member.status !== "Enabled" && !(pending && switches.disassociatePending === "Removed"))
    return relation;
  return {
    member: { ...member, status: "Removed", updatedAt: now },
    invitation: invitation && { ...invitation, status: "Removed", declined: false },
    administrator: undefined,
  };
};

/** Anything but Enabled → gone from the list. */
export const deleteMember: Move = ({ member, invitation }, { switches, managed }) => {
  if (!member) return "notAMember";
  if (managed || member.organizationManaged) return "organizationManaged";
  if (member.status === "Enabled") return "stillAssociated";
  return {
    member: undefined,
    invitation: switches.invitationAfterDelete === "Gone" ? undefined : invitation,
    administrator: undefined,
  };
};

/** A declined, left or removed invitation → gone; the administrator's row stays as it is. */
export const deleteInvitation: Move = ({ member, invitation, administrator }) => {
  if (!invitation) return "noPendingInvitation";
  // Of a member that was deleted nothing is left to decline, so its invitation may go as it is.
  if (member && (invitation.status === "Invited" || invitation.status === "Enabled"))
    return "invitationStillOpen";
  return { member, invitation: undefined, administrator };
};
