import { validateAccountIds } from "./account-ids.ts";

/** `AccountIds` are those of the administrators that sent the invitations. */
export const validateDeclineInvitations = validateAccountIds;
