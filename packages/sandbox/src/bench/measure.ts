import type { Bench, Finding, Held, Meters, Side, Trial } from "./bench.ts";

const SAMPLES = 15;

/**
 * Measures one case: work and unit by turns, so that whatever else the machine does meets both alike. Each ratio is
 * the median over the pairs.
 */
export async function measure(bench: Bench, meters: Meters): Promise<Finding[]> {
  const { work, unit, close } = await bench.open();
  try {
    const pair = (sample: (side: Side) => Promise<number>) => async () => {
      const small = await sample(unit);
      return (await sample(work)) / small;
    };
    const timed = pair((side) => timeOf(side, meters));
    const allocating = pair((side) => memoryOf(side, meters));
    // The first pair finds nothing compiled and no connection open.
    await timed();
    const time = await medianOf(timed, bench.samples ?? SAMPLES);
    // Allocations hardly vary, and counting them is slow.
    const memory = await medianOf(allocating, 3);
    return [finding(bench, "time", time), finding(bench, "memory", memory)];
  } finally {
    await close?.();
  }
}

/** Does the work of a trial once, and judges its figures. */
export async function tryOut({ name, run }: Trial): Promise<Held[]> {
  return (await run()).map((figure) => {
    const { value, limit } = figure;
    // Also no limit is kept by what is no number.
    return { ...figure, name, ok: "most" in limit ? value <= limit.most : value >= limit.least };
  });
}

/** The middle one, or the mean of the two in the middle; throws where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error("Nothing was measured.");
  return (low + high) / 2;
}

async function medianOf(sample: () => Promise<number>, count: number): Promise<number> {
  const ratios: number[] = [];
  while (ratios.length < count) ratios.push(await sample());
  return median(ratios);
}

/** Milliseconds for one run. */
async function timeOf(side: Side, meters: Meters): Promise<number> {
  const times = side.times ?? 1;
  await side.ready?.(times);
  const began = meters.now();
  await runs(side, times);
  return (meters.now() - began) / times;
}

/** Bytes for one run. */
async function memoryOf(side: Side, meters: Meters): Promise<number> {
  const times = side.times ?? 1;
  await side.ready?.(times);
  return (await meters.allocatedBy(() => runs(side, times))) / times;
}

async function runs(side: Side, times: number): Promise<void> {
  for (let left = times; left > 0; left -= 1) {
    const done = side.run();
    // Waiting for what is there already would be measured too.
    if (done instanceof Promise) await done;
  }
}

function finding(bench: Bench, measure: Finding["measure"], ratio: number): Finding {
  const { name, unit, budget } = bench;
  // Also no budget is kept by what could not be measured.
  return { name, unit, measure, ratio, budget: budget[measure], ok: ratio <= budget[measure] };
}
