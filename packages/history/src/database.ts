import { randomUUID } from "node:crypto";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { ATTEMPTS, LOST, untilWon } from "./contest.ts";
import { type Change, expressionOf } from "./expression.ts";
import { named } from "./failures.ts";
import type { Key } from "./table.ts";

export type Item = Record<string, unknown>;
type Query = Omit<QueryCommandInput, "TableName">;

/** One write of a transaction. A put is of a new item: nothing with that key may be there. */
export type Write = { put: Key & Item } | { update: Key; change: Change };

/** Why nothing was written, write by write: whether its condition failed, and the open request that stood there. */
export type Loss = { failed: boolean; openRequest?: string }[];

/** The calls that the history makes, all of them on one table and none of them a Scan. */
export interface Database {
  readonly attempts: number;
  /** Consistent. */
  get(key: Key, attributes?: string[]): Promise<Item | undefined>;
  /** Those of these items that there are, in their order; consistent. */
  getAll(keys: readonly Key[]): Promise<Item[]>;
  /** Page by page until there is no more, or `most` are read. */
  query(input: Query, most?: number): Promise<Item[]>;
  /** Asks an index, which is a moment behind, in what order; reads the items themselves as they are now. */
  list(input: Query & { IndexName: string }, most?: number): Promise<Item[]>;
  /** One page of at most `most`, after the index key `from`; `last`: the key to go on from, where there is more. */
  listPage(
    input: Query & { IndexName: string },
    most: number,
    from?: Item,
  ): Promise<{ items: Item[]; last?: Item }>;
  /** Answers `undefined` once written, or `exists`: whether there is an item that the condition did not fit. */
  update(key: Key, change: Change): Promise<{ exists: boolean } | undefined>;
  /** All or nothing. Answers `undefined` once written. */
  transact(writes: readonly Write[]): Promise<Loss | undefined>;
}

/** Keys that one BatchGetItem takes. */
const BATCH = 100;

export function createDatabase(
  client: DynamoDBClient | DynamoDBDocumentClient,
  table: string,
  attempts = ATTEMPTS,
): Database {
  const documents = client instanceof DynamoDBDocumentClient ? client : DynamoDBDocumentClient.from(client);

  /** Asks once; the SDK retries what passes. */
  const ask = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await call();
    } catch (error) {
      throw named(error);
    }
  };

  const getBatch = (keys: readonly Key[]): Promise<Item[]> => {
    const found: Item[] = [];
    let wanted: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
    return untilWon<Item[]>("read the table", attempts, async () => {
      const answer = await ask(() =>
        documents.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
        ),
      );
      found.push(...(answer.Responses?.[table] ?? []));
      wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      return wanted.length === 0 ? found : LOST;
    });
  };

  const query = async (
    input: Query,
    most = Number.POSITIVE_INFINITY,
    start?: Item,
  ): Promise<{ items: Item[]; last?: Item }> => {
    const items: Item[] = [];
    let from = start;
    while (items.length < most) {
      const command = new QueryCommand({
        TableName: table,
        ...input,
        ...(Number.isFinite(most) ? { Limit: most - items.length } : {}),
        ...(from ? { ExclusiveStartKey: from } : {}),
      });
      const page = await ask(() => documents.send(command));
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
      if (!from) return { items };
    }
    return { items, ...(from ? { last: from } : {}) };
  };

  /** The items that an index, or somebody else, has named, as they are now, in that order. */
  const read = async (named: readonly (Item | Key)[]): Promise<Item[]> => {
    // An item whose place in the index changes while it is read page by page may come twice.
    const keys = new Map<string, Key>();
    for (const { pk, sk } of named) keys.set(`${pk} ${sk}`, { pk: String(pk), sk: String(sk) });
    const found = new Map<string, Item>();
    const wanted = [...keys.values()];
    const batches: Key[][] = [];
    for (let from = 0; from < wanted.length; from += BATCH) batches.push(wanted.slice(from, from + BATCH));
    // All at once: the SDK's connections are the limit, and somebody waits for the list.
    for (const item of (await Promise.all(batches.map(getBatch))).flat()) {
      found.set(`${item.pk} ${item.sk}`, item);
    }
    return [...keys.keys()].map((key) => found.get(key)).filter((item) => item !== undefined);
  };

  return {
    attempts,
    async get(key, attributes) {
      const names = Object.fromEntries((attributes ?? []).map((name) => [`#${name}`, name]));
      const projection = attributes
        ? { ProjectionExpression: Object.keys(names).join(", "), ExpressionAttributeNames: names }
        : {};
      const command = new GetCommand({ TableName: table, Key: key, ConsistentRead: true, ...projection });
      return (await ask(() => documents.send(command))).Item;
    },
    getAll: read,
    query: async (input, most) => (await query(input, most)).items,
    list: async (input, most) => read((await query(input, most)).items),
    async listPage(input, most, from) {
      const { items, last } = await query(input, most, from);
      return { items: await read(items), ...(last ? { last } : {}) };
    },
    update(key, change) {
      const command = {
        TableName: table,
        Key: key,
        ...expressionOf(change),
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      } as const;
      return untilWon("write to the table", attempts, async () => {
        try {
          await documents.send(new UpdateCommand(command));
          return undefined;
        } catch (error) {
          const { name, Item } = error as { name: string; Item?: unknown };
          if (name === "ConditionalCheckFailedException") return { exists: Item !== undefined };
          // A transaction holds the item for this moment; the SDK does not retry that.
          if (name === "TransactionConflictException") return LOST;
          throw named(error);
        }
      });
    },
    async transact(writes) {
      try {
        await documents.send(
          new TransactWriteCommand({
            // One token for all of the SDK's retries: a transaction whose reply was lost is not made twice.
            ClientRequestToken: randomUUID(),
            TransactItems: writes.map((write) => transactItem(table, write)),
          }),
        );
        return undefined;
      } catch (error) {
        const loss = lossIn(error);
        if (loss) return loss;
        throw named(error);
      }
    },
  };
}

function transactItem(table: string, write: Write) {
  const common = { TableName: table, ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const;
  return "put" in write
    ? { Put: { ...common, Item: write.put, ConditionExpression: "attribute_not_exists(pk)" } }
    : { Update: { ...common, Key: write.update, ...expressionOf(write.change) } };
}

/** Reasons for which the same transaction may go through a moment later. */
const PASSING: ReadonlySet<string | undefined> = new Set([
  "None",
  "ConditionalCheckFailed",
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
]);

interface CancellationReason {
  Code?: string;
  Item?: Record<string, { S?: string }>;
}

/** Tells a transaction that lost against another from one that can never succeed. */
function lossIn(error: unknown): Loss | undefined {
  const { name, CancellationReasons: reasons = [] } = error as {
    name: string;
    CancellationReasons?: CancellationReason[];
  };
  if (name !== "TransactionCanceledException" || reasons.length === 0) return undefined;
  if (!reasons.every(({ Code }) => PASSING.has(Code))) return undefined;
  return reasons.map(({ Code, Item }) => {
    const openRequest = Item?.openRequest?.S;
    return {
      failed: Code === "ConditionalCheckFailed",
      ...(openRequest === undefined ? {} : { openRequest }),
    };
  });
}
