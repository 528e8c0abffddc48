import { type Batch, type Listed, listedIn } from "@invitations/core/bulk/batch";
import { judgedRowSchema } from "@invitations/core/bulk/verdict";
import type { History } from "@invitations/core/ports";
import * as z from "zod";

/** Every step of an errand is told which; here it is the batch. */
export const errandInput = z.object({ errand: z.string() });

/** What the administrator's side looked like when the batch was checked, as its machine carries it along. */
export const surveyed = errandInput.extend({
  homeRegion: z.string(),
  regions: z.array(z.string()).min(1),
  delegatedFor: z.string().nullable(),
});

/** A stretch of the accounts of a batch: the first, and the one after the last. */
export const stretch = { from: z.number().int().nonnegative(), to: z.number().int().positive() };

/** The batch, or an error that ends the execution. */
export async function readBatch(history: History, id: string): Promise<Batch> {
  const batch = await history.batch(id);
  if (!batch) throw new Error(`There is no batch ${id}.`);
  return batch;
}

/** The accounts of a batch that can be invited, in the order of the list. */
export async function readListed(history: History, id: string): Promise<Listed[]> {
  const rows = await history.report(id);
  if (!rows) throw new Error(`The rows of batch ${id} are gone.`);
  return listedIn(
    id,
    rows.map((row) => judgedRowSchema.parse(row)),
  );
}

/** What each of `items` comes to, at most `atOnce` of them at the same time. */
export async function each<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
