import { setTimeout as pause } from "node:timers/promises";
import { HistoryBusy } from "./failures.ts";

/** An attempt that another writer overtook; nothing was written. */
export const LOST = Symbol("lost");

/** Enough for every linked Region to report at once. */
export const ATTEMPTS = 40;
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 250;

/**
 * Makes attempts until one is not lost, with pauses of random length between them, so that those who met once
 * do not meet again. Throws `HistoryBusy` when the last one is lost too.
 */
export async function untilWon<Result>(
  what: string,
  attempts: number,
  attempt: () => Promise<Result | typeof LOST>,
): Promise<Result> {
  for (let round = 0; round < attempts; round += 1) {
    if (round > 0) await pause(Math.random() * Math.min(FIRST_PAUSE * 2 ** round, LONGEST_PAUSE));
    const result = await attempt();
    if (result !== LOST) return result;
  }
  throw new HistoryBusy(`Could not ${what}: other writers were faster ${attempts} times.`);
}
