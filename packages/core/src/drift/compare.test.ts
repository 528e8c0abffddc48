import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../accounts/account.ts";
import { foldAccount } from "../accounts/account-event.ts";
import type { Seen } from "../accounts/last-seen.ts";
import type { MemberStatus } from "../member-status.ts";
import { compare, type DriftFacts } from "./compare.ts";
import { recordDrift } from "./record-drift.ts";

const HOME = "us-east-1";
const LINKED = "eu-west-1";
const NEW = "ap-southeast-2";
const ID = "111122223333";
const NOW = new Date("2026-11-23T08:00:00.000Z");
const at = "2026-11-22T09:00:00.000Z";

type Statuses = Partial<Record<string, Seen["status"]>>;
const seen = (statuses: Statuses): NonNullable<Account["lastSeen"]> =>
  Object.fromEntries(
    Object.entries(statuses).flatMap(([region, status]) => (status ? [[region, { status, at }]] : [])),
  );
const known = (statuses: Statuses, more: Partial<Account> = {}): Account => ({
  id: ID,
  owners: [],
  lastSeen: seen(statuses),
  ...more,
});
function facts(listed: Statuses, accounts: Account[], more: Partial<DriftFacts> = {}): DriftFacts {
  const regions = Object.keys(listed);
  const list = (status: Seen["status"] | undefined) =>
    new Map(status === undefined || status === "none" ? [] : [[ID, status as MemberStatus]]);
  return {
    regions,
    members: new Map(regions.map((region) => [region, list(listed[region])])),
    accounts,
    ...more,
  };
}

/** The facts once what was found in them is on record. */
function recorded(given: DriftFacts): DriftFacts {
  const accounts = new Map(given.accounts.map((account) => [account.id, account]));
  const found = Map.groupBy(compare(given), ({ account }) => account);
  for (const [id, differences] of found) {
    const event = recordDrift(accounts.get(id), differences, "drift-1", NOW);
    if (event) accounts.set(id, foldAccount(accounts.get(id), id, event));
  }
  return { ...given, accounts: [...accounts.values()] };
}

describe("what a comparison finds", () => {
  it.each<{
    what: string;
    was: Statuses;
    listed: Statuses;
    drift: string;
    regions?: string[];
    more?: Partial<Account>;
  }>([
    {
      what: "accepted in the console",
      was: { [HOME]: "Resigned" },
      listed: { [HOME]: "Enabled" },
      drift: "joined-elsewhere",
    },
    { what: "never seen here before", was: {}, listed: { [HOME]: "Enabled" }, drift: "joined-elsewhere" },
    {
      what: "added in the console",
      was: { [HOME]: "none" },
      listed: { [HOME]: "Created" },
      drift: "invited-elsewhere",
    },
    {
      what: "invited in the console",
      was: { [HOME]: "Removed" },
      listed: { [HOME]: "Invited" },
      drift: "invited-elsewhere",
    },
    {
      what: "left in the console",
      was: { [HOME]: "Enabled" },
      listed: { [HOME]: "Resigned" },
      drift: "left",
    },
    {
      what: "declined in the console",
      was: { [HOME]: "Invited" },
      listed: { [HOME]: "Resigned" },
      drift: "left",
    },
    {
      what: "disassociated in the console",
      was: { [HOME]: "Enabled" },
      listed: { [HOME]: "Removed" },
      drift: "removed",
    },
    { what: "a member deleted", was: { [HOME]: "Enabled" }, listed: { [HOME]: "none" }, drift: "removed" },
    {
      what: "an invitation deleted",
      was: { [HOME]: "Invited" },
      listed: { [HOME]: "none" },
      drift: "off-list",
    },
    { what: "suspended", was: { [HOME]: "Enabled" }, listed: { [HOME]: "other" }, drift: "suspended" },
    {
      what: "two Regions linked since",
      was: { [HOME]: "Enabled" },
      listed: { [HOME]: "Enabled", [LINKED]: "none", [NEW]: "none" },
      drift: "region-without-membership",
      regions: [LINKED, NEW],
    },
  ])("$what is $drift", ({ was, listed, drift, regions = [HOME] }) => {
    const found = compare(facts(listed, [known(was)]));
    expect(found.map((one) => [one.drift, Object.keys(one.regions)])).toEqual([[drift, regions]]);
    expect(found[0]?.regions[regions[0] ?? ""]).toEqual({
      was: was[regions[0] ?? ""] ?? "none",
      now: listed[regions[0] ?? ""] ?? "none",
    });
  });

  it("is one difference for each kind, with the Regions where it is so", () => {
    const was = known({ [HOME]: "Enabled", [LINKED]: "Enabled", [NEW]: "Enabled" });
    const found = compare(facts({ [HOME]: "Resigned", [LINKED]: "Removed", [NEW]: "Resigned" }, [was]));
    expect(found.map(({ drift, regions }) => [drift, Object.keys(regions)])).toEqual([
      ["left", [HOME, NEW]],
      ["removed", [LINKED]],
    ]);
  });

  it("is an unknown account where the table has none of that id, and a Region that it misses", () => {
    const found = compare(facts({ [HOME]: "Enabled", [LINKED]: "none" }, []));
    expect(found.map(({ drift, account }) => [drift, account])).toEqual([
      ["unknown-account", ID],
      ["region-without-membership", ID],
    ]);
  });

  it("misses no Region that the account has left, that failed, or whose list could not be read", () => {
    const everywhere = { [HOME]: "Enabled", [LINKED]: "none" } as const;
    expect(compare(facts(everywhere, [known({ [HOME]: "Enabled", [LINKED]: "none" })]))).toEqual([]);
    expect(compare(facts(everywhere, [known({ [HOME]: "Enabled" }, { failedIn: [LINKED] })]))).toEqual([]);
    const unread = facts({ [HOME]: "Enabled" }, [known({ [HOME]: "Enabled", [LINKED]: "Enabled" })]);
    expect(compare({ ...unread, regions: [HOME, LINKED] })).toEqual([]);
    const partly = known({ [HOME]: "Enabled", [LINKED]: "Resigned" });
    expect(compare(facts({ [HOME]: "Enabled", [LINKED]: "Resigned", [NEW]: "none" }, [partly]))).toEqual([]);
  });

  it("is nothing while a request is open, and no organization's own members", () => {
    const left = { [HOME]: "Resigned" } as const;
    expect(compare(facts(left, [known({ [HOME]: "Enabled" }, { openRequest: "inv-1" })]))).toEqual([]);
    const managed = { organization: new Set([ID]) };
    expect(compare(facts({ [HOME]: "Enabled" }, [], managed))).toEqual([]);
    expect(compare(facts(left, [known({ [HOME]: "Enabled" })], managed))).toEqual([]);
    // Its accounts could not be listed: only what was invited from here is told apart.
    const unknown = { organization: "unknown" } as const;
    expect(compare(facts({ [HOME]: "Enabled" }, [], unknown))).toEqual([]);
    expect(compare(facts({ [HOME]: "Enabled" }, [{ id: ID, owners: ["U1"] }], unknown))).toEqual([]);
    expect(compare(facts(left, [known({ [HOME]: "Enabled" })], unknown))).toHaveLength(1);
  });
});

describe("recording what was found", () => {
  const resigned = facts({ [HOME]: "Resigned" }, [known({ [HOME]: "Enabled" })]);

  it("happens once, and not while a request is open", () => {
    const found = compare(resigned);
    const [account] = resigned.accounts;
    const event = recordDrift(account, found, "drift-1", NOW);
    expect(event).toEqual({
      type: "drift-found",
      at: NOW.toISOString(),
      actor: { app: "workflow" },
      survey: "drift-1",
      differences: [{ drift: "left", regions: { [HOME]: { was: "Enabled", now: "Resigned" } } }],
    });
    expect(recordDrift(recorded(resigned).accounts[0], found, "drift-1", NOW)).toBeUndefined();
    expect(recordDrift(known({}, { openRequest: "inv-1" }), found, "drift-1", NOW)).toBeUndefined();
  });

  it("makes an unknown account a known one, without owners", () => {
    const unknown = facts({ [HOME]: "Enabled", [LINKED]: "none" }, []);
    expect(recorded(unknown).accounts).toEqual([
      {
        id: ID,
        owners: [],
        lastSeen: {
          [HOME]: { status: "Enabled", at: NOW.toISOString() },
          [LINKED]: { status: "none", at: NOW.toISOString() },
        },
      },
    ]);
  });
});

const REGIONS = [HOME, LINKED, NEW];
const IDS = ["111122223333", "222233334444", "333344445555", "444455556666"];
const status = fc.constantFrom<MemberStatus>("Created", "Invited", "Enabled", "Removed", "Resigned", "other");
const anyFacts = fc
  .record({
    lists: fc.array(fc.dictionary(fc.constantFrom(...IDS), status), { minLength: 3, maxLength: 3 }),
    readable: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    accounts: fc.uniqueArray(
      fc.record(
        {
          id: fc.constantFrom(...IDS),
          owners: fc.constant<string[]>([]),
          lastSeen: fc.dictionary(
            fc.constantFrom(...REGIONS, "eu-north-1"),
            fc.record({ status: fc.oneof(status, fc.constant("none" as const)), at: fc.constant(at) }),
          ),
          failedIn: fc.subarray(REGIONS, { minLength: 1 }),
          openRequest: fc.constant("inv-1"),
        },
        { requiredKeys: ["id", "owners"] },
      ),
      { selector: ({ id }) => id },
    ),
    organization: fc.oneof(
      fc.constant(undefined),
      fc.constant("unknown" as const),
      fc.subarray(IDS).map((ids): ReadonlySet<string> => new Set(ids)),
    ),
  })
  .map(
    ({ lists, readable, accounts, organization }): DriftFacts => ({
      regions: REGIONS,
      members: new Map(
        REGIONS.flatMap((region, at) =>
          readable[at] ? [[region, new Map(Object.entries(lists[at] ?? {}))] as const] : [],
        ),
      ),
      accounts,
      ...(organization === undefined ? {} : { organization }),
    }),
  );

describe("in any world", () => {
  it("nothing is found again once it is on record", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        expect(compare(recorded(given))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("every difference is one, and of each account, kind and Region there is one", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const places = compare(given).flatMap(({ drift, account, regions }) =>
          Object.entries(regions).map(([region, { was, now }]) => {
            // A Region that was linked since is a difference because the record knows nothing of it.
            expect(was === now).toBe(drift === "region-without-membership");
            return `${account} ${region}`;
          }),
        );
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it("nothing is found where the record is what the lists say", () => {
    fc.assert(
      fc.property(anyFacts, ({ members, ...given }) => {
        const untouched = IDS.map((id) => ({
          id,
          owners: [],
          lastSeen: seen(
            Object.fromEntries(REGIONS.map((region) => [region, members.get(region)?.get(id) ?? "none"])),
          ),
        }));
        expect(compare({ ...given, members, accounts: untouched })).toEqual([]);
      }),
    );
  });
});
