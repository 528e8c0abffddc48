import { type Account, accountSchema } from "@invitations/core/accounts/account";
import type { Request } from "@invitations/core/request/request";
import type { Database, Item, Write } from "./database.ts";
import { RecordUnreadable } from "./failures.ts";
import { accountKey, aliasKey, INDEXES } from "./table.ts";

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

/** `History.saveAccount`: what is not given is taken away; attributes that are none of an account's stay. */
export async function saveAccount(database: Database, given: Omit<Account, "openRequest">): Promise<void> {
  const { id, alias, email, owners, channel, roleArn } = accountSchema.parse(given);
  const wanted = {
    id,
    alias,
    aliasKey: indexed(alias),
    email,
    // DynamoDB has no empty set.
    owners: owners.length === 0 ? undefined : new Set(owners),
    channel,
    roleArn,
  };
  const entries = Object.entries(wanted);
  await database.update(accountKey(id), {
    set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    remove: entries.filter(([, value]) => value === undefined).map(([name]) => name),
  });
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
        openRequest: request.id,
        ...(alias === undefined ? {} : { alias }),
        ...(key === undefined ? {} : { aliasKey: key }),
        ...(email === undefined ? {} : { email }),
      },
      ...(request.owners.length === 0 ? {} : { add: { owners: new Set(request.owners) } }),
      condition: "attribute_not_exists(#openRequest)",
    },
  };
}

/** The account's part in closing a request: it is free again, unless another request holds it. */
export function closedIn(request: Request): Write {
  return {
    update: accountKey(request.account.id),
    change: {
      remove: ["openRequest"],
      condition: "#openRequest = :openRequest",
      values: { openRequest: request.id },
    },
  };
}

function indexed(alias: string | undefined): string | undefined {
  return alias === undefined ? undefined : aliasKey(alias) || undefined;
}

function parseAccount(item: Item): Account {
  const owners = item.owners instanceof Set ? [...item.owners].sort() : [];
  const parsed = accountSchema.safeParse({ ...item, owners });
  if (parsed.success) return parsed.data;
  throw new RecordUnreadable(
    `The item ${String(item.pk)} is not what this application writes: ${parsed.error.message}`,
    { cause: parsed.error },
  );
}
