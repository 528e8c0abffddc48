import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memberStatusSchema } from "../member-status.ts";
import type { Delegation, Organization, OrganizationAccounts, TransitionFacts } from "./facts.ts";
import { foresee } from "./foresee.ts";
import { type Fate, reportOf, rowsOf } from "./report.ts";
import { ADMINISTRATOR, aTransition, INSIDE, MANAGEMENT, OUTSIDE, SUSPENDED } from "./testing.ts";

const because = "You don't have permissions to access this resource.";
const inOrganization: Organization = {
  is: "in",
  id: "o-practice01",
  managementAccount: MANAGEMENT,
  allFeatures: true,
};
const ownedByUs: Organization = { ...inOrganization, managementAccount: ADMINISTRATOR };
const blockersOf = (change: Partial<TransitionFacts>) =>
  foresee(aTransition(change)).blockers.map(({ blocker }) => blocker);

/** What would become of INSIDE, as a member or not. */
function insideFate(
  change: Partial<TransitionFacts>,
  status: "Enabled" | "Invited",
  account = INSIDE,
): Fate | undefined {
  const list = { is: "known", members: [{ account, status }] } as const;
  return foresee(aTransition({ ...change, lists: [{ region: "us-east-1", list }] })).accounts[0]?.fate;
}

describe("the delegated administrator's report", () => {
  it("tells each account's standing, fate and statuses by Region", () => {
    expect(foresee(aTransition())).toEqual({
      at: "2026-11-23T09:00:00.000Z",
      administrator: ADMINISTRATOR,
      organization: inOrganization,
      delegation: { is: "this-account", configuration: "local" },
      blockers: [
        { blocker: "not-by-themselves", accounts: 1 },
        { blocker: "policies-do-not-reach", members: 1, unknown: 0 },
      ],
      regions: ["us-east-1", "eu-west-1"],
      unread: [],
      accounts: [
        {
          id: INSIDE,
          alias: "payments-prod",
          standing: "in-organization",
          fate: "organization-member",
          statuses: { "us-east-1": "Enabled", "eu-west-1": "Invited" },
        },
        {
          id: OUTSIDE,
          standing: "in-other-or-none",
          fate: "stays-by-invitation",
          statuses: { "us-east-1": "Enabled" },
        },
        {
          id: SUSPENDED,
          standing: "in-organization",
          fate: "closing",
          statuses: { "us-east-1": "Removed" },
        },
      ],
    });
  });

  it("is about nobody where the lists are empty", () => {
    const { accounts, blockers } = foresee(
      aTransition({ lists: [{ region: "us-east-1", list: { is: "known", members: [] } }] }),
    );
    expect({ accounts, blockers }).toEqual({ accounts: [], blockers: [] });
  });

  it("names the Regions whose list could not be read, and goes by the others", () => {
    const [home] = aTransition().lists;
    const lists = [
      ...(home ? [home] : []),
      { region: "eu-west-1", list: { is: "unknown", because } as const },
    ];
    const report = foresee(aTransition({ lists }));
    expect(report.unread).toEqual([{ region: "eu-west-1", because }]);
    expect(report.regions).toEqual(["us-east-1", "eu-west-1"]);
    expect(report.accounts).toHaveLength(3);
  });
});

describe("what becomes of an account of the organization", () => {
  it.each<[string, Partial<TransitionFacts>, member: Fate, none: Fate]>([
    ["this account administers", {}, "organization-member", "can-be-enrolled"],
    [
      "another administers",
      { delegation: { is: "another-account", account: MANAGEMENT } },
      "leaves-this-administrator-first",
      "enrolled-by-another",
    ],
    ["nobody administers", { delegation: { is: "nobody" } }, "waits-for-delegation", "waits-for-delegation"],
    [
      "somebody else administers, or nobody",
      { delegation: { is: "not-this-account", because } },
      "waits-for-delegation",
      "waits-for-delegation",
    ],
    ["nobody can tell who administers", { delegation: { is: "unknown", because } }, "unknown", "unknown"],
    [
      "the management account is this one, which cannot",
      { organization: ownedByUs, delegation: { is: "nobody" } },
      "leaves-this-administrator-first",
      "enrolled-by-another",
    ],
    [
      "the management account is this one, and does",
      { organization: ownedByUs },
      "organization-member",
      "can-be-enrolled",
    ],
    ["its accounts cannot be read", { accounts: { is: "unknown", because } }, "unknown", "unknown"],
    [
      "there is none",
      { organization: { is: "none" }, delegation: { is: "nobody" } },
      "stays-by-invitation",
      "needs-an-invitation",
    ],
  ])("where %s", (_where, change, member, none) => {
    expect(insideFate(change, "Enabled")).toBe(member);
    expect(insideFate(change, "Invited")).toBe(none);
  });

  it("has the management account turn Security Hub on for itself", () => {
    expect(insideFate({}, "Invited", MANAGEMENT)).toBe("enables-itself-first");
    expect(insideFate({}, "Enabled", MANAGEMENT)).toBe("organization-member");
  });
});

describe("what stands in the way", () => {
  it.each<[string, Partial<TransitionFacts>, string[]]>([
    [
      "no organization",
      { organization: { is: "none" }, delegation: { is: "nobody" } },
      ["in-no-organization", "policies-do-not-reach"],
    ],
    [
      "an organization that may not be looked at",
      { organization: { is: "unknown", because }, delegation: { is: "unknown", because } },
      ["organization-unknown", "not-by-themselves", "policies-do-not-reach"],
    ],
    [
      "consolidated billing alone",
      { organization: { ...inOrganization, allFeatures: false }, delegation: { is: "nobody" } },
      ["all-features-missing", "nobody-delegated", "not-by-themselves", "policies-do-not-reach"],
    ],
    [
      "being the management account",
      { organization: ownedByUs, delegation: { is: "nobody" } },
      ["is-management-account", "not-by-themselves", "policies-do-not-reach"],
    ],
    [
      "being the management account beside a delegated administrator",
      { organization: ownedByUs, delegation: { is: "another-account", account: INSIDE } },
      ["is-management-account", "another-delegated", "not-by-themselves", "policies-do-not-reach"],
    ],
    [
      "questions that AWS does not answer",
      { delegation: { is: "not-this-account", because }, accounts: { is: "unknown", because } },
      ["delegation-unknown", "accounts-unknown", "not-by-themselves", "policies-do-not-reach"],
    ],
  ])("%s", (_what, change, expected) => {
    expect(blockersOf(change)).toEqual(expected);
  });

  it("counts the members that another delegated administrator could not add", () => {
    const delegation: Delegation = { is: "another-account", account: MANAGEMENT };
    expect(foresee(aTransition({ delegation })).blockers).toContainEqual({
      blocker: "another-delegated",
      account: MANAGEMENT,
      members: 1,
    });
  });
});

describe("any facts", () => {
  const id = fc.constantFrom(ADMINISTRATOR, MANAGEMENT, INSIDE, OUTSIDE, SUSPENDED, "000000000012");
  const unknown = fc.record({ is: fc.constant("unknown" as const), because: fc.string() });
  const organization: fc.Arbitrary<Organization> = fc.oneof(
    fc.constant({ is: "none" as const }),
    unknown,
    fc.record({
      is: fc.constant("in" as const),
      id: fc.string(),
      managementAccount: id,
      allFeatures: fc.boolean(),
    }),
  );
  const delegation: fc.Arbitrary<Delegation> = fc.oneof(
    fc.record({
      is: fc.constant("this-account" as const),
      configuration: fc.constantFrom("central" as const, "local" as const, "unknown" as const),
    }),
    fc.record({ is: fc.constant("another-account" as const), account: id }),
    fc.constant({ is: "nobody" as const }),
    fc.record({ is: fc.constant("not-this-account" as const), because: fc.string() }),
    unknown,
  );
  const accounts: fc.Arbitrary<OrganizationAccounts> = fc.oneof(
    unknown,
    fc
      .array(fc.tuple(id, fc.constantFrom("active" as const, "closing" as const)))
      .map((entries) => ({ is: "known" as const, accounts: new Map(entries) })),
  );
  const member = fc.record({ account: id, status: fc.constantFrom(...memberStatusSchema.options) });
  const list = fc.oneof(unknown, fc.record({ is: fc.constant("known" as const), members: fc.array(member) }));
  const facts: fc.Arbitrary<TransitionFacts> = fc.record({
    at: fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
    administrator: fc.constant(ADMINISTRATOR),
    organization,
    delegation,
    accounts,
    lists: fc
      .uniqueArray(fc.constantFrom("us-east-1", "eu-west-1", "ap-southeast-2"), { minLength: 1 })
      .chain((regions) =>
        fc.tuple(...regions.map((region) => fc.record({ region: fc.constant(region), list }))),
      ),
    aliases: fc.array(fc.tuple(id, fc.string())).map((entries) => new Map(entries)),
  });

  it("tell of every listed account once, and survive being kept as JSON", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const report = foresee(given);
        const listed = given.lists.flatMap(({ list }) => (list.is === "known" ? list.members : []));
        expect(report.accounts.map((account) => account.id)).toEqual(
          [...new Set(listed.map(({ account }) => account))].sort(),
        );
        expect(reportOf(JSON.parse(JSON.stringify(rowsOf(report))))).toEqual(report);
      }),
    );
  });

  it("promise nothing that nobody could know, and move no account from outside", () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const { standing, fate } of foresee(given).accounts) {
          if (standing === "unknown") expect(fate).toBe("unknown");
          const outside = ["stays-by-invitation", "needs-an-invitation"].includes(fate);
          expect(outside).toBe(standing === "in-other-or-none");
          if (fate === "organization-member") expect(given.delegation.is).toBe("this-account");
        }
      }),
    );
  });

  it("never fail to say that nothing moves by itself, or why this account cannot administer", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { accounts, blockers } = foresee(given);
        const names = blockers.map(({ blocker }) => blocker);
        const moving = accounts.some(
          ({ fate }) => fate === "organization-member" || fate === "can-be-enrolled",
        );
        if (moving) expect(names).toContain("not-by-themselves");
        if (given.delegation.is !== "this-account")
          expect(names.filter((name) => !/themselves|reach/.test(name))).not.toEqual([]);
      }),
    );
  });
});
