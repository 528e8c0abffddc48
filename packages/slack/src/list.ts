import { isOperator } from "@invitations/core/policy";
import { type Filter, filterText } from "./command/values.ts";
import type { Desk } from "./desk.ts";
import { type Standing, standings } from "./standing.ts";

/** Accounts that one page shows. */
export const PAGE_SIZE = 10;

/** One page of the accounts that somebody may see. */
export interface Listed {
  filter: Filter;
  /** All of them or one owner's. */
  everybodys: boolean;
  /** From 1; the last one where a later one was asked for. */
  page: number;
  pages: number;
  /** That fit the filter. */
  total: number;
  shown: Standing[];
}

/** The accounts that fit a filter: to an operator all of them, to an owner their own. */
export async function list(desk: Desk, filter: Filter, page: number, user: string): Promise<Listed> {
  const everybodys = isOperator(desk.policy, user);
  const { standings: all } = await standings(desk.history, everybodys ? undefined : user);
  const fitting = all.filter((standing) => fits(standing, filter)).sort(byName);
  const pages = Math.max(1, Math.ceil(fitting.length / PAGE_SIZE));
  const shownPage = Math.min(page, pages);
  const from = (shownPage - 1) * PAGE_SIZE;
  const shown = fitting.slice(from, from + PAGE_SIZE);
  return { filter, everybodys, page: shownPage, pages, total: fitting.length, shown };
}

function fits({ account, open, seen, failed }: Standing, filter: Filter): boolean {
  if ("status" in filter) return Object.values(seen).includes(filter.status);
  if ("only" in filter) return filter.only === "waiting" ? open !== undefined : failed.length > 0;
  if ("all" in filter) return true;
  const part = filterText(filter).normalize("NFC").toLowerCase();
  const alias = (account.alias ?? "").normalize("NFC").toLowerCase();
  return alias.includes(part) || account.id.includes(part);
}

const nameOf = ({ account: { id, alias } }: Standing) => (alias ?? id).toLowerCase();

/** By what people see first: the alias, or the id where there is none. */
function byName(one: Standing, other: Standing): number {
  const [a, b] = [nameOf(one), nameOf(other)];
  return a < b ? -1 : a > b ? 1 : one.account.id < other.account.id ? -1 : 1;
}
