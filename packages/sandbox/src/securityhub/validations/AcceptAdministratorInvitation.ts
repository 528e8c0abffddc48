import { type RawInput, requiredAccountId, requiredText } from "./malformed.ts";

export interface AcceptInput {
  administratorId: string;
  invitationId: string;
}

export function validateAcceptAdministratorInvitation({ body }: RawInput): AcceptInput {
  return {
    administratorId: requiredAccountId(body, "AdministratorId"),
    invitationId: requiredText(body, "InvitationId"),
  };
}
