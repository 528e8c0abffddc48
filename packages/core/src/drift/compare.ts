import type { Account } from "../accounts/account.ts";
import type { Seen } from "../accounts/last-seen.ts";
import type { MemberStatus } from "../member-status.ts";
import type { Difference, DriftKind } from "./difference.ts";

/** The administrator's lists beside the record. */
export interface DriftFacts {
  /** Home Region first. */
  regions: readonly string[];
  /** By Region, then by account id; a Region whose list could not be read is left out, and nothing is said of it. */
  members: ReadonlyMap<string, ReadonlyMap<string, MemberStatus>>;
  accounts: readonly Account[];
  /**
   * Accounts of the organization whose Security Hub the administrator manages; `unknown`: it manages one, and its
   * accounts could not be listed. Absent: it manages none.
   */
  organization?: ReadonlySet<string> | "unknown";
}

/**
 * Where the lists say otherwise than the record, by account. What has been recorded as seen is no difference any
 * more, so each is found once. Accounts with an open request are passed over: work is under way there.
 */
export function compare(facts: DriftFacts): Difference[] {
  const known = new Map(facts.accounts.map((account) => [account.id, account]));
  const listed = [...facts.members.values()].flatMap((list) => [...list.keys()]);
  const ids = [...new Set([...known.keys(), ...listed])].sort();
  return ids.flatMap((id) => {
    const account = known.get(id);
    const passedOver = account?.openRequest !== undefined || isOrganizations(id, account, facts);
    return passedOver ? [] : differencesOf(id, account, facts);
  });
}

/**
 * Members of an organization come and go by its own rules. The list does not tell them from invited ones, so where
 * the organization cannot be asked, what no request here has touched is taken for its own.
 */
function isOrganizations(id: string, account: Account | undefined, { organization }: DriftFacts): boolean {
  if (organization === undefined) return false;
  return organization === "unknown" ? account?.lastSeen === undefined : organization.has(id);
}

interface Standing {
  region: string;
  was: Seen["status"];
  now: Seen["status"];
  /** Whether the record knows anything of the Region. */
  seen: boolean;
}

function differencesOf(account: string, known: Account | undefined, facts: DriftFacts): Difference[] {
  const found = new Map<DriftKind, Difference>();
  const add = (drift: DriftKind, { region, was, now }: Standing) => {
    const regions = { ...found.get(drift)?.regions, [region]: { was, now } };
    found.set(drift, { drift, account, regions });
  };
  const standings = standingsOf(account, known, facts);
  for (const standing of standings) {
    if (standing.was !== standing.now) add(known ? kindOf(standing) : "unknown-account", standing);
  }
  for (const standing of withoutMembership(standings, known)) add("region-without-membership", standing);
  return [...found.values()];
}

function standingsOf(account: string, known: Account | undefined, facts: DriftFacts): Standing[] {
  return facts.regions.flatMap((region) => {
    const list = facts.members.get(region);
    if (!list) return [];
    const seen = known?.lastSeen?.[region]?.status;
    return [{ region, was: seen ?? "none", now: list.get(account) ?? "none", seen: seen !== undefined }];
  });
}

function kindOf({ was, now }: Standing): DriftKind {
  switch (now) {
    case "Enabled":
      return "joined-elsewhere";
    case "Created":
    case "Invited":
      return "invited-elsewhere";
    case "Resigned":
      return "left";
    case "Removed":
      return "removed";
    case "none":
      return was === "Enabled" ? "removed" : "off-list";
    case "other":
      return "suspended";
  }
}

/** Where a request has failed, people have a button for it already. */
function withoutMembership(standings: readonly Standing[], known: Account | undefined): Standing[] {
  const isNew = ({ seen, now }: Standing) => !seen && now === "none";
  const others = standings.filter((standing) => !isNew(standing));
  if (others.length === 0 || others.some(({ now }) => now !== "Enabled")) return [];
  return standings.filter((standing) => isNew(standing) && !known?.failedIn?.includes(standing.region));
}
