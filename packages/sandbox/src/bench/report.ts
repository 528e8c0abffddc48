import type { Bench, Finding, Meters } from "./bench.ts";
import { measure } from "./measure.ts";

/**
 * Measures the cases one after the other and prints what was found: a line at a time, or all of it as JSON.
 * Returns the exit code: 1 where a budget is broken.
 */
export async function report(
  benches: readonly Bench[],
  meters: Meters,
  print: (line: string) => void,
  json = false,
): Promise<0 | 1> {
  const findings: Finding[] = [];
  const say = json ? () => undefined : print;
  say(row(["", "measure", "ratio", "budget", "case", "against"]));
  for (const bench of benches) {
    const found = await measure(bench, meters);
    findings.push(...found);
    for (const finding of found) say(line(finding));
  }
  const broken = findings.filter(({ ok }) => !ok);
  if (json) print(JSON.stringify({ ok: broken.length === 0, findings }));
  say(
    broken.length === 0
      ? "Every budget is kept."
      : `${broken.length} of ${findings.length} budgets broken: ${broken.map(({ name, measure }) => `${name} (${measure})`).join(", ")}.`,
  );
  return broken.length === 0 ? 0 : 1;
}

function line({ ok, measure, ratio, budget, name, unit }: Finding): string {
  return row([ok ? "ok" : "NO", measure, `${ratio.toFixed(2)}×`, `${budget}×`, name, unit]);
}

const WIDTHS = [2, 7, 9, 7, 52, 0];

function row(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at === 2 || at === 3 ? cell.padStart(WIDTHS[at] ?? 0) : cell.padEnd(WIDTHS[at] ?? 0)))
    .join("  ")
    .trimEnd();
}
