import { type Account, accountSchema } from "@invitations/core/accounts/account";
import { seenBy } from "@invitations/core/accounts/last-seen";
import { failedRegions } from "@invitations/core/request/moves/request-retry";
import type { Request } from "@invitations/core/request/request";
import type { Database, Item, Write } from "./database.ts";
import type { Change } from "./expression.ts";
import { RecordUnreadable } from "./failures.ts";
import { accountKey, aliasKey, INDEXES, LISTED } from "./table.ts";

/** `History.account`. */
export async function account(database: Database, id: string): Promise<Account | undefined> {
  const item = await database.get(accountKey(id));
  return item && parseAccount(item);
}

/** `History.accountsByAlias`; by account id. */
export async function accountsByAlias(database: Database, alias: string): Promise<Account[]> {
  const wanted = aliasKey(alias);
  // An index key cannot be empty, and no account bears that alias.
  if (wanted === "") return [];
  const index = INDEXES.accountsByAlias;
  const items = await database.list({
    IndexName: index.name,
    KeyConditionExpression: "#partition = :alias",
    ExpressionAttributeNames: { "#partition": index.partition },
    ExpressionAttributeValues: { ":alias": wanted },
  });
  // The index is a moment behind the table, which has the last word.
  return items.filter((item) => item.aliasKey === wanted).map(parseAccount);
}

/** `History.accounts`. An account that is new in the last moment may be missing. */
export async function accounts(
  database: Database,
  most: number,
  after?: string,
): Promise<{ accounts: Account[]; next?: string }> {
  const index = INDEXES.accountsById;
  const from = after === undefined ? undefined : { ...accountKey(after), [index.partition]: LISTED };
  const { items, last } = await database.listPage(
    {
      IndexName: index.name,
      KeyConditionExpression: "#partition = :listed",
      ExpressionAttributeNames: { "#partition": index.partition },
      ExpressionAttributeValues: { ":listed": LISTED },
    },
    most,
    from,
  );
  const next = last && String(last.pk).slice(accountKey("").pk.length);
  return { accounts: items.map(parseAccount), ...(next === undefined ? {} : { next }) };
}

/** The account's part in opening a request: no other may be open, and what the request knows of it is kept. */
export function openedIn(request: Request): Write {
  const { id, alias, email } = request.account;
  const key = indexed(alias);
  return {
    update: accountKey(id),
    change: {
      set: {
        id,
        listed: LISTED,
        openRequest: request.id,
        ...(alias === undefined ? {} : { alias }),
        ...(key === undefined ? {} : { aliasKey: key }),
        ...(email === undefined ? {} : { email }),
      },
      // What a closing request leaves behind is written into this map.
      ensure: { lastSeen: {} },
      ...(request.owners.length === 0 ? {} : { add: { owners: new Set(request.owners) } }),
      condition: "attribute_not_exists(#openRequest)",
    },
  };
}

/** The account's part in closing a request: it is free again, unless another request holds it. */
export function closedIn(request: Request): Write {
  const { set, setIn, remove } = leftBehind(request);
  return {
    update: accountKey(request.account.id),
    change: {
      set,
      setIn,
      remove: [...remove, "openRequest"],
      condition: "#openRequest = :openRequest",
      values: { openRequest: request.id },
    },
  };
}

/** The account's part in what happens to a request after its end. */
export function leftBehindBy(request: Request): Write {
  return { update: accountKey(request.account.id), change: leftBehind(request) };
}

function leftBehind(request: Request) {
  const failedIn = failedRegions(request);
  return {
    setIn: { lastSeen: seenBy(request) },
    set: failedIn.length === 0 ? {} : { failedIn },
    remove: failedIn.length === 0 ? ["failedIn"] : [],
  } satisfies Change;
}

/** The attribute by which the index finds an alias; none where there is nothing to find. */
export function indexed(alias: string | undefined): string | undefined {
  return alias === undefined ? undefined : aliasKey(alias) || undefined;
}

/** Throws `RecordUnreadable`. */
export function parseAccount(item: Item): Account {
  const owners = item.owners instanceof Set ? [...item.owners].sort() : [];
  const { lastSeen, ...rest } = item;
  const nothingSeen = typeof lastSeen !== "object" || lastSeen === null || Object.keys(lastSeen).length === 0;
  const parsed = accountSchema.safeParse({ ...rest, owners, ...(nothingSeen ? {} : { lastSeen }) });
  if (parsed.success) return parsed.data;
  throw new RecordUnreadable(
    `The item ${String(item.pk)} is not what this application writes: ${parsed.error.message}`,
    { cause: parsed.error },
  );
}
