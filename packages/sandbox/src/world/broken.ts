import type { Aws } from "../aws/aws.ts";
import { MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import type { AccountSeed } from "../seeds/seed.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import type { Breakage } from "../slack/page/protocol.ts";

/** What stood when the world began and does not stand now, whoever has broken it. */
export function brokenIn(seed: WorldSeed, { directory, securityHub, config }: Aws): Breakage[] {
  return seed.aws.accounts.flatMap((account) => [
    ...(account.roles.some(({ name }) => name === MEMBER_ROLE_NAME) &&
    !directory.role(account.id, MEMBER_ROLE_NAME)
      ? [
          {
            sentence: `${account.alias}: member role gone`,
            mend: { control: "role-back", account: account.id },
          },
        ]
      : []),
    ...inRegions(account, "Security Hub off", "hub-on", {
      could: (region) => account.regions[region]?.hub === true,
      is: (region) => securityHub.place(account.id, region).hub === undefined,
    }),
    ...inRegions(account, "AWS Config off", "config-on", {
      could: (region) => account.regions[region]?.config === "recording",
      is: (region) => config.recorders.get(account.id, region)?.recording !== true,
    }),
    ...inRegions(account, "throttled", "throttle-off", {
      could: () => true,
      is: (region) => securityHub.isThrottled(account.id, region),
    }),
  ]);
}

/** One breakage a Region, or one for all when it is broken everywhere that it could be. */
function inRegions(
  { id, alias, regions }: AccountSeed,
  what: string,
  control: string,
  region: { could(name: string): boolean; is(name: string): boolean },
): Breakage[] {
  const all = Object.keys(regions);
  const could = all.filter(region.could);
  const broken = could.filter(region.is);
  if (broken.length > 1 && broken.length === all.length) {
    return [{ sentence: `${alias}: ${what} in every Region`, mend: { control, account: id } }];
  }
  return broken.map((name) => ({
    sentence: `${alias}: ${what} in ${name}`,
    mend: { control, account: id, region: name },
  }));
}
