import type { Bench } from "./bench.ts";
import { drift } from "./cases/drift.ts";
import { fold } from "./cases/fold.ts";
import { list } from "./cases/list.ts";
import { map } from "./cases/map.ts";
import { press } from "./cases/press.ts";
import { scan } from "./cases/scan.ts";
import { transaction } from "./cases/transaction.ts";

/**
 * Every case, from the quickest to the slowest. One more is a file in `cases/` and a line here; its budget is some
 * three times what is measured, since it is to catch work that grows faster than it should, and no busy machine.
 */
export const cases: readonly Bench[] = [list, fold, drift, press, transaction, scan, map];
