import { expect, test } from "vitest";
import { batches } from "./batches.ts";

test.each([
  [0, []],
  [1, [1]],
  [50, [50]],
  [51, [50, 1]],
  [150, [50, 50, 50]],
])("%i items make batches of %j", (count, sizes) => {
  const items = Array.from({ length: count }, (_, at) => at);
  const made = batches(items, 50);
  expect(made.map((batch) => batch.length)).toEqual(sizes);
  expect(made.flat()).toEqual(items);
});
