import { type AccountEvent, accountEventSchema } from "@invitations/core/accounts/account-event";
import type { Recorded, RecordedOf, RecordedOfAccount, Sealed } from "@invitations/core/ports";
import { eventSchema, type RequestEvent } from "@invitations/core/request/event";
import { isClosed, type Request } from "@invitations/core/request/request";
import type { Database, Item } from "./database.ts";
import { RecordUnreadable } from "./failures.ts";
import { parseHead, readHead } from "./head.ts";
import { accountKey, EVENT_PREFIX, eventSortKey, INDEXES, OPEN, requestKey, yearOf } from "./table.ts";

/** `History.request`. */
export async function request(database: Database, id: string): Promise<Request | undefined> {
  return (await readHead(database, id))?.request;
}

/** `History.requests`. */
export async function requests(database: Database, ids: readonly string[]): Promise<Request[]> {
  const items = await database.getAll(ids.map(requestKey));
  return items.map((item) => parseHead(item).request);
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
export function requestsOf(database: Database, account: string, most: number): Promise<Request[]> {
  return newestOf(database, INDEXES.requestsByAccount, account, most);
}

/** `History.requestsBy`. A request that was opened in the last moment may be missing. */
export function requestsBy(database: Database, requester: string, most: number): Promise<Request[]> {
  return newestOf(database, INDEXES.requestsByRequester, requester, most);
}

async function newestOf(
  database: Database,
  index: { name: string; partition: string },
  value: string,
  most: number,
): Promise<Request[]> {
  const items = await database.list(
    {
      IndexName: index.name,
      KeyConditionExpression: "#partition = :value",
      ExpressionAttributeNames: { "#partition": index.partition },
      ExpressionAttributeValues: { ":value": value },
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

/**
 * `History.eventsBetween`: one year of the index after the other. An event of the last moment may be missing.
 * Throws `RecordUnreadable` for an event of no known shape.
 */
export async function eventsBetween(
  database: Database,
  since: Date,
  until: Date,
  most: number,
  after?: string,
): Promise<{ events: RecordedOf[]; next?: string }> {
  const index = INDEXES.eventsByTime;
  const place = after === undefined ? undefined : readPlace(after);
  const [first, last] = [place?.at ?? since.toISOString(), until.toISOString()];
  const found: RecordedOf[] = [];
  // DynamoDB takes no range whose end is before its beginning.
  if (last < first) return { events: found };
  for (let year = Number(yearOf(first)); year <= Number(yearOf(last)); year += 1) {
    if (found.length === most) return { events: found, ...goOnAfter(found) };
    const page = await database.listPage(
      {
        IndexName: index.name,
        KeyConditionExpression: "#partition = :year AND #at BETWEEN :first AND :last",
        ExpressionAttributeNames: { "#partition": index.partition, "#at": index.sort },
        ExpressionAttributeValues: { ":year": String(year), ":first": first, ":last": last },
      },
      most - found.length,
      place !== undefined && yearOf(place.at) === String(year) ? place : undefined,
    );
    found.push(...page.items.map(parseAnyEvent));
    if (page.last) return { events: found, ...goOnAfter(found) };
  }
  return { events: found };
}

/** An event of a request or of an account, with whose it is. */
function parseAnyEvent(item: Item): RecordedOf {
  const [request, account] = [requestKey("").pk, accountKey("").pk];
  const pk = String(item.pk);
  return pk.startsWith(account)
    ? { ...parseAccountEvent(item), account: pk.slice(account.length) }
    : { ...parseEvent(item), request: pk.slice(request.length) };
}

const BETWEEN = "/";

function goOnAfter(events: readonly RecordedOf[]): { next?: string } {
  const last = events.at(-1);
  if (!last) return {};
  const { pk } = "request" in last ? requestKey(last.request) : accountKey(last.account);
  return { next: [last.at, last.seq, pk].join(BETWEEN) };
}

/** The index key of the event that a page ended with. Throws `RangeError` for a text that no page gave. */
function readPlace(after: string) {
  const [at = "", seq = "", ...pk] = after.split(BETWEEN);
  if (!/^\d{4}-/.test(at) || !/^\d+$/.test(seq)) throw new RangeError(`There is no page after "${after}".`);
  return { pk: pk.join(BETWEEN), sk: eventSortKey(Number(seq)), at, year: yearOf(at) };
}

const parseEvent = (item: Item): Recorded => parseAs<RequestEvent>(eventSchema, item);

/** Throws `RecordUnreadable`. */
export const parseAccountEvent = (item: Item): RecordedOfAccount =>
  parseAs<AccountEvent>(accountEventSchema, item);

interface Shape {
  safeParse(value: unknown): { success: boolean; error?: Error };
}

/** As it was stored, not as the schema would put it today: its hash was made of that. */
function parseAs<Event>(schema: Shape, item: Item): Event & Sealed {
  const parsed = schema.safeParse(item.event);
  const { seq, hash } = item;
  if (!parsed.success || typeof seq !== "number" || typeof hash !== "string") {
    throw new RecordUnreadable(
      `The event ${String(item.sk)} of ${String(item.pk)} is not what this application writes: ` +
        (parsed.error?.message ?? "no number or no hash"),
      { cause: parsed.error },
    );
  }
  return { ...(item.event as Event), seq, hash };
}
