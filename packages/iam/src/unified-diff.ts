/** Lines around a change that are shown with it. */
const CONTEXT = 3;
/** Beyond this many pairs of lines the changed part is shown as one block. */
const MOST_COMPARED = 1_000_000;

interface Line {
  sign: " " | "-" | "+";
  text: string;
}

/** Unified diff of two texts, as `patch` takes it; empty where they are the same. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const lines = compare(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return "";
  return [`--- ${name}`, `+++ ${name}`, ...hunks.flatMap((hunk) => written(lines, hunk))].join("\n");
}

/** An empty text has no line, so that a diff of something new removes nothing. */
function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const same = (texts: readonly string[]) => texts.map((text): Line => ({ sign: " ", text }));
  return [
    ...same(before.slice(0, head)),
    ...compareMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

/** By the longest common subsequence. */
function compareMiddle(before: readonly string[], after: readonly string[]): Line[] {
  const gone = (texts: readonly string[]) => texts.map((text): Line => ({ sign: "-", text }));
  const come = (texts: readonly string[]) => texts.map((text): Line => ({ sign: "+", text }));
  if (before.length * after.length > MOST_COMPARED) return [...gone(before), ...come(after)];
  const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const longest =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
      common[row]?.fill(longest, column, column + 1);
    }
  }
  const lines: Line[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length && column < after.length) {
    const text = before[row] ?? "";
    if (text === after[column]) {
      lines.push({ sign: " ", text });
      row++;
      column++;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      lines.push({ sign: "-", text });
      row++;
    } else {
      lines.push({ sign: "+", text: after[column++] ?? "" });
    }
  }
  return [...lines, ...gone(before.slice(row)), ...come(after.slice(column))];
}

interface Hunk {
  from: number;
  /** Not included. */
  until: number;
}

function hunksOf(lines: readonly Line[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const [at, { sign }] of lines.entries()) {
    if (sign === " ") continue;
    const from = Math.max(0, at - CONTEXT);
    const until = Math.min(lines.length, at + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last && from <= last.until) last.until = until;
    else hunks.push({ from, until });
  }
  return hunks;
}

function written(lines: readonly Line[], { from, until }: Hunk): string[] {
  const count = (some: readonly Line[], besides: "-" | "+") =>
    some.filter(({ sign }) => sign !== besides).length;
  const before = lines.slice(0, from);
  const hunk = lines.slice(from, until);
  const place = (besides: "-" | "+") => {
    const length = count(hunk, besides);
    // By the format, an empty range stands behind the line before it.
    return `${count(before, besides) + (length === 0 ? 0 : 1)},${length}`;
  };
  return [`@@ -${place("+")} +${place("-")} @@`, ...hunk.map(({ sign, text }) => `${sign}${text}`)];
}
