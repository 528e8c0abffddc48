import { describe, expect, it } from "vitest";
import type { Bench, Figure, Finding, Meters, Trial } from "./bench.ts";
import { measure, median } from "./measure.ts";
import { report } from "./report.ts";

/** Meters that show what the work says it has taken, and nothing of the machine. */
function createPretence() {
  const spent = { time: 0, memory: 0 };
  const meters: Meters = {
    now: () => spent.time,
    async allocatedBy(work) {
      const before = spent.memory;
      await work();
      return spent.memory - before;
    },
  };
  const takes = (time: number, memory: number) => () => {
    spent.time += time;
    spent.memory += memory;
  };
  return { meters, takes };
}

const { meters, takes } = createPretence();
const aBench = (work: () => unknown, change: Partial<Bench> = {}): Bench => ({
  name: "work",
  unit: "a tenth of it",
  budget: { time: 20, memory: 20 },
  open: async () => ({ work: { run: work }, unit: { run: takes(2, 100) } }),
  ...change,
});
const ratios = (found: Finding[]) => found.map(({ measure, ratio, ok }) => [measure, ratio, ok]);

describe("the median", () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 100, 2], 3],
    [[10, 9, 100], 10],
  ])("of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it("of nothing is none", () => {
    expect(() => median([])).toThrow("Nothing was measured.");
  });
});

describe("a case", () => {
  it("is told as ratios to its unit, in time and in memory", async () => {
    expect(await measure(aBench(takes(20, 500)), meters)).toEqual([
      { name: "work", unit: "a tenth of it", measure: "time", ratio: 10, budget: 20, ok: true },
      { name: "work", unit: "a tenth of it", measure: "memory", ratio: 5, budget: 20, ok: true },
    ]);
  });

  it("is as long as most of its runs, the first one aside", async () => {
    const lengths = [900, 20, 20, 800, 20, 20];
    const run = () => takes(lengths.shift() ?? 20, 100)();
    expect(ratios(await measure(aBench(run, { samples: 5 }), meters))[0]).toEqual(["time", 10, true]);
    expect(lengths).toEqual([]);
  });

  it("counts one run of many, waits for each, and not for what is made ready before", async () => {
    const readied: number[] = [];
    const run = async () => {
      await Promise.resolve();
      takes(20, 500)();
    };
    const ready = (times: number) => {
      readied.push(times);
      takes(1_000, 1_000)();
    };
    const bench = aBench(run, {
      samples: 2,
      open: async () => ({ work: { run, ready, times: 7 }, unit: { run: takes(2, 100), times: 3 } }),
    });
    expect(ratios(await measure(bench, meters))).toEqual([
      ["time", 10, true],
      ["memory", 5, true],
    ]);
    expect(new Set(readied)).toEqual(new Set([7]));
  });

  it.each<[string, Bench["budget"], boolean[]]>([
    ["to the very budget", { time: 10, memory: 5 }, [true, true]],
    ["over that of time", { time: 9.9, memory: 5 }, [false, true]],
    ["over that of memory", { time: 10, memory: 4.9 }, [true, false]],
  ])("%s is kept or broken by its ratio", async (_, budget, kept) => {
    const found = await measure(aBench(takes(20, 500), { budget }), meters);
    expect(found.map(({ ok }) => ok)).toEqual(kept);
  });

  it("that could not be measured keeps no budget", async () => {
    const nothing = async () => ({ work: { run: takes(0, 0) }, unit: { run: takes(0, 0) } });
    const found = await measure(aBench(takes(0, 0), { open: nothing }), meters);
    expect(found.map(({ ok }) => ok)).toEqual([false, false]);
  });

  it("is closed though it broke", async () => {
    const closed: string[] = [];
    const run = () => {
      throw new Error("The work is broken.");
    };
    const open = async () => ({ work: { run }, unit: { run }, close: async () => closed.push("closed") });
    await expect(measure(aBench(run, { open }), meters)).rejects.toThrow("The work is broken.");
    expect(closed).toEqual(["closed"]);
  });
});

describe("the report", () => {
  const good = aBench(takes(20, 500), { name: "good work" });
  const bad = aBench(takes(60, 500), { name: "slow work" });
  const told = async (cases: (Bench | Trial)[], json = false) => {
    const lines: string[] = [];
    const code = await report(cases, meters, (line) => lines.push(line), json);
    return { code, lines };
  };

  it("gives 0 where every budget is kept", async () => {
    const { code, lines } = await told([good]);
    expect(code).toBe(0);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^ok {2}time +10\.00× +20× {2}good work +a tenth of it$/);
    expect(lines.at(-1)).toBe("Every budget is kept.");
  });

  it("gives 1 and says which where a budget is broken", async () => {
    const { code, lines } = await told([good, bad]);
    expect(code).toBe(1);
    expect(lines[3]).toMatch(/^NO {2}time +30\.00× +20× {2}slow work/);
    expect(lines.at(-1)).toBe("1 of 4 budgets broken: slow work (time).");
  });

  it("is one JSON value where that is asked for", async () => {
    const { code, lines } = await told([good, bad], true);
    expect(code).toBe(1);
    const { ok, findings } = JSON.parse(lines.join(""));
    expect(ok).toBe(false);
    expect(findings).toHaveLength(4);
    expect(findings[2]).toEqual({
      name: "slow work",
      unit: "a tenth of it",
      measure: "time",
      ratio: 30,
      budget: 20,
      ok: false,
    });
  });

  const ofMemory = (value: number, limit: Figure["limit"]): Trial => ({
    name: "large work",
    run: async () => [{ measure: "memory", value, unit: "MB", limit }],
  });

  it.each<[number, Figure["limit"], 0 | 1, RegExp]>([
    [150, { most: 150 }, 0, /^ok {2}memory +150 +≤ 150 {2}large work +in MB$/],
    [150.004, { most: 150 }, 1, /^NO {2}memory/],
    [999, { least: 1000 }, 1, /^NO {2}memory +999 +≥ 1000 {2}large work/],
    [1000, { least: 1000 }, 0, /^ok {2}memory/],
    [Number.NaN, { most: 150 }, 1, /^NO {2}memory/],
  ])("holds %d to the limit of %j", async (value, limit, expected, said) => {
    const { code, lines } = await told([good, ofMemory(value, limit)]);
    expect(code).toBe(expected);
    expect(lines[3]).toMatch(said);
    expect(lines.at(-1)).toBe(
      expected === 0 ? "Every budget is kept." : "1 of 3 budgets broken: large work (memory).",
    );
  });
});
