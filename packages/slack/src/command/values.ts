import type { AccountId } from "@invitations/core/accounts/account-id";
import { type MemberStatus, memberStatusSchema } from "@invitations/core/member-status";
import type { CommandName, ParameterName } from "./commands.ts";

/** An account as somebody named it. An alias may stand for no account, one, or several. */
export type AccountNamed = { account: AccountId } | { alias: string };

/** What a question is about. */
export type Subject = AccountNamed | { request: string };

/** Which accounts a list shows. */
export type Filter =
  | { all: true }
  | { status: MemberStatus }
  /** With an open request, or with Regions where the last one failed. */
  | { only: "waiting" | "failed" }
  /** A part of an alias or an id. */
  | { part: string };

/** From when on. */
export type Since = { days: number } | { day: string };

/** What the reader of each parameter makes of what was typed. */
export interface Values {
  accountId: AccountId;
  account: AccountNamed;
  accountIfAny: AccountNamed | undefined;
  subject: Subject;
  contacts: { email?: string; owners: string[] };
  /** Slack user ids, at least one. */
  people: string[];
  /** From 1. */
  quorum: number;
  /** None: all of them. */
  regions: string[];
  andDelete: boolean;
  reason: string | undefined;
  filter: Filter;
  /** From 1. */
  page: number;
  since: Since;
  about: CommandName | undefined;
}
/** A parameter without a reader's result does not compile. */
export type ValueOf<Parameter extends ParameterName> = Values[Parameter];

const STATUSES: readonly MemberStatus[] = memberStatusSchema.options;

/** Reads a filter; any text is one. */
export function parseFilter(text: string): Filter {
  const word = text.trim().toLowerCase();
  if (word === "" || word === "all") return { all: true };
  if (word === "waiting" || word === "failed") return { only: word };
  const status = STATUSES.find((known) => known.toLowerCase() === word);
  return status ? { status } : { part: text.trim() };
}

/** A filter as it is typed, so that a button can carry it. */
export function filterText(filter: Filter): string {
  if ("status" in filter) return filter.status.toLowerCase();
  if ("only" in filter) return filter.only;
  return "part" in filter ? filter.part : "";
}

/** Days that an export covers where nothing is said. */
export const USUAL_DAYS = 30;
const MOST_DAYS = 36_500;

/** Reads `2026-11-01`, `90d`, `90 days` or nothing; `undefined` for anything else. */
export function parseSince(text: string): Since | undefined {
  const word = text.trim().toLowerCase();
  if (word === "") return { days: USUAL_DAYS };
  const days = /^(\d{1,5})\s*(d|days?)?$/.exec(word)?.[1];
  if (days !== undefined)
    return Number(days) >= 1 && Number(days) <= MOST_DAYS ? { days: Number(days) } : undefined;
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.test(word) ? new Date(`${word}T00:00:00.000Z`) : undefined;
  // JavaScript takes the 30th of February for the 2nd of March.
  const real = day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(word);
  return real ? { day: word } : undefined;
}
