import type { AcceptInput } from "./AcceptAdministratorInvitation.ts";
import { type RawInput, requiredAccountId, requiredText } from "./malformed.ts";

/** The older name of the call has the older name of the parameter. */
export function validateAcceptInvitation({ body }: RawInput): AcceptInput {
  return {
    administratorId: requiredAccountId(body, "MasterId"),
    invitationId: requiredText(body, "InvitationId"),
  };
}
