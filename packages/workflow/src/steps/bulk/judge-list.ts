import type { Account } from "@invitations/core/accounts/account";
import { everyAccount } from "@invitations/core/accounts/every-account";
import { type Batch, reportsOf } from "@invitations/core/bulk/batch";
import { judge } from "@invitations/core/bulk/judge";
import type { ListRow } from "@invitations/core/bulk/read-list";
import type { JudgedRow } from "@invitations/core/bulk/verdict";
import type { Policy } from "@invitations/core/policy";
import { emailToMatch } from "@invitations/core/request/moves/match-owner";
import type { AnnouncerStepPorts } from "../ports.ts";
import { memberRow } from "./member-row.ts";

/** More than an administrator can have members by invitation. */
const MOST = 2_000;

/** Judges the rows of a list by all that is known: the table, the administrator's list, and who is who in Slack. */
export async function judgeList(
  { history, bulk, policy }: Pick<AnnouncerStepPorts, "history" | "bulk" | "policy">,
  { id, requester, defaultOwners }: Batch,
  rows: readonly ListRow[],
  regions: string[],
): Promise<JudgedRow[]> {
  const [accounts, open, members] = await Promise.all([
    everyAccount(history),
    history.openRequests(MOST),
    history.report(reportsOf.members(id)),
  ]);
  const known = new Map(accounts.map((account) => [account.id, account]));
  const asked = rows.map((row) => withMatch(row, known.get(row.account), defaultOwners, policy));
  const named = [...new Set(asked.flatMap(({ owners }) => owners))];
  const people = await bulk.findOwners(named, policy.matchOwnersByEmail);
  const listed = (members ?? []).map((row) => memberRow.parse(row));
  return judge(asked, {
    accounts: known,
    openRequests: new Map(open.map((request) => [request.account.id, request])),
    members: new Map(listed.map(({ account, statuses }) => [account, statuses])),
    regions,
    people,
    defaultOwners,
    requester,
    policy,
  });
}

/** A row for which nobody names an owner is its e-mail address's, where the settings have addresses looked up. */
function withMatch(
  row: ListRow,
  account: Account | undefined,
  defaultOwners: readonly string[],
  policy: Policy,
): ListRow {
  const owners = [...row.owners, ...defaultOwners];
  const email = emailToMatch({ owners, email: row.email }, account, policy);
  return email === undefined ? row : { ...row, owners: [email] };
}
