import type { Account } from "@invitations/core/accounts/account";
import { compare, type DriftFacts } from "@invitations/core/drift/compare";
import type { MemberStatus } from "@invitations/core/member-status";
import type { Bench } from "../bench.ts";

const ACCOUNTS = 1_000;
const REGIONS = Array.from({ length: 34 }, (_, at) => `region-${at}`);
/** One account in so many has left in a Region. */
const EVERY = 50;

function facts(): DriftFacts {
  const ids = Array.from({ length: ACCOUNTS }, (_, at) => String(100_000_000_000 + at));
  const at = "2026-11-22T09:00:00.000Z";
  const accounts = ids.map(
    (id): Account => ({
      id,
      owners: ["U03CARLA"],
      lastSeen: Object.fromEntries(REGIONS.map((region) => [region, { status: "Enabled" as const, at }])),
    }),
  );
  const statusOf = (place: number, region: string): MemberStatus =>
    region === "region-3" && place % EVERY === 0 ? "Resigned" : "Enabled";
  const members = new Map(
    REGIONS.map((region) => [region, new Map(ids.map((id, place) => [id, statusOf(place, region)]))]),
  );
  return { regions: REGIONS, members, accounts };
}

/** The daily comparison of the member lists with the record, without the reading of either. */
export const drift: Bench = {
  name: `comparing ${ACCOUNTS} accounts in ${REGIONS.length} Regions`,
  unit: "parsing the same facts from JSON",
  budget: { time: 2, memory: 6 },
  async open() {
    const given = facts();
    const lists = Object.fromEntries(
      [...given.members].map(([region, list]) => [region, Object.fromEntries(list)]),
    );
    const text = JSON.stringify({ accounts: given.accounts, lists });
    return {
      work: {
        run() {
          if (compare(given).length !== ACCOUNTS / EVERY) throw new Error("Not every difference was found.");
        },
      },
      unit: { run: () => JSON.parse(text) },
    };
  },
};
