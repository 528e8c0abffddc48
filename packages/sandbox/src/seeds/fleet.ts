import { memberRole } from "./member-role.ts";
import { ADMINISTRATOR, REGIONS } from "./practice-aws.ts";
import type { AccountSeed } from "./seed.ts";
import { practice, type WorldSeed } from "./world-seed.ts";

/** An account of the fleet, from 1: `600000000001`, `fleet-001`. */
export const fleetAccount = (number: number) => String(600_000_000_000 + number);

const aliasOf = (number: number) => `fleet-${String(number).padStart(3, "0")}`;

/**
 * The practice world, or another, with as many more accounts, all of them ready: what somebody has who gives a list.
 *
 * @param ownership of those that are on record, by number; the others are not
 */
export function withFleet(
  many: number,
  seed: WorldSeed = practice,
  ownership: Record<number, WorldSeed["ownership"][string]> = {},
): WorldSeed {
  const accounts = Array.from({ length: many }, (_, index): AccountSeed => {
    const id = fleetAccount(index + 1);
    const alias = aliasOf(index + 1);
    return {
      id,
      alias,
      email: `${alias}@example.com`,
      kind: "member",
      condition: "ready",
      accessKeyId: `AKIAFLEET${id.slice(-10)}`,
      secretAccessKey: `practice-secret-of-${id}`,
      roles: [memberRole(id, ADMINISTRATOR)],
      regions: Object.fromEntries(
        REGIONS.map((region) => [region, { hub: true, config: "recording" as const }]),
      ),
    };
  });
  const onRecord = Object.entries(ownership).map(([number, owned]) => [aliasOf(Number(number)), owned]);
  return {
    ...seed,
    ownership: { ...seed.ownership, ...Object.fromEntries(onRecord) },
    aws: { ...seed.aws, accounts: [...seed.aws.accounts, ...accounts] },
  };
}
