import type { MemberStatus } from "../member-status.ts";
import type { Delegation, TransitionFacts } from "./facts.ts";
import type {
  Fate,
  OrganizationStanding,
  TransitionAccount,
  TransitionBlocker,
  TransitionReport,
} from "./report.ts";

/** What would become of every account on the administrator's list, and what stands in the way. */
export function foresee(facts: TransitionFacts): TransitionReport {
  const { organization, delegation, administrator, lists } = facts;
  const accounts = [...statusesByAccount(facts)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, statuses]): TransitionAccount => {
      const alias = facts.aliases.get(id);
      const standing = standingOf(facts, id);
      return {
        id,
        ...(alias === undefined ? {} : { alias }),
        standing,
        fate: fateOf(facts, id, standing, isMember(statuses)),
        statuses,
      };
    });
  return {
    at: facts.at.toISOString(),
    administrator,
    organization,
    delegation,
    blockers: blockersOf(facts, accounts),
    regions: lists.map(({ region }) => region),
    unread: lists.flatMap(({ region, list }) =>
      list.is === "unknown" ? [{ region, because: list.because }] : [],
    ),
    accounts,
  };
}

function statusesByAccount({ lists }: TransitionFacts): Map<string, Record<string, MemberStatus>> {
  const byAccount = new Map<string, Record<string, MemberStatus>>();
  for (const { region, list } of lists) {
    for (const { account, status } of list.is === "known" ? list.members : []) {
      byAccount.set(account, { ...byAccount.get(account), [region]: status });
    }
  }
  return byAccount;
}

/** In any Region: where it is a member in one, it follows this administrator. */
function isMember(statuses: Readonly<Record<string, MemberStatus>>): boolean {
  return Object.values(statuses).includes("Enabled");
}

function standingOf({ organization, accounts }: TransitionFacts, account: string): OrganizationStanding {
  if (organization.is === "none") return "in-other-or-none";
  if (organization.is === "unknown" || accounts.is === "unknown") return "unknown";
  return accounts.accounts.has(account) ? "in-organization" : "in-other-or-none";
}

function fateOf(
  facts: TransitionFacts,
  account: string,
  standing: OrganizationStanding,
  member: boolean,
): Fate {
  if (standing === "unknown") return "unknown";
  if (standing === "in-other-or-none") return member ? "stays-by-invitation" : "needs-an-invitation";
  if (facts.accounts.is === "known" && facts.accounts.accounts.get(account) === "closing") return "closing";
  switch (administeredBy(facts)) {
    case "this-account":
      if (member) return "organization-member";
      return isManagement(facts, account) ? "enables-itself-first" : "can-be-enrolled";
    case "another-account":
      return member ? "leaves-this-administrator-first" : "enrolled-by-another";
    case "nobody":
    case "not-this-account":
      return "waits-for-delegation";
    case "unknown":
      return "unknown";
  }
}

/** The management account cannot be delegated administrator, so another account will be. */
function administeredBy(facts: TransitionFacts): Delegation["is"] {
  const { is } = facts.delegation;
  return is !== "this-account" && isManagement(facts, facts.administrator) ? "another-account" : is;
}

function isManagement({ organization }: TransitionFacts, account: string): boolean {
  return organization.is === "in" && organization.managementAccount === account;
}

function blockersOf(facts: TransitionFacts, accounts: readonly TransitionAccount[]): TransitionBlocker[] {
  const fated = (...fates: Fate[]) => accounts.filter(({ fate }) => fates.includes(fate)).length;
  const outside = accounts.filter(({ standing }) => standing === "in-other-or-none").length;
  const unknown = accounts.filter(({ standing }) => standing === "unknown").length;
  const mayMove = accounts.length - outside - fated("closing");
  const members = fated("stays-by-invitation");
  return [
    ...organizationBlockers(facts, fated("leaves-this-administrator-first")),
    ...(mayMove > 0 ? [{ blocker: "not-by-themselves" as const, accounts: mayMove }] : []),
    ...(members + unknown > 0 ? [{ blocker: "policies-do-not-reach" as const, members, unknown }] : []),
  ];
}

function organizationBlockers(facts: TransitionFacts, members: number): TransitionBlocker[] {
  const { organization, accounts, administrator } = facts;
  if (organization.is === "none") return [{ blocker: "in-no-organization" }];
  if (organization.is === "unknown") {
    return [{ blocker: "organization-unknown", because: organization.because }];
  }
  const { id, allFeatures } = organization;
  return [
    ...(allFeatures ? [] : [{ blocker: "all-features-missing" as const, organization: id }]),
    ...(isManagement(facts, administrator) && facts.delegation.is !== "this-account"
      ? [{ blocker: "is-management-account" as const, organization: id }]
      : []),
    ...delegationBlockers(facts, organization.managementAccount, members),
    ...(accounts.is === "unknown"
      ? [{ blocker: "accounts-unknown" as const, because: accounts.because }]
      : []),
  ];
}

function delegationBlockers(
  { delegation, administrator }: TransitionFacts,
  managementAccount: string,
  members: number,
): TransitionBlocker[] {
  switch (delegation.is) {
    case "this-account":
      return [];
    case "another-account":
      return [{ blocker: "another-delegated", account: delegation.account, members }];
    case "nobody":
      // The management account is told to name another account in a blocker of its own.
      return managementAccount === administrator ? [] : [{ blocker: "nobody-delegated", managementAccount }];
    case "not-this-account":
    case "unknown":
      return [{ blocker: "delegation-unknown", because: delegation.because }];
  }
}
