import type { Bench, Finding, Held, Meters, Trial } from "./bench.ts";
import { measure, tryOut } from "./measure.ts";

/**
 * Measures the cases one after the other and prints what was found: a line at a time, or all of it as JSON.
 * Returns the exit code: 1 where a budget is broken.
 */
export async function report(
  cases: readonly (Bench | Trial)[],
  meters: Meters,
  print: (line: string) => void,
  json = false,
): Promise<0 | 1> {
  const findings: (Finding | Held)[] = [];
  const say = json ? () => undefined : print;
  say(row(["", "measure", "found", "budget", "case", "against"]));
  for (const one of cases) {
    const found = "budget" in one ? await measure(one, meters) : await tryOut(one);
    findings.push(...found);
    for (const finding of found) say("ratio" in finding ? line(finding) : heldLine(finding));
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

function heldLine({ ok, measure, value, unit, limit, name }: Held): string {
  const budget = "most" in limit ? `≤ ${limit.most}` : `≥ ${limit.least}`;
  return row([ok ? "ok" : "NO", measure, String(Number(value.toFixed(2))), budget, name, `in ${unit}`]);
}

const WIDTHS = [2, 9, 9, 7, 52, 0];

function row(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at === 2 || at === 3 ? cell.padStart(WIDTHS[at] ?? 0) : cell.padEnd(WIDTHS[at] ?? 0)))
    .join("  ")
    .trimEnd();
}
