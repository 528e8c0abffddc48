import { setTimeout as pass } from "node:timers/promises";

/** Milliseconds between the tries to read back what was written: about 1.5 s, the rest is for a later retry. */
export const READ_BACK_PAUSES: readonly number[] = [200, 400, 800];

/** Reads until `enough`, at most once more than there are pauses; returns the last reading either way. */
export async function readBack<Reading>(
  read: () => Promise<Reading>,
  enough: (reading: Reading) => boolean,
  pauses: readonly number[],
): Promise<Reading> {
  let reading = await read();
  for (const pause of pauses) {
    if (enough(reading)) break;
    await pass(pause);
    reading = await read();
  }
  return reading;
}
