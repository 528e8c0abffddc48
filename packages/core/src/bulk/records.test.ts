import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { records, SEPARATORS, type Separator } from "./records.ts";

const cells = (text: string, separator: Separator = ",") =>
  [...records(text, separator)].map((record) => record.cells);

describe("records", () => {
  it.each<[string, string, string[][]]>([
    ["nothing", "", []],
    [
      "CRLF",
      "a,b\r\nc,d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a lone CR",
      "a,b\rc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "LF, and no line end at the end",
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["empty lines", "a\n\nb", [["a"], [""], ["b"]]],
    ["empty cells, the last one too", ",a,", [["", "a", ""]]],
    ["a separator, quotes and line ends in quotes", '"a,""b""\r\nc",d', [['a,"b"\r\nc', "d"]]],
    ["blanks before a quote", 'a,  "b,c"', [["a", "b,c"]]],
    ["quotes in the middle of a cell", 'a "b" c,d', [['a "b" c', "d"]]],
    ["something after the closing quote", '"a"b,c', [["ab", "c"]]],
    ["an empty cell in quotes", '"",a', [["", "a"]]],
  ])("takes %s", (_what, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it("says on which line each begins, whatever is in quotes before it", () => {
    const lines = [...records('a\r\n"b\n\rc"\r\rd', ",")].map(({ line }) => line);
    expect(lines).toEqual([1, 2, 5, 6]);
  });

  it("says where a quote opens that nobody closes, and loses nothing of what follows", () => {
    expect([...records('a,b\n"c\nd",e,"f\ng,h', ",")]).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["c\nd", "e", "f\ng,h"], open: 3 },
    ]);
  });

  const letters = fc.string({ unit: fc.constantFrom(...'ab",;\t\r\n =\u00e4\u{1f600}') });

  it("brings back what was written in quotes, with every separator and line end", () => {
    const table = fc.array(fc.array(letters, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...SEPARATORS),
        fc.constantFrom("\r\n", "\n", "\r"),
        (rows, separator, end) => {
          const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
          const text = rows.map((row) => row.map(quoted).join(separator)).join(end);
          expect(cells(text, separator)).toEqual(rows);
        },
      ),
    );
  });

  it("takes any text at all, each letter at most once", () => {
    fc.assert(
      fc.property(letters, fc.constantFrom(...SEPARATORS), (text, separator) => {
        const all = [...records(text, separator)];
        const read = all.flatMap((record) => record.cells).join("");
        expect(read.length).toBeLessThanOrEqual(text.length);
        const count = (of: string) => [...of].filter((letter) => letter === "a").length;
        expect(count(read)).toBe(count(text));
        const lines = all.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((one, other) => one - other));
      }),
    );
  });
});
