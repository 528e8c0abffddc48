import type { Aws } from "../aws/aws.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import type { AccountConsole } from "./console.ts";

/** Which Regions the administrator's finding aggregator links, and the change of that in its console. */
export interface LinkedRegions {
  /** Regions that can be linked: those of the world but for the home Region. Empty without an aggregator. */
  choices: string[];
  /** Resolves to a sentence when it stands so already. */
  set(region: string, linked: boolean): Promise<string | undefined>;
}

export function createLinkedRegions(
  { administrator, aws: { accounts, regions } }: WorldSeed,
  { securityHub }: Pick<Aws, "securityHub">,
  accountConsole: Pick<AccountConsole, "linkRegions">,
): LinkedRegions {
  const home = accounts.find(({ id }) => id === administrator)?.aggregator?.home;
  return {
    choices: home === undefined ? [] : regions.filter((region) => region !== home),
    async set(region, linked) {
      const now = securityHub.linkedRegions(administrator);
      if (now.includes(region) === linked) return `${region} is ${linked ? "linked already" : "not linked"}.`;
      await accountConsole.linkRegions(linked ? [...now, region] : now.filter((one) => one !== region));
      return undefined;
    },
  };
}
