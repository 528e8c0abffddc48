import type { Account } from "@invitations/core/accounts/account";
import { everyAccount } from "@invitations/core/accounts/every-account";
import { type Seen, seenBy } from "@invitations/core/accounts/last-seen";
import type { History } from "@invitations/core/ports";
import { failedRegions } from "@invitations/core/request/moves/request-retry";
import { isClosed, type Request } from "@invitations/core/request/request";

/** Most open requests that an overview looks at: one for each account that an administrator may have. */
export const MOST_OPEN = 1_000;

/** An account with where it stands. */
export interface Standing {
  account: Account;
  /** The request that is open for it. */
  open?: Request;
  /** By Region, as last read; what an open request has read already counts. */
  seen: Readonly<Record<string, Seen["status"]>>;
  /** Regions where its open request, or else the last one, failed. */
  failed: readonly string[];
}

/** Where all accounts stand, or those of one owner, by id; with the open requests, the one due first at the front. */
export async function standings(
  history: History,
  owner?: string,
): Promise<{ standings: Standing[]; open: Request[] }> {
  const [all, open] = await Promise.all([everyAccount(history), history.openRequests(MOST_OPEN)]);
  const accounts = owner === undefined ? all : all.filter(({ owners }) => owners.includes(owner));
  const byAccount = new Map(open.map((request) => [request.account.id, request]));
  return { standings: accounts.map((account) => standingOf(account, byAccount.get(account.id))), open };
}

export function standingOf(account: Account, open: Request | undefined): Standing {
  const underWay = open && !isClosed(open) ? open : undefined;
  const seen = { ...account.lastSeen, ...(underWay ? seenBy(underWay) : {}) };
  return {
    account,
    ...(underWay ? { open: underWay } : {}),
    seen: Object.fromEntries(Object.entries(seen).map(([region, { status }]) => [region, status])),
    failed: underWay ? failedRegions(underWay) : (account.failedIn ?? []),
  };
}

/** All Regions that anything is known of, in the order of their names. */
export function regionsIn(all: readonly Standing[]): string[] {
  const regions = all.flatMap(({ seen, failed }) => [...Object.keys(seen), ...failed]);
  return [...new Set(regions)].sort();
}
