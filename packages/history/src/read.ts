import type { Recorded } from "@invitations/core/ports";
import { eventSchema, type RequestEvent } from "@invitations/core/request/event";
import { isClosed, type Request } from "@invitations/core/request/request";
import type { Database, Item } from "./database.ts";
import { RecordUnreadable } from "./failures.ts";
import { parseHead, readHead } from "./head.ts";
import { EVENT_PREFIX, INDEXES, OPEN, requestKey } from "./table.ts";

/** `History.request`. */
export async function request(database: Database, id: string): Promise<Request | undefined> {
  return (await readHead(database, id))?.request;
}

/** `History.events`. Throws `RecordUnreadable` for an event of no known shape. */
export async function events(database: Database, id: string): Promise<Recorded[]> {
  const items = await database.query({
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": requestKey(id).pk, ":prefix": EVENT_PREFIX },
    ConsistentRead: true,
  });
  return items.map(parseEvent);
}

/** `History.requestsOf`. A request that was opened in the last moment may be missing. */
export async function requestsOf(database: Database, account: string, most: number): Promise<Request[]> {
  const index = INDEXES.requestsByAccount;
  const items = await database.list(
    {
      IndexName: index.name,
      KeyConditionExpression: "#partition = :account",
      ExpressionAttributeNames: { "#partition": index.partition },
      ExpressionAttributeValues: { ":account": account },
      ScanIndexForward: false,
    },
    most,
  );
  return items.map((item) => parseHead(item).request);
}

/** Open requests, the one that is due first at the front; with `dueBy` only those due by then. */
export async function openRequests(database: Database, most: number, dueBy?: Date): Promise<Request[]> {
  const index = INDEXES.openByDueTime;
  const items = await database.list(
    {
      IndexName: index.name,
      KeyConditionExpression: dueBy ? "#partition = :open AND #due <= :dueBy" : "#partition = :open",
      ExpressionAttributeNames: { "#partition": index.partition, ...(dueBy ? { "#due": index.sort } : {}) },
      ExpressionAttributeValues: { ":open": OPEN, ...(dueBy ? { ":dueBy": dueBy.toISOString() } : {}) },
    },
    most,
  );
  // The index is a moment behind the table, which has the last word.
  return items.map((item) => parseHead(item).request).filter((request) => !isClosed(request));
}

/** As it was stored, not as the schema would put it today: its hash was made of that. */
function parseEvent(item: Item): Recorded {
  const parsed = eventSchema.safeParse(item.event);
  const { seq, hash } = item;
  if (!parsed.success || typeof seq !== "number" || typeof hash !== "string") {
    throw new RecordUnreadable(
      `The event ${String(item.sk)} of ${String(item.pk)} is not what this application writes: ` +
        (parsed.error?.message ?? "no number or no hash"),
      { cause: parsed.error },
    );
  }
  return { ...(item.event as RequestEvent), seq, hash };
}
