/// <reference path="../.sst/platform/config.d.ts" />
import type { Place } from "../packages/functions/src/deployment/names";
import type { Settings } from "../packages/functions/src/deployment/settings";
import { settings } from "./settings";

/** What every stack begins with: where this is, and what was decided about it. */
export interface Deployment {
  place: Place;
  settings: Settings;
}

/** Lambda names a function with at most 64 characters, and ours end in `-administrator-steps`. */
const LONGEST_STAGE = 20;

/** Makes sure that the credentials are those of the account and Region that the settings speak of. */
export async function deployment(): Promise<Deployment> {
  const [identity, region, partition] = await Promise.all([
    aws.getCallerIdentity({}),
    aws.getRegion({}),
    aws.getPartition({}),
  ]);
  const { administratorAccountId, homeRegion } = settings;
  if (identity.accountId !== administratorAccountId) {
    throw new Error(
      `The credentials belong to account ${identity.accountId}, and administratorAccountId in membership.config.ts is ${administratorAccountId}. Use a profile of the administrator account, or correct the setting.`,
    );
  }
  const found = region.region ?? region.name;
  if (found !== homeRegion) {
    throw new Error(
      `AWS is asked in ${found}, and homeRegion in membership.config.ts is ${homeRegion}. Correct whichever is wrong.`,
    );
  }
  if (!/^[a-z0-9-]+$/.test($app.stage) || $app.stage.length > LONGEST_STAGE) {
    throw new Error(
      `The stage "${$app.stage}" cannot be part of every name in AWS: take at most ${LONGEST_STAGE} small letters, digits and hyphens, such as "production".`,
    );
  }
  return {
    place: {
      partition: partition.partition,
      region: homeRegion,
      account: administratorAccountId,
      app: $app.name,
      stage: $app.stage,
    },
    settings,
  };
}
