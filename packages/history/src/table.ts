/**
 * The one table, as plain data: what it is called inside, how its keys are made, which indexes it has.
 *
 * | item | pk | sk | further attributes |
 * |---|---|---|---|
 * | head of a request | `REQUEST#<id>` | `HEAD` | `version`, `hash` of the last event, `request` (the folded request), `account`, `requester`, `requestedAt`; while it is open also `open`, `due`, and `taskToken` once somebody waits |
 * | event | `REQUEST#<id>` | `EVENT#00000001` | `seq`, `hash`, `event`, `year` and `at` of the event; written once, never changed |
 * | account | `ACCOUNT#<id>` | `ACCOUNT` | `id`, `listed`, `alias`, `aliasKey`, `email`, `owners` (string set), `channel`, `roleArn`, `openRequest`, `lastSeen` (map by Region), `failedIn` (list); once it has events of its own also `version` and `hash` of the last |
 * | event of an account | `ACCOUNT#<id>` | `EVENT#00000001` | as the event of a request |
 * | readiness of an account | `ACCOUNT#<id>` | `READINESS` | `readiness` (JSON text), `at` |
 * | batch | `BATCH#<id>` | `BATCH` | `batch`, `version`; its rows are a report of the same id |
 * | part of a report | `REPORT#<id>` | `PART#0001` | `rows` (JSON text, well below what an item may hold), `parts` (how many), `edition` (of one writing), `expiresAt` (seconds since 1970, when DynamoDB may delete it) |
 *
 * `due` is when an open request wants looking at: its expiry, or the time it was made as long as nobody has been
 * asked. The indexes carry keys only, so a move costs no write in an index but for its event, unless keys of the
 * head change, and lists are read from the table itself, as it is at that moment.
 */
export interface TableDefinition {
  TableName: string;
  BillingMode: "PAY_PER_REQUEST";
  AttributeDefinitions: { AttributeName: string; AttributeType: "S" }[];
  KeySchema: KeyPart[];
  GlobalSecondaryIndexes: {
    IndexName: string;
    KeySchema: KeyPart[];
    Projection: { ProjectionType: "KEYS_ONLY" };
  }[];
}

export interface KeyPart {
  AttributeName: string;
  KeyType: "HASH" | "RANGE";
}

/** Primary key of an item. */
export interface Key {
  pk: string;
  sk: string;
}

/** The attribute by which DynamoDB deletes what has served its time: only reports have it, the record never. */
export const TIME_TO_LIVE = "expiresAt";

/** The indexes: name, partition attribute, sort attribute. */
export const INDEXES = {
  /** Requests of an account, by the time they were made. */
  requestsByAccount: { name: "requestsByAccount", partition: "account", sort: "requestedAt" },
  /** Requests that somebody made, by the time they were made. */
  requestsByRequester: { name: "requestsByRequester", partition: "requester", sort: "requestedAt" },
  /** Open requests by what is due first; closed ones are not in it. */
  openByDueTime: { name: "openByDueTime", partition: "open", sort: "due" },
  /** Accounts by alias in lower case; those without one are not in it. */
  accountsByAlias: { name: "accountsByAlias", partition: "aliasKey", sort: "pk" },
  /** All accounts by id. */
  accountsById: { name: "accountsById", partition: "listed", sort: "pk" },
  /** Events of all requests and accounts by time, in a partition for each year of UTC. */
  eventsByTime: { name: "eventsByTime", partition: "year", sort: "at" },
} as const;

/** Partition of `openByDueTime`: one, since the open requests of a deployment are few. */
export const OPEN = "OPEN";

/** Partition of `accountsById`: one, since an administrator has a thousand members by invitation at most. */
export const LISTED = "ACCOUNTS";

/** The input of CreateTable, and what a deployment declares. */
export function tableDefinition(name: string): TableDefinition {
  const indexes = Object.values(INDEXES);
  const attributes = new Set(["pk", "sk", ...indexes.flatMap(({ partition, sort }) => [partition, sort])]);
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [...attributes].map((attribute) => ({
      AttributeName: attribute,
      AttributeType: "S",
    })),
    KeySchema: keySchema("pk", "sk"),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.partition, index.sort),
      Projection: { ProjectionType: "KEYS_ONLY" },
    })),
  };
}

function keySchema(partition: string, sort: string): KeyPart[] {
  return [
    { AttributeName: partition, KeyType: "HASH" },
    { AttributeName: sort, KeyType: "RANGE" },
  ];
}

/** What every event's sort key begins with. */
export const EVENT_PREFIX = "EVENT#";

export function requestKey(id: string): Key {
  return { pk: `REQUEST#${id}`, sk: "HEAD" };
}

export function eventKey(id: string, seq: number): Key {
  return { pk: requestKey(id).pk, sk: eventSortKey(seq) };
}

export function accountEventKey(id: string, seq: number): Key {
  return { pk: accountKey(id).pk, sk: eventSortKey(seq) };
}

/** Eight digits, so that text order is the order of events up to the hundred-millionth. */
export function eventSortKey(seq: number): string {
  return `${EVENT_PREFIX}${String(seq).padStart(8, "0")}`;
}

export function readinessKey(account: string): Key {
  return { pk: accountKey(account).pk, sk: "READINESS" };
}

export function batchKey(id: string): Key {
  return { pk: `BATCH#${id}`, sk: "BATCH" };
}

export function accountKey(id: string): Key {
  return { pk: `ACCOUNT#${id}`, sk: "ACCOUNT" };
}

/** What every part's sort key begins with. */
export const PART_PREFIX = "PART#";

/** Parts count from 1; four digits, so that text order is their order. */
export function reportPartKey(id: string, part: number): Key {
  return { pk: `REPORT#${id}`, sk: `${PART_PREFIX}${String(part).padStart(4, "0")}` };
}

/** Partition of `eventsByTime`, of an ISO 8601 time in UTC: `2027`. */
export function yearOf(at: string): string {
  return at.slice(0, 4);
}

/** An alias as the index has it: the same name in another case or Unicode form is the same. */
export function aliasKey(alias: string): string {
  return alias.trim().normalize("NFC").toLowerCase();
}
