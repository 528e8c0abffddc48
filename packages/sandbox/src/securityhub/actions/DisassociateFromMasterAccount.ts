import { disassociateFromAdministratorAccount } from "./DisassociateFromAdministratorAccount.ts";

/** The older name of the same. */
export const disassociateFromMasterAccount = disassociateFromAdministratorAccount;
