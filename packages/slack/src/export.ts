import { isOperator, isOwner } from "@invitations/core/policy";
import type { RecordedOf } from "@invitations/core/ports";
import type { Refusal } from "@invitations/core/refusal";
import type { WebClient } from "@slack/web-api";
import type { Since } from "./command/values.ts";
import type { Desk } from "./desk.ts";
import { openDirect, sendFiles } from "./direct-message.ts";
import { csvOf, type Exported, jsonLinesOf } from "./export-files.ts";

/** Most events of one export, so that it is read and sent while somebody waits; a button goes on from there. */
export const MOST_EXPORTED = 5_000;

/** A stretch of time, and where in it to begin. */
export interface ExportAsked {
  /** ISO 8601. */
  since: string;
  /** ISO 8601; fixed by the first part, so that the parts fit together. */
  until: string;
  /** Which part this is, from 1. */
  part: number;
  /** Where the part before ended. */
  after?: string;
}

/** What was sent. */
export interface ExportSent {
  asked: ExportAsked;
  /** How many events; none, and nothing was sent. */
  events: number;
  /** What to ask for next; absent where this was all. */
  next?: ExportAsked;
}

/** What the command asks for. */
export function exportSince(since: Since, now: Date): ExportAsked | Refusal {
  const from =
    "days" in since
      ? new Date(now.getTime() - since.days * 24 * 60 * 60 * 1_000)
      : new Date(`${since.day}T00:00:00.000Z`);
  if ("day" in since && from > now) return { refusal: "date-in-future", given: since.day };
  return { since: from.toISOString(), until: now.toISOString(), part: 1 };
}

/**
 * Sends somebody the events of a stretch of time by direct message, as CSV and as JSON lines: to an operator all
 * of them, to an owner those of their own accounts as the table has them now. Throws when Slack takes no file.
 */
export async function sendExport(
  desk: Desk,
  client: WebClient,
  asked: ExportAsked,
  user: string,
): Promise<ExportSent> {
  const { events, next } = await desk.history.eventsBetween(
    new Date(asked.since),
    new Date(asked.until),
    MOST_EXPORTED,
    asked.after,
  );
  const exported = await withAccounts(desk, events, user);
  if (exported.length > 0) await upload(client, user, asked, exported);
  return {
    asked,
    events: exported.length,
    ...(next === undefined ? {} : { next: { ...asked, part: asked.part + 1, after: next } }),
  };
}

/** Events with what they are about, without those that are not for this person's eyes. */
async function withAccounts(desk: Desk, events: readonly RecordedOf[], user: string): Promise<Exported[]> {
  const requests = await readEach(
    events.flatMap((event) => ("request" in event ? [event.request] : [])),
    (id) => desk.history.request(id),
  );
  const exported = events.flatMap((event): Exported[] => {
    if (!("request" in event)) return [{ event, account: { id: event.account } }];
    const request = requests.get(event.request);
    return request ? [{ event, account: request.account, kind: request.kind }] : [];
  });
  const everything = isOperator(desk.policy, user);
  // An operator's export needs the accounts for nothing but the names of those that have events of their own.
  const accounts = await readEach(
    exported.flatMap(({ kind, account }) => (everything && kind ? [] : [account.id])),
    (id) => desk.history.account(id),
  );
  return exported
    .filter(({ account }) => everything || isOwner(accounts.get(account.id), user))
    .map((each) => (each.kind ? each : { ...each, account: accounts.get(each.account.id) ?? each.account }));
}

/** Reads what each id names, once; what is not there is left out. */
async function readEach<Read>(
  ids: readonly string[],
  read: (id: string) => Promise<Read | undefined>,
): Promise<Map<string, Read>> {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await read(id)] as const));
  return new Map(found.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])));
}

async function upload(
  client: WebClient,
  user: string,
  { since, until, part, after }: ExportAsked,
  exported: readonly Exported[],
): Promise<void> {
  const numbered = part > 1 || after !== undefined ? `-part-${part}` : "";
  const name = `security-hub-${since.slice(0, 10)}-to-${until.slice(0, 10)}${numbered}`;
  await sendFiles(
    client,
    await openDirect(client, user),
    `Security Hub memberships: ${exported.length} events.`,
    [
      { filename: `${name}.csv`, content: csvOf(exported) },
      { filename: `${name}.jsonl`, content: jsonLinesOf(exported) },
    ],
  );
}

/** What the button of a part asks for; `undefined` where it was not written by this app. */
export function readExportAsked(value: string): ExportAsked | undefined {
  try {
    const { since, until, part, after } = JSON.parse(value) as Record<string, unknown>;
    const times = [since, until].every((time) => typeof time === "string" && !Number.isNaN(Date.parse(time)));
    if (!times || typeof part !== "number" || typeof after !== "string") return undefined;
    return { since: String(since), until: String(until), part, after };
  } catch {
    // Not JSON, so not ours either.
    return undefined;
  }
}
