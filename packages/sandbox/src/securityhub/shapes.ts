import type { Administrator, Invitation, Member, MemberStatus } from "./state.ts";
import type { Switches } from "./switches.ts";

/** A status as it goes over the wire. */
export function statusShape(status: MemberStatus | "Deleted", switches: Switches): string {
  if (switches.statusCase === "Upper") return status.toUpperCase();
  return switches.statusCase === "Associated" && status === "Enabled" ? "Associated" : status;
}

/** `Member`. Both names of the administrator are given from the first day on. */
export function memberShape(
  accountId: string,
  member: Omit<Member, "status"> & { status: MemberStatus | "Deleted" },
  administratorId: string,
  switches: Switches,
) {
  const managed = member.organizationManaged || switches.organizationManaged.includes(accountId);
  return {
    AccountId: accountId,
    ...(member.email === undefined || managed ? {} : { Email: member.email }),
    MasterId: administratorId,
    AdministratorId: administratorId,
    MemberStatus: statusShape(member.status, switches),
    ...(member.invitedAt === undefined ? {} : { InvitedAt: member.invitedAt }),
    UpdatedAt: member.updatedAt,
  };
}

/** `Invitation`, as ListInvitations gives it: the account id is the administrator's. */
export function invitationShape(administratorId: string, invitation: Invitation, switches: Switches) {
  return {
    AccountId: administratorId,
    InvitationId: invitation.id,
    InvitedAt: invitation.invitedAt,
    MemberStatus: statusShape(invitation.status, switches),
  };
}

/** `Invitation`, as the account's administrator is given. */
export function administratorShape(administrator: Administrator, switches: Switches) {
  return {
    AccountId: administrator.accountId,
    ...(administrator.invitationId === undefined ? {} : { InvitationId: administrator.invitationId }),
    ...(administrator.invitedAt === undefined ? {} : { InvitedAt: administrator.invitedAt }),
    MemberStatus: statusShape("Enabled", switches),
  };
}
