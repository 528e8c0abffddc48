import { isOperator, isOwner, mayDecide } from "@invitations/core/policy";
import { hasAccepted } from "@invitations/core/request/quorum";
import { isClosed } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import { accountPage } from "./blocks/account-page.ts";
import { type AccountsPage, HOME_PAGE } from "./blocks/accounts-in-home.ts";
import { type Home, homeView, MOST_ASKED, type Waiting } from "./blocks/home.ts";
import type { Desk } from "./desk.ts";
import { type Standing, standingOf, standings } from "./standing.ts";

/** What somebody sees of the Home tab as things stand now, with that page of accounts. */
export async function homeOf(desk: Desk, user: string, page = 1): Promise<Home> {
  const everybodys = isOperator(desk.policy, user);
  const [{ standings: all, open }, asked] = await Promise.all([
    standings(desk.history),
    desk.history.requestsBy(user, MOST_ASKED + 1),
  ]);
  const theirs = everybodys ? all : all.filter(({ account }) => account.owners.includes(user));
  const accounts = new Map(all.map(({ account }) => [account.id, account]));
  const own = new Set(theirs.map(({ account }) => account.id));
  const ages = open
    .filter((request) => !isClosed(request))
    .sort((one, other) => (one.requestedAt < other.requestedAt ? -1 : 1));
  const now = desk.now();
  return {
    everybodys,
    waiting: open.filter(
      (request): request is Waiting =>
        request.status === "waiting" &&
        request.expiresAt > now.toISOString() &&
        mayDecide(desk.policy, user, request, accounts.get(request.account.id)) === undefined &&
        !hasAccepted(request, user),
    ),
    asked,
    open: ages.filter(({ account }) => everybodys || own.has(account.id)),
    standings: theirs,
    accounts: await accountsPage(desk, theirs, page),
    now,
  };
}

/** Those where something failed first; the last page where there are not so many. */
async function accountsPage(desk: Desk, all: readonly Standing[], asked: number): Promise<AccountsPage> {
  const sorted = all.toSorted(
    (one, other) =>
      Math.sign(other.failed.length) - Math.sign(one.failed.length) || (name(one) < name(other) ? -1 : 1),
  );
  const page = Math.min(asked, Math.max(1, Math.ceil(all.length / HOME_PAGE)));
  const shown = sorted.slice((page - 1) * HOME_PAGE, page * HOME_PAGE);
  const found = await desk.history.policyReadiness(shown.map(({ account }) => account.id));
  const readiness = new Map(found.map((one) => [one.account, one]));
  return {
    page,
    total: all.length,
    shown: shown.map((standing) => ({ standing, readiness: readiness.get(standing.account.id) })),
  };
}

const name = ({ account }: Standing) => account.alias ?? account.id;

/** Draws somebody's Home tab as things stand now. */
export async function publishHome(desk: Desk, client: WebClient, user: string, page = 1): Promise<void> {
  const view = homeView(await homeOf(desk, user, page));
  await client.views.publish({ user_id: user, view });
}

/**
 * Draws an account's page in somebody's Home tab, which operators and its owners may see; for anybody else, and for an
 * account that is not known, the tab as it is otherwise.
 */
export async function publishAccount(
  desk: Desk,
  client: WebClient,
  user: string,
  { account: id, page }: { account?: string; page: number },
): Promise<void> {
  const account = id === undefined ? undefined : await desk.history.account(id);
  if (!account || !(isOperator(desk.policy, user) || isOwner(account, user))) {
    return publishHome(desk, client, user, page);
  }
  const [open, [readiness]] = await Promise.all([
    account.openRequest === undefined ? undefined : desk.history.request(account.openRequest),
    desk.history.policyReadiness([account.id]),
  ]);
  const view = accountPage({ standing: standingOf(account, open), readiness, page, now: desk.now() });
  await client.views.publish({ user_id: user, view });
}
