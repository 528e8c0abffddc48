import membership from "../membership.config";
import { readSettings } from "../packages/functions/src/deployment/settings";

/** The settings of this deployment, completed; a malformed one ends every command of SST with a sentence about it. */
export const settings = readSettings(membership);
