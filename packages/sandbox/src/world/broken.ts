import type { Aws } from "../aws/aws.ts";
import type { Directory } from "../iam/directory.ts";
import { MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import type { AccountSeed } from "../seeds/seed.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import type { Breakage } from "../slack/page/protocol.ts";
import { mayAccept } from "./accept-action.ts";

/** What stood when the world began and does not stand now, whoever has broken it. */
export function brokenIn(seed: WorldSeed, { directory, securityHub, config }: Aws): Breakage[] {
  return seed.aws.accounts.flatMap((account) => [
    ...(directory.isClosed(account.id)
      ? [
          {
            sentence: `${account.alias}: AWS account closed`,
            mend: { control: "account-open", account: account.id },
          },
        ]
      : []),
    ...(account.roles.some(({ name }) => name === MEMBER_ROLE_NAME) &&
    !directory.role(account.id, MEMBER_ROLE_NAME)
      ? [
          {
            sentence: `${account.alias}: member role gone`,
            mend: { control: "role-back", account: account.id },
          },
        ]
      : []),
    ...(acceptTaken(account, directory)
      ? [
          {
            sentence: `${account.alias}: policy without the new accept action`,
            mend: { control: "action-back", account: account.id },
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

/** The member role was made able to accept under the action's new name, and is not now. */
function acceptTaken({ id, roles }: AccountSeed, directory: Directory): boolean {
  const standing = directory.role(id, MEMBER_ROLE_NAME);
  const seeded = roles.find(({ name }) => name === MEMBER_ROLE_NAME);
  if (!standing || !seeded) return false;
  // The page asks for every account again and again: a role that nobody has touched is passed over.
  const { attached, boundary, policies } = standing;
  if (policies === seeded.policies && !attached && !boundary) return false;
  if (mayAccept(directory, standing)) return false;
  return mayAccept(directory, { ...standing, ...seeded });
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
