import { randomUUID } from "node:crypto";
import type { ReportRow } from "@invitations/core/ports";
import type { Database, Item } from "./database.ts";
import { HistoryBusy, RecordUnreadable } from "./failures.ts";
import { PART_PREFIX, reportPartKey, TIME_TO_LIVE } from "./table.ts";

/** Bytes of rows in one part: DynamoDB takes 400 KB, and a write costs by the KB whatever its parts are. */
export const LARGEST_PART = 200_000;
/** A single row beyond `LARGEST_PART` has a part of its own; beyond this it fits no item. */
const LARGEST_ROW = 380_000;

/**
 * `History.keepReport`. The first part is written last, and all bear the edition: a reader sees a whole report or
 * none. Throws `RangeError` for a row that no item can hold, and then nothing is written.
 */
export async function keepReport(
  database: Database,
  id: string,
  rows: readonly ReportRow[],
  expiresAt: Date,
): Promise<void> {
  const parts = inParts(rows);
  const common = {
    edition: randomUUID(),
    parts: parts.length,
    [TIME_TO_LIVE]: Math.floor(expiresAt.getTime() / 1_000),
  };
  for (const [index, part] of [...parts.entries()].reverse()) {
    await database.update(reportPartKey(id, index + 1), { set: { ...common, rows: part } });
  }
}

/**
 * `History.report`. Parts that have expired are gone, and with them the report. Throws `HistoryBusy` while another
 * is being put in its place, and `RecordUnreadable` for what this application never wrote.
 */
export async function report(database: Database, id: string): Promise<ReportRow[] | undefined> {
  const items = await database.query({
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": reportPartKey(id, 1).pk, ":prefix": PART_PREFIX },
    ConsistentRead: true,
  });
  const [first] = items;
  if (first?.sk !== reportPartKey(id, 1).sk) return undefined;
  // A report that was longer before has left parts behind the last.
  const parts = items.slice(0, Number(first.parts));
  if (parts.some(({ edition }) => edition !== first.edition)) {
    throw new HistoryBusy(`The report ${id} is being written anew; it can be read in a moment.`);
  }
  return parts.length < Number(first.parts) ? undefined : parts.flatMap(rowsOf);
}

/** Rows as JSON lists, each as long as one item takes; a report without rows is one empty part. */
function inParts(rows: readonly ReportRow[]): string[] {
  const parts: string[][] = [[]];
  let size = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    const length = Buffer.byteLength(text) + 1;
    if (length > LARGEST_ROW) {
      throw new RangeError(`A row of a report has ${length} bytes, and at most ${LARGEST_ROW} can be kept.`);
    }
    if (size > 0 && size + length > LARGEST_PART) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(text);
    size += length;
  }
  return parts.map((part) => `[${part.join(",")}]`);
}

function rowsOf({ pk, sk, rows }: Item): ReportRow[] {
  try {
    const read: unknown = JSON.parse(String(rows));
    if (Array.isArray(read)) return read as ReportRow[];
  } catch {
    // Said below, together with what is JSON and no list.
  }
  throw new RecordUnreadable(`The part ${String(sk)} of ${String(pk)} is not what this application writes.`);
}
