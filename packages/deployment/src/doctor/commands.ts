/** What to do where something of a deployment is missing or old. */
export const deploy = (stage: string): string => `Deploy: npx sst deploy --stage ${stage}`;

/** What to do where somebody has changed something by hand: SST compares with what it remembers, unless it looks anew. */
export const redeploy = (stage: string): string =>
  `Somebody changed it by hand; to have all as it was deployed: npx sst refresh --stage ${stage} && npx sst deploy --stage ${stage}`;
