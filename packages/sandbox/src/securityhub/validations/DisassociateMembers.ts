import { validateAccountIds } from "./account-ids.ts";

/** `AccountIds` are those of members. */
export const validateDisassociateMembers = validateAccountIds;
