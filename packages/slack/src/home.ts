import { isOperator, mayDecide } from "@invitations/core/policy";
import { hasAccepted } from "@invitations/core/request/quorum";
import { isClosed } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import { type Home, homeView, MOST_ASKED, type Waiting } from "./blocks/home.ts";
import type { Desk } from "./desk.ts";
import { standings } from "./standing.ts";

/** What somebody sees of the Home tab as things stand now. */
export async function homeOf(desk: Desk, user: string): Promise<Home> {
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
    now,
  };
}

/** Draws somebody's Home tab as things stand now. */
export async function publishHome(desk: Desk, client: WebClient, user: string): Promise<void> {
  const view = homeView(await homeOf(desk, user));
  await client.views.publish({ user_id: user, view });
}
