import type { Account } from "@invitations/core/accounts/account";
import { type AccountEvent, accountEventSchema, foldAccount } from "@invitations/core/accounts/account-event";
import type { RecordedOfAccount } from "@invitations/core/ports";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { indexed, parseAccount } from "./accounts.ts";
import { sealedAt } from "./append.ts";
import { NOTHING_BEFORE } from "./chain.ts";
import { LOST, untilWon } from "./contest.ts";
import type { Database, Item } from "./database.ts";
import { fitted } from "./event-size.ts";
import type { Change } from "./expression.ts";
import { parseAccountEvent } from "./read.ts";
import { accountEventKey, accountKey, EVENT_PREFIX, LISTED } from "./table.ts";

/** `History.changeAccount`. Throws `HistoryBusy` or a `Failure`. */
export async function changeAccount(
  database: Database,
  id: string,
  move: (account: Account | undefined) => AccountEvent | Refusal | undefined,
): Promise<Account | Refusal> {
  return untilWon(`change account ${id}`, database.attempts, async () => {
    const item = await database.get(accountKey(id));
    const before = item && parseAccount(item);
    const moved = move(before);
    if (isRefusal(moved)) return moved;
    if (!moved) return before ?? { id, owners: [] };
    const event = fitted(moved, accountEventSchema);
    const { seq, previous } = lastOf(item);
    const next = sealedAt(accountEventKey(id, seq + 1), event, seq + 1, previous);
    const after = foldAccount(before, id, event);
    const lost = await database.transact([
      next.write,
      { update: accountKey(id), change: changeFrom({ item, before, after, seq, hash: next.hash }) },
    ]);
    return lost ? LOST : after;
  });
}

/** `History.accountEvents`. Throws `RecordUnreadable` for an event of no known shape. */
export async function accountEvents(database: Database, id: string): Promise<RecordedOfAccount[]> {
  const items = await database.query({
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": accountKey(id).pk, ":prefix": EVENT_PREFIX },
    ConsistentRead: true,
  });
  return items.map(parseAccountEvent);
}

/** The last event of the account's own history, which its requests' events are not in. */
function lastOf(item: Item | undefined): { seq: number; previous: string } {
  return typeof item?.version === "number" && typeof item.hash === "string"
    ? { seq: item.version, previous: item.hash }
    : { seq: 0, previous: NOTHING_BEFORE };
}

/** The account as the table has it, and as it is after its event. */
interface Step {
  item: Item | undefined;
  before: Account | undefined;
  after: Account;
  /** Of the event before. */
  seq: number;
  /** Of the new event. */
  hash: string;
}

/** What people set, as it is after the event, if nothing else has happened to the account since. */
function changeFrom({ item, before, after, seq, hash }: Step): Change {
  const { id, alias, email, notified, quorum, channel, roleArn } = after;
  const aliasKey = indexed(alias);
  const wanted = { id, listed: LISTED, alias, aliasKey, email, notified, quorum, channel, roleArn };
  const entries = Object.entries(wanted);
  const owners = ownersFrom(before?.owners ?? [], after.owners);
  const standing = standingFrom(item, before, after);
  return {
    ...owners,
    ...standing,
    set: {
      ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
      ...owners.set,
      ...standing.set,
      version: seq + 1,
      hash,
    },
    remove: entries.filter(([, value]) => value === undefined).map(([name]) => name),
    condition: [
      seq === 0 ? "attribute_not_exists(#version)" : "#version = :seen",
      ...(standing.condition === undefined ? [] : [standing.condition]),
    ].join(" AND "),
    values: { ...(seq === 0 ? {} : { seen: seq }), ...standing.values },
  };
}

/**
 * Where the account was seen, Region by Region. A request that closes writes there too, without an event of the
 * account's own, so the map must be what the event was made from; DynamoDB sets no member of a map that is not there.
 */
function standingFrom(item: Item | undefined, before: Account | undefined, after: Account): Change {
  const changed = Object.entries(after.lastSeen ?? {}).filter(
    ([region, seen]) => before?.lastSeen?.[region] !== seen,
  );
  if (changed.length === 0) return {};
  return item?.lastSeen === undefined
    ? { set: { lastSeen: after.lastSeen }, condition: "attribute_not_exists(#lastSeen)" }
    : {
        setIn: { lastSeen: Object.fromEntries(changed) },
        condition: "#lastSeen = :lastSeenBefore",
        values: { lastSeenBefore: item.lastSeen },
      };
}

/** As a difference, since a request that opens at the same moment adds its owners too. */
function ownersFrom(before: readonly string[], after: readonly string[]): Change {
  const gone = before.filter((owner) => !after.includes(owner));
  const come = after.filter((owner) => !before.includes(owner));
  // One update cannot both add to a set and take out of it.
  if (come.length > 0 && gone.length > 0) return { set: { owners: new Set(after) } };
  if (come.length > 0) return { add: { owners: new Set(come) } };
  return gone.length > 0 ? { takeOut: { owners: new Set(gone) } } : {};
}
