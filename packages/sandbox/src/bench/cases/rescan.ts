import type { Trial } from "../bench.ts";
import { openRescanStage, type Rescan, SCANNED_AT_ONCE } from "../rescan-stage.ts";

const FEW = 100;
const MANY = 1_000;

/** The weekly scan of a fleet, as far as AWS's limits and the machine's own are concerned, and what an account costs. */
export const rescan: Trial = {
  name: `a rescan of ${MANY} accounts`,
  async run() {
    const few = await rescanOf(FEW);
    const { found, cpu } = await rescanOf(MANY);
    return [
      { measure: "scanned", value: found.scanned, unit: "accounts", limit: { least: MANY } },
      { measure: "ready", value: found.ready, unit: "accounts", limit: { least: MANY } },
      { measure: "throttled", value: found.throttled, unit: "calls to AWS", limit: { most: 0 } },
      { measure: "at once", value: found.atOnce, unit: "accounts", limit: { most: SCANNED_AT_ONCE } },
      // Work that is quadratic in the accounts would make each of them ten times as dear.
      { measure: "time", value: cpu / few.cpu, unit: `times what one of ${FEW} costs`, limit: { most: 3 } },
      {
        measure: "CPU",
        value: cpu,
        unit: "ms an account, the emulated AWS among it",
        limit: { most: 1_000 },
      },
    ];
  },
};

/** The second scan of so many accounts, with milliseconds of CPU for each; the first finds nothing compiled. */
async function rescanOf(accounts: number): Promise<{ found: Rescan; cpu: number }> {
  const stage = await openRescanStage(accounts);
  try {
    if (accounts === FEW) await stage.rescan();
    const before = process.cpuUsage();
    const found = await stage.rescan();
    const { user, system } = process.cpuUsage(before);
    return { found, cpu: (user + system) / 1_000 / accounts };
  } finally {
    await stage.close();
  }
}
