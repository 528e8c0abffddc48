import type { Bench, Trial } from "./bench.ts";
import { drift } from "./cases/drift.ts";
import { fold } from "./cases/fold.ts";
import { list } from "./cases/list.ts";
import { map } from "./cases/map.ts";
import { press } from "./cases/press.ts";
import { rescan } from "./cases/rescan.ts";
import { scan } from "./cases/scan.ts";
import { scanProcess } from "./cases/scan-process.ts";
import { transaction } from "./cases/transaction.ts";

/**
 * Every case, from the quickest to the slowest. One more is a file in `cases/` and a line here; its budget is some
 * three times what is measured, since it is to catch work that grows faster than it should, and no busy machine.
 * What was promised in seconds, megabytes or numbers of calls is a trial, and is held to just that.
 */
export const cases: readonly (Bench | Trial)[] = [
  list,
  fold,
  drift,
  press,
  transaction,
  scan,
  scanProcess,
  map,
  rescan,
];
