import { isOperator, isOwner } from "@invitations/core/policy";
import type { RecordedOf } from "@invitations/core/ports";
import type { Refusal } from "@invitations/core/refusal";
import type { Request } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import type { Since } from "./command/values.ts";
import type { Desk } from "./desk.ts";
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
  const exported = await withRequests(desk, events, user);
  if (exported.length > 0) await upload(client, user, asked, exported);
  return {
    asked,
    events: exported.length,
    ...(next === undefined ? {} : { next: { ...asked, part: asked.part + 1, after: next } }),
  };
}

/** Events with what their requests are about, without those that are not for this person's eyes. */
async function withRequests(desk: Desk, events: readonly RecordedOf[], user: string): Promise<Exported[]> {
  const ids = [...new Set(events.map(({ request }) => request))];
  const found = await Promise.all(ids.map((id) => desk.history.request(id)));
  const seen = found.filter((request) => request !== undefined);
  const visible = isOperator(desk.policy, user) ? seen : await own(desk, seen, user);
  const requests = new Map(visible.map((request) => [request.id, request]));
  return events.flatMap((event) => {
    const request = requests.get(event.request);
    return request ? [{ event, request }] : [];
  });
}

async function own(desk: Desk, requests: readonly Request[], user: string): Promise<Request[]> {
  const ids = [...new Set(requests.map(({ account }) => account.id))];
  const accounts = await Promise.all(ids.map((id) => desk.history.account(id)));
  const owned = new Set(accounts.filter((account) => isOwner(account, user)).map((account) => account?.id));
  return requests.filter(({ account }) => owned.has(account.id));
}

async function upload(
  client: WebClient,
  user: string,
  { since, until, part, after }: ExportAsked,
  exported: readonly Exported[],
): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error(`Slack opened no conversation with ${user}.`);
  const numbered = part > 1 || after !== undefined ? `-part-${part}` : "";
  const name = `security-hub-${since.slice(0, 10)}-to-${until.slice(0, 10)}${numbered}`;
  await client.files.uploadV2({
    channel_id: channel.id,
    initial_comment: `Security Hub memberships: ${exported.length} events.`,
    file_uploads: [
      { filename: `${name}.csv`, content: csvOf(exported) },
      { filename: `${name}.jsonl`, content: jsonLinesOf(exported) },
    ],
  });
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
