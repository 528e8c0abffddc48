import { type Batch, batchSchema } from "@invitations/core/bulk/batch";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { LOST, untilWon } from "./contest.ts";
import type { Database, Item } from "./database.ts";
import { RecordUnreadable } from "./failures.ts";
import { batchKey } from "./table.ts";

/** `History.keepBatch`. */
export async function keepBatch(database: Database, batch: Batch): Promise<void> {
  await database.update(batchKey(batch.id), {
    set: { batch, version: batch.version },
    condition: "attribute_not_exists(#version)",
  });
}

/** `History.batch`. */
export async function batch(database: Database, id: string): Promise<Batch | undefined> {
  const item = await database.get(batchKey(id));
  return item && parseBatch(item);
}

/** `History.changeBatch`. Throws `HistoryBusy` or a `Failure`. */
export async function changeBatch(
  database: Database,
  id: string,
  move: (batch: Batch) => Omit<Batch, "version"> | Refusal,
): Promise<Batch | Refusal> {
  return untilWon(`change batch ${id}`, database.attempts, async () => {
    const before = await batch(database, id);
    if (!before) return { refusal: "request-unknown", request: id };
    const moved = move(before);
    if (isRefusal(moved)) return moved;
    const after = { ...moved, version: before.version + 1 };
    const lost = await database.update(batchKey(id), {
      set: { batch: after, version: after.version },
      condition: "#version = :seen",
      values: { seen: before.version },
    });
    return lost ? LOST : after;
  });
}

function parseBatch(item: Item): Batch {
  const parsed = batchSchema.safeParse(item.batch);
  if (parsed.success) return parsed.data;
  throw new RecordUnreadable(
    `The item ${String(item.pk)} is not what this application writes: ${parsed.error.message}`,
    { cause: parsed.error },
  );
}
