import { expect, test } from "vitest";
import { readBack } from "./read-back.ts";

test.each([
  { enoughAt: 1, pauses: [1, 1], reads: 1 },
  { enoughAt: 2, pauses: [1, 1], reads: 2 },
  { enoughAt: 9, pauses: [1, 1], reads: 3 },
  { enoughAt: 9, pauses: [], reads: 1 },
])("reads $reads times", async ({ enoughAt, pauses, reads }) => {
  let read = 0;
  const last = await readBack(
    async () => ++read,
    (count) => count >= enoughAt,
    pauses,
  );
  expect([last, read]).toEqual([reads, reads]);
});
