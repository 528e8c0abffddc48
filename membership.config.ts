import { membership } from "./packages/functions/src/deployment/settings";

/**
 * The settings of this deployment: the only file to change. `packages/functions/src/deployment/settings.ts` lists every
 * setting, with what holds where nothing is said here. The values below are the practice world's; nothing is deployed
 * with them, since the credentials of a deployment must belong to `administratorAccountId`.
 */
export default membership({
  administratorAccountId: "999988887777",
  homeRegion: "us-east-1",
  operators: ["U01ANA", "U02BO"],
  operatorsChannel: "C01SECOPS",
  escalateTo: ["U02BO"],
  memberExternalId: "practice-external-id",
});
