import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "./unified-diff.ts";

/** Applies a diff as `patch` does: what it says stood there has to stand there. */
function patched(before: string, diff: string): string {
  const old = before === "" ? [] : before.split("\n");
  const made: string[] = [];
  let at = 0;
  for (const line of diff.split("\n").slice(2)) {
    const header = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(line);
    if (header) {
      const from = Number(header[1]) - (header[2] === "0" ? 0 : 1);
      made.push(...old.slice(at, from));
      at = from;
      expect(made.length).toBe(Number(header[3]) - (header[4] === "0" ? 0 : 1));
      continue;
    }
    if (line[0] !== "+") expect(old[at++]).toBe(line.slice(1));
    if (line[0] !== "-") made.push(line.slice(1));
  }
  return [...made, ...old.slice(at)].join("\n");
}

test("shows a change with three lines around it", () => {
  expect(unifiedDiff("policy", "1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nfive\n6\n7\n8\n9")).toBe(
    ["--- policy", "+++ policy", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"].join(
      "\n",
    ),
  );
});

test("is empty where nothing changed", () => {
  expect(unifiedDiff("policy", "{\n}", "{\n}")).toBe("");
});

test("of something new removes nothing", () => {
  expect(unifiedDiff("policy", "", "{\n}")).toBe("--- policy\n+++ policy\n@@ -0,0 +1,2 @@\n+{\n+}");
});

test("turns one text into the other", () => {
  const texts = fc
    .array(fc.constantFrom("a", "b", "c", "{", "}", ""), { minLength: 1, maxLength: 30 })
    .map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const diff = unifiedDiff("policy", before, after);
      if (before === after) expect(diff).toBe("");
      else expect(patched(before, diff)).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

test("of two long texts without a line in common it is one block", () => {
  const lines = (word: string) => Array.from({ length: 1500 }, (_, at) => `${word}${at}`).join("\n");
  const diff = unifiedDiff("policy", lines("old"), lines("new"));
  expect(diff.match(/^@@/gm)).toHaveLength(1);
  expect(patched(lines("old"), diff)).toBe(lines("new"));
});
