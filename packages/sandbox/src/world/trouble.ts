import type { Aws } from "../aws/aws.ts";
import { MEMBER_ROLE_NAME, memberRole } from "../seeds/member-role.ts";
import type { AccountSeed } from "../seeds/seed.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { mayAccept, withAccept, withoutAccept } from "./accept-action.ts";
import type { AccountConsole } from "./console.ts";

/**
 * Does one thing to one account, in one Region or in all of its own. Resolves to a sentence when it could not be
 * done, or not everywhere.
 */
export type Trouble = (
  control: string,
  account: string,
  region: string | undefined,
) => Promise<string | undefined>;

interface Surroundings {
  seed: WorldSeed;
  aws: Pick<Aws, "directory" | "securityHub" | "config">;
  accountConsole: AccountConsole;
}

/** What happens in a Region; `undone`: it stands so already. */
type InRegion = (account: string, region: string) => Promise<void> | void | "undone";

export function createTrouble({ seed, aws, accountConsole }: Surroundings): Trouble {
  const { directory, securityHub, config } = aws;
  const hubIsOn = (account: string, region: string) => securityHub.place(account, region).hub !== undefined;
  const isMember = (account: string, region: string) =>
    securityHub.place(account, region).administrator?.accountId === seed.administrator;
  const recording = (account: string, region: string) =>
    config.recorders.get(account, region)?.recording === true;

  const regional: Record<string, { already: string; act: InRegion }> = {
    "hub-off": {
      already: "Security Hub is off there already.",
      act: (id, region) => (hubIsOn(id, region) ? accountConsole.turnHubOff(id, region) : "undone"),
    },
    "hub-on": {
      already: "Security Hub is on there already.",
      act: (id, region) => (hubIsOn(id, region) ? "undone" : accountConsole.turnHubOn(id, region)),
    },
    "config-off": {
      already: "AWS Config does not record there as it is.",
      act: (id, region) => (recording(id, region) ? config.recorders.set(id, region, "stopped") : "undone"),
    },
    "config-on": {
      already: "AWS Config records there already.",
      act: (id, region) => (recording(id, region) ? "undone" : config.recorders.set(id, region, "recording")),
    },
    "throttle-on": {
      already: "It is throttled there already.",
      act: (id, region) =>
        securityHub.isThrottled(id, region) ? "undone" : securityHub.setThrottled(id, region, true),
    },
    "throttle-off": {
      already: "It is not throttled there.",
      act: (id, region) =>
        securityHub.isThrottled(id, region) ? securityHub.setThrottled(id, region, false) : "undone",
    },
    "console-accept": { already: "", act: accountConsole.accept },
    "console-leave": { already: "", act: accountConsole.leave },
    "console-enroll": { already: "", act: accountConsole.enroll },
    "console-remove": {
      already: "It is not a member there.",
      act: (id, region) => (isMember(id, region) ? accountConsole.remove(id, region) : "undone"),
    },
  };

  const role = (control: string, account: AccountSeed): string | undefined => {
    if (account.kind === "administrator") {
      return `${account.alias} administers others: it has no member role.`;
    }
    const standing = directory.role(account.id, MEMBER_ROLE_NAME);
    if (control === "role-gone") {
      if (!standing) return `${account.alias} has no member role as it is.`;
      directory.deleteRole(account.id, MEMBER_ROLE_NAME);
      return undefined;
    }
    if (standing) return `${account.alias} has its member role.`;
    const seeded = account.roles.find(({ name }) => name === MEMBER_ROLE_NAME);
    directory.putRole(account.id, seeded ?? memberRole(account.id, seed.administrator));
    return undefined;
  };

  const action = (control: string, { id, alias, roles }: AccountSeed): string | undefined => {
    const standing = directory.role(id, MEMBER_ROLE_NAME);
    if (!standing) return `${alias} has no member role, so no policy of one can change.`;
    const able = mayAccept(directory, standing);
    if (control === "action-gone") {
      if (!able) return `The member role of ${alias} does not allow the new accept action as it is.`;
      const without = withoutAccept(standing);
      if (mayAccept(directory, { ...standing, ...without }))
        return `The member role of ${alias} allows the new accept action by more than its name; change that in IAM.`;
      directory.putRole(id, without);
      return undefined;
    }
    if (able) return `The member role of ${alias} allows the new accept action already.`;
    const seeded = roles.find(({ name }) => name === MEMBER_ROLE_NAME);
    const back = [...(seeded ? [seeded] : []), withAccept(standing)].find((role) =>
      mayAccept(directory, { ...standing, ...role }),
    );
    if (!back)
      return `An explicit deny or a permissions boundary keeps ${alias} from the new accept action; change that in IAM.`;
    directory.putRole(id, back);
    return undefined;
  };

  const closing = (control: string, { id, alias }: AccountSeed): string | undefined => {
    if (id === seed.administrator) return `${alias} is where the app works: it stays open.`;
    const close = control === "account-close";
    if (directory.isClosed(id) === close) return `${alias} is ${close ? "closed" : "open"} already.`;
    directory.setClosed(id, close);
    // What a closed account was a member of does not come back with it.
    if (close) securityHub.closeAccount(id);
    return undefined;
  };

  return async (control, id, region) => {
    const account = seed.aws.accounts.find((one) => one.id === id);
    if (!account) return `There is no account ${id} in this world.`;
    if (control === "role-gone" || control === "role-back") return role(control, account);
    if (control === "action-gone" || control === "action-back") return action(control, account);
    if (control === "account-close" || control === "account-open") return closing(control, account);
    const way = regional[control];
    if (!way) throw new Error(`Nothing is known to do for the control ${control}.`);
    const own = Object.keys(account.regions);
    if (region !== undefined && !own.includes(region)) {
      return `${account.alias} has not opted into ${region}; it has ${own.join(", ")}.`;
    }
    return everywhere(region === undefined ? own : [region], way.already, (name) => way.act(id, name));
  };
}

async function everywhere(
  regions: string[],
  already: string,
  act: (region: string) => ReturnType<InRegion>,
): Promise<string | undefined> {
  const refused = new Map<string, string[]>();
  let undone = 0;
  for (const region of regions) {
    try {
      if ((await act(region)) === "undone") undone += 1;
    } catch (problem) {
      const why = wordsOf(problem);
      refused.set(why, [...(refused.get(why) ?? []), region]);
    }
  }
  if (undone === regions.length) return already;
  const said = [...refused].map(([why, where]) => `${where.join(", ")}: ${why}`);
  return said.length > 0 ? `Refused in ${said.join("; in ")}.` : undefined;
}

/** What AWS says, with the name of the exception, and without the last full stop. */
export function wordsOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  const words = problem.message.replace(/\.$/, "");
  return problem.name === "Error" ? words : `${words} (${problem.name})`;
}
