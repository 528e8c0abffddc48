import { acceptAdministratorInvitation } from "./AcceptAdministratorInvitation.ts";

/** The older name of the same. */
export const acceptInvitation = acceptAdministratorInvitation;
