import {
  AcceptAdministratorInvitationCommand,
  CreateMembersCommand,
  DeclineInvitationsCommand,
  DeleteInvitationsCommand,
  DeleteMembersCommand,
  DisassociateFromAdministratorAccountCommand,
  DisassociateMembersCommand,
  GetAdministratorAccountCommand,
  GetMembersCommand,
  InviteMembersCommand,
  ListInvitationsCommand,
  type SecurityHubServiceException,
} from "@aws-sdk/client-securityhub";
import { ADMIN, MEMBER, type PracticeHub } from "./practice-hub.ts";

type Results = { UnprocessedAccounts?: { ProcessingResult?: string | undefined }[] | undefined };

/** The sentences for the accounts that were not processed, in their order. */
export function resultsOf({ UnprocessedAccounts = [] }: Results): string[] {
  return UnprocessedAccounts.map(({ ProcessingResult }) => ProcessingResult ?? "");
}

/** How a call was refused; a call that was not refused fails the test. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ name: string; message: string; status: number | undefined }> {
  const answer = await call.then(
    (output) => ({ output }),
    (error: SecurityHubServiceException) => ({ error }),
  );
  if (!("error" in answer)) throw new Error(`The call was not refused: ${JSON.stringify(answer.output)}`);
  const { name, message, $metadata } = answer.error;
  return { name, message, status: $metadata?.httpStatusCode };
}

/** The calls of one administrator and one member, by their short names. */
export function movesOf(world: PracticeHub, adminId = ADMIN, memberId = MEMBER) {
  const admin = world.as(adminId);
  const member = world.as(memberId);
  const invitation = async () => {
    const { Invitations = [] } = await member.send(new ListInvitationsCommand({}));
    return Invitations.find(({ AccountId }) => AccountId === adminId);
  };
  const accept = (InvitationId: string) =>
    member.send(new AcceptAdministratorInvitationCommand({ AdministratorId: adminId, InvitationId }));
  return {
    create: (Email?: string) =>
      admin.send(
        new CreateMembersCommand({ AccountDetails: [{ AccountId: memberId, ...(Email ? { Email } : {}) }] }),
      ),
    invite: () => admin.send(new InviteMembersCommand({ AccountIds: [memberId] })),
    disassociate: () => admin.send(new DisassociateMembersCommand({ AccountIds: [memberId] })),
    deleteMember: () => admin.send(new DeleteMembersCommand({ AccountIds: [memberId] })),
    /** With the id that is listed now, unless another is given; one that nobody has if none is listed. */
    accept: async (id?: string) => accept(id ?? (await invitation())?.InvitationId ?? "0".repeat(32)),
    decline: () => member.send(new DeclineInvitationsCommand({ AccountIds: [adminId] })),
    leave: () => member.send(new DisassociateFromAdministratorAccountCommand({})),
    deleteInvitation: () => member.send(new DeleteInvitationsCommand({ AccountIds: [adminId] })),
    invitation,
    /** The administrator's row. */
    async row() {
      const { Members = [] } = await admin.send(new GetMembersCommand({ AccountIds: [memberId] }));
      return Members[0];
    },
    async administrator() {
      const { Administrator } = await member.send(new GetAdministratorAccountCommand({}));
      return Administrator;
    },
  };
}

export type Moves = ReturnType<typeof movesOf>;
