import type { Config } from "../config/service.ts";
import type { SecurityHub } from "../securityhub/securityhub.ts";
import type { AwsSeed } from "../seeds/seed.ts";
import type { WorldCell, WorldExecution, WorldView } from "../slack/page/protocol.ts";

/** How many executions the page can leaf through. */
export const EXECUTIONS_SHOWN = 8;

/** What the page shows beside the workspace: AWS as it is, and the machines at work. */
export function viewOf(world: {
  now: Date;
  seed: AwsSeed;
  administrator: string;
  regions: string[];
  securityHub: Pick<SecurityHub, "place">;
  recorders: Config["recorders"];
  isClosed: (account: string) => boolean;
  executions: WorldExecution[];
  /** What the page calls a machine. */
  machineName: (name: string) => string;
  /** Alias or id of the account that an execution works on, where it is known. */
  about: (execution: string) => string | undefined;
}): WorldView {
  const { seed, administrator, regions, securityHub, recorders } = world;
  const lists = new Map(
    regions.map((region) => [
      region,
      new Map(securityHub.place(administrator, region).members.map((member) => [member.accountId, member])),
    ]),
  );
  const cellOf = (account: string, region: string): WorldCell => {
    const place = securityHub.place(account, region);
    const member = lists.get(region)?.get(account);
    return {
      hub: place.hub !== undefined,
      configRecording: recorders.get(account, region)?.recording ?? false,
      ...(member ? { status: member.status } : {}),
      ...(place.administrator ? { administrator: place.administrator.accountId } : {}),
    };
  };
  return {
    now: world.now.toISOString(),
    administrator: { id: administrator, alias: aliasOf(seed, administrator) },
    regions,
    accounts: seed.accounts
      .filter(({ kind }) => kind === "member")
      .map(({ id, alias, condition }) => ({
        id,
        alias,
        condition: world.isClosed(id) ? "AWS account closed" : condition,
        cells: Object.fromEntries(regions.map((region) => [region, cellOf(id, region)])),
      })),
    executions: world.executions.slice(0, EXECUTIONS_SHOWN).map((execution) => {
      const about = world.about(execution.name);
      const machine = world.machineName(execution.machine);
      return { ...execution, machine, ...(about === undefined ? {} : { about }) };
    }),
  };
}

function aliasOf(seed: AwsSeed, id: string): string {
  return seed.accounts.find((account) => account.id === id)?.alias ?? id;
}
