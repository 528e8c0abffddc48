import type { Account } from "../accounts/account.ts";
import type { AccountId } from "../accounts/account-id.ts";
import { parseAccountId } from "../accounts/parse-account-id.ts";
import type { MemberStatus } from "../member-status.ts";
import type { Policy } from "../policy.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { MOST_OWNERS, requestInvitation } from "../request/moves/request-invitation.ts";
import type { RequestStatus } from "../request/request.ts";
import { ownerNamed } from "./owner-named.ts";
import type { ListRow } from "./read-list.ts";
import type { JudgedRow, Note, Verdict, Wanted } from "./verdict.ts";

/** Longest alias of an account, in UTF-16 units; AWS's own account names have 50 at most. */
export const LONGEST_ALIAS = 100;

/** Whom an owner in a list stands for, or why for nobody. */
export type PersonNamed = { user: string } | { because: "unknown" | "is-no-person" | "email-matching-off" };

/** What has to be known before a list can be judged. */
export interface Known {
  /** As the table has them, by id. */
  accounts: ReadonlyMap<AccountId, Account>;
  /** The request that is open for an account. */
  openRequests: ReadonlyMap<AccountId, { id: string; status: RequestStatus }>;
  /** From the administrator's list in every Region: by account, the status in each Region where it is on it. */
  members: ReadonlyMap<AccountId, Readonly<Record<string, MemberStatus>>>;
  /** The administrator's Regions, home Region first. */
  regions: readonly string[];
  /** By the owner as typed; one that is missing is unknown. */
  people: ReadonlyMap<string, PersonNamed>;
  /** Slack user ids; for rows that name no owner, of accounts that have none. */
  defaultOwners: readonly string[];
  requester: string;
  policy: Policy;
}

/**
 * A verdict for each row. Whatever `requestInvitation` refuses of a single account is refused here with the same
 * refusal, since it is asked for each row: owners that a row names are added to those on record, and the form's
 * are for accounts that would have none. Of an account that is listed twice the first row counts.
 */
export function judge(rows: readonly ListRow[], known: Known): JudgedRow[] {
  const first = new Map<AccountId, number>();
  return rows.map((row) => {
    const given = shortened(row.account, 80);
    const account = parseAccountId(given);
    if (isRefusal(account)) return { line: row.line, given, ...refused(account) };
    const of = first.get(account);
    if (of !== undefined) return { line: row.line, given, verdict: { verdict: "duplicate", of } };
    first.set(account, row.line);
    return { line: row.line, given, ...judgeAccount(row, account, known) };
  });
}

type Judged = { verdict: Verdict; row?: Wanted };

const refused = (because: Refusal): Judged => ({ verdict: { verdict: "refused", because } });

function judgeAccount(row: ListRow, account: AccountId, known: Known): Judged {
  const { problem, alias } = row;
  if (problem) return refused({ refusal: "row-columns", ...problem });
  const regions = regionsWanted(row, known.regions);
  if (isRefusal(regions)) return refused(regions);
  const statuses = known.members.get(account) ?? {};
  const wanted = regions ?? known.regions;
  const enabled = wanted.filter((region) => statuses[region] === "Enabled");
  if (enabled.length > 0 && enabled.length === wanted.length) {
    return { verdict: { verdict: "already-member", regions: enabled } };
  }
  if (alias !== undefined && alias.length > LONGEST_ALIAS) {
    return refused({ refusal: "alias-too-long", length: alias.length, most: LONGEST_ALIAS });
  }
  const table = known.accounts.get(account);
  const named = ownersNamed(row.owners, known.people);
  if (isRefusal(named)) return refused(named);
  const owners = named.length === 0 && !table?.owners.length ? known.defaultOwners : named;
  const open = known.openRequests.get(account);
  const event = requestInvitation(
    {
      account,
      owners: [...owners],
      // Longer than any address, so that what is cut is refused still.
      ...(row.email === undefined ? {} : { email: shortened(row.email, 256) }),
      ...(regions === undefined ? {} : { details: { onlyRegions: regions } }),
    },
    // Only its answer is wanted: the request gets its id, and its hour, when it is made.
    {
      request: "",
      requester: known.requester,
      account: table,
      policy: known.policy,
      ...(open ? { open } : {}),
    },
    new Date(0),
  );
  if (isRefusal(event)) return refused(event);
  const email = row.email === undefined ? undefined : event.account.email;
  const name = table?.alias ?? alias;
  return {
    verdict: { verdict: "ok", notes: notesOn(row, { table, email, enabled }) },
    row: {
      account,
      owners: event.owners,
      ...(email === undefined ? {} : { email }),
      ...(name === undefined ? {} : { alias: name }),
      ...(regions === undefined ? {} : { regions }),
    },
  };
}

/** The Regions that a row names, in the administrator's order; `undefined`: all of them. */
function regionsWanted({ regions }: ListRow, known: readonly string[]): string[] | Refusal | undefined {
  if (regions.length === 0) return undefined;
  const unknown = regions.filter((region) => !known.includes(region));
  if (unknown.length > 0) {
    const given = unknown.slice(0, MOST_TOLD).map((region) => shortened(region, 40));
    return { refusal: "regions-unknown", given, known: [...known] };
  }
  return known.filter((region) => regions.includes(region));
}

/** Slack user ids of the people a row names; one who cannot be asked spoils the row, as in a single invitation. */
function ownersNamed(
  tokens: readonly string[],
  people: ReadonlyMap<string, PersonNamed>,
): string[] | Refusal {
  // Before they are told one by one.
  if (tokens.length > MOST_OWNERS) {
    return { refusal: "too-many-owners", given: tokens.length, most: MOST_OWNERS };
  }
  const users: string[] = [];
  const missing = { unknown: [], "is-no-person": [], "email-matching-off": [] } as Record<
    "unknown" | "is-no-person" | "email-matching-off",
    string[]
  >;
  for (const token of tokens) {
    const person = people.get(token) ?? { because: "unknown" as const };
    if ("user" in person) users.push(person.user);
    else missing[person.because].push(shortened(token, 80));
  }
  if (missing.unknown.length > 0) return { refusal: "owner-not-found", given: missing.unknown };
  const noPeople = missing["is-no-person"];
  if (noPeople.length > 0) return { refusal: "owner-is-no-person", users: noPeople.map(idOf) };
  const byEmail = missing["email-matching-off"];
  if (byEmail.length > 0) return { refusal: "owner-by-email-off", given: byEmail };
  return users;
}

/** As a message shows it: an id where one was typed. */
function idOf(token: string): string {
  const named = ownerNamed(token);
  return named && "user" in named ? named.user : token;
}

function notesOn(
  row: ListRow,
  { table, email, enabled }: { table: Account | undefined; email: string | undefined; enabled: string[] },
): Note[] {
  const notes: Note[] = [];
  if (enabled.length > 0) notes.push({ note: "member-in-some", regions: enabled });
  if (email !== undefined && table?.email !== undefined && table.email.toLowerCase() !== email) {
    notes.push({ note: "email-replaced", known: table.email });
  }
  if (row.alias !== undefined && table?.alias !== undefined && table.alias !== row.alias) {
    notes.push({ note: "alias-kept", given: row.alias, known: table.alias });
  }
  return notes;
}

/** Of what was typed wrong in one row, as many things are told again. */
const MOST_TOLD = 10;

/** At most `most` UTF-16 units, and never half a character: a verdict is stored, and a cell may be of any length. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
