import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal, type Refusal } from "../refusal.ts";
import { MOST_BYTES } from "./decode.ts";
import { type ListRead, MOST_ROWS, readList, readPasted } from "./read-list.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
}
function list(found: ListRead | Refusal): ListRead {
  if (isRefusal(found)) throw new Error(`Refused: ${JSON.stringify(found)}`);
  return found;
}
const file = (text: string) => list(readList(utf8(text)));

const CONSOLE = "Account ID,Email\r\n111122223333,a@example.com\r\n000011112222,b@example.com\r\n";
const ROWS = [
  { line: 2, account: "111122223333", email: "a@example.com", owners: [], regions: [] },
  { line: 3, account: "000011112222", email: "b@example.com", owners: [], regions: [] },
];

describe("a file", () => {
  it("in the format of the AWS console is read as it is", () => {
    expect(file(CONSOLE)).toEqual({ encoding: "utf-8", separator: ",", rows: ROWS, ignored: [] });
  });

  it.each<[string, string]>([
    ["a byte order mark", `\uFEFF${CONSOLE}`],
    ["lone CRs", CONSOLE.replaceAll("\r\n", "\r")],
    ["LFs", CONSOLE.replaceAll("\r\n", "\n")],
    ["quotes everywhere", CONSOLE.replace(/[^,\r\n]+/g, '"$&"')],
    ["blanks around the cells", CONSOLE.replaceAll(",", " ,\u00a0")],
    ["marks that nobody sees", CONSOLE.replace("1111", "\u202D1111").replace("3333", "3333\u202C\u200B")],
    ["ids told to be text", CONSOLE.replace("000011112222", '="000011112222"')],
    ["such ids in quotes", CONSOLE.replace("000011112222", '"=""000011112222"""')],
    ["empty columns at the end", CONSOLE.replaceAll("\r\n", ",,\r\n")],
    ["a header in another case", CONSOLE.replace("Account ID,Email", "ACCOUNT-ID , e-MAIL")],
    ["other names", CONSOLE.replace("Account ID,Email", "account_id,Email address")],
    ["names in one word", CONSOLE.replace("Account ID,Email", "AccountId,EmailAddress")],
  ])("with %s says the same", (_what, text) => {
    expect(file(text).rows).toEqual(ROWS);
  });

  it.each([
    [";", "semicolons"],
    ["\t", "tabs"],
  ])("may use %j, which are %s", (separator) => {
    const text = CONSOLE.replaceAll(",", separator);
    expect(file(text)).toMatchObject({ separator, rows: ROWS });
  });

  it("may say its separator in Excel's way, and lines are counted with that one", () => {
    const text = `sep=;\r\n${CONSOLE.replaceAll(",", ";")}`;
    expect(file(text).rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  it.each<[string, Uint8Array, string]>([
    ["UTF-16 LE", utf16(CONSOLE, true), "utf-16le"],
    ["UTF-16 BE", utf16(CONSOLE, false), "utf-16be"],
    ["UTF-16 LE with a mark", utf16(`\uFEFF${CONSOLE}`, true), "utf-16le"],
    ["UTF-16 BE with a mark", utf16(`\uFEFF${CONSOLE}`, false), "utf-16be"],
  ])("may be %s", (_what, bytes, encoding) => {
    expect(readList(bytes)).toMatchObject({ encoding, rows: ROWS });
  });

  it("in Latin-1 is read as what it is, and that is told", () => {
    const found = list(readList(latin1("Account ID,Alias\n111122223333,B\u00fcro \u0080\n")));
    expect(found).toMatchObject({ encoding: "windows-1252", rows: [{ alias: "B\u00fcro €" }] });
  });

  it("has its columns in any order, and what means nothing here is told", () => {
    const found = file(
      "Status,Name,Regions,Owners,Email,Account ID,ARN\n" +
        'ACTIVE,"Payments,\n ""prod""",US-East-1; eu-west-1 us-east-1,<@U1|anna b> c@d.example,a@b.example,111122223333,arn:1\n',
    );
    expect(found.ignored).toEqual(["Status", "ARN"]);
    expect(found.rows).toEqual([
      {
        line: 2,
        account: "111122223333",
        email: "a@b.example",
        alias: 'Payments, "prod"',
        owners: ["<@U1|anna b>", "c@d.example"],
        regions: ["us-east-1", "eu-west-1"],
      },
    ]);
  });

  it("may have empty lines, and lines of separators, anywhere", () => {
    const text = `\n,,\n${CONSOLE.replace("\r\n0000", "\r\n\r\n , \r\n0000")}\n\n`;
    expect(file(text).rows.map(({ line }) => line)).toEqual([4, 7]);
  });

  it("may have rows with fewer cells, but what is too much is kept as a problem of its row", () => {
    const { rows } = file(
      "Account ID,Email,Alias\n111122223333\n444455556666,a@b.example,Acme, Inc,,\n,a@b.example",
    );
    expect(rows).toMatchObject([
      { account: "111122223333" },
      { account: "444455556666", problem: { given: 6, expected: 3 } },
      { account: "", email: "a@b.example" },
    ]);
    expect(rows[0]).not.toHaveProperty("problem");
  });

  it("without a header is taken where its first cell can only be meant as an id", () => {
    const first = "111122223333;a@example.com\n1234;b@example.com\n444455556666;c@example.com;U123";
    expect(file(first)).toMatchObject({
      separator: ";",
      rows: [
        { line: 1, account: "111122223333", email: "a@example.com" },
        { line: 2, account: "1234" },
        { line: 3, problem: { given: 3, expected: 2 } },
      ],
    });
    expect(file("111122223333.0\n").rows).toMatchObject([{ account: "111122223333.0" }]);
    expect(readList(utf8("1234,b@example.com\n"))).toEqual({
      refusal: "list-header-unknown",
      found: ["1234", "b@example.com"],
    });
  });

  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => `${String(index).padStart(12, "0")},a@example.com\n`).join(
      "",
    );

  it("has at most 1,000 accounts", () => {
    expect(file(`Account ID,Email\n${rows(MOST_ROWS)}`).rows).toHaveLength(1_000);
    expect(readList(utf8(`Account ID,Email\n${rows(MOST_ROWS + 1)}`))).toEqual({
      refusal: "list-too-long",
      given: 1_001,
      most: 1_000,
    });
  });

  const zip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]);
  it.each<[string, Uint8Array, Refusal]>([
    ["nothing", utf8(""), { refusal: "list-empty" }],
    ["blanks", utf8(" \r\n\n,,\n"), { refusal: "list-empty" }],
    ["a byte order mark alone", utf8("\uFEFF"), { refusal: "list-empty" }],
    ["a header alone", utf8("Account ID,Email\n"), { refusal: "list-empty" }],
    ["an .xlsx", zip, { refusal: "list-no-text", looksLike: "spreadsheet" }],
    ["a PDF", utf8("%PDF-1.7\n"), { refusal: "list-no-text", looksLike: "pdf" }],
    [
      "a picture",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49]),
      { refusal: "list-no-text", looksLike: "unknown" },
    ],
    [
      "half of a UTF-16 letter",
      Uint8Array.from([0xff, 0xfe, 0x41]),
      { refusal: "list-no-text", looksLike: "unknown" },
    ],
    [
      "control characters",
      latin1("\u0001\u0002\u0003\u00ff"),
      { refusal: "list-no-text", looksLike: "unknown" },
    ],
    [
      "too many bytes",
      new Uint8Array(MOST_BYTES + 1),
      { refusal: "list-too-large", bytes: MOST_BYTES + 1, most: MOST_BYTES },
    ],
    [
      "another header",
      utf8("Konto;Post\n1;2\n"),
      { refusal: "list-header-unknown", found: ["Konto", "Post"] },
    ],
    [
      "two columns for one thing",
      utf8("Account ID,Email,E-mail\n1,2,3\n"),
      { refusal: "list-column-twice", column: "Email", found: ["Email", "E-mail"] },
    ],
    [
      "a quote that is never closed",
      utf8('Account ID,Email\n111122223333,"a\n'),
      { refusal: "list-quote-open", line: 2 },
    ],
    [
      "such a quote in the first line",
      utf8('"Account ID,Email\n111122223333,a\n'),
      { refusal: "list-quote-open", line: 1 },
    ],
  ])("that is %s is refused", (_what, bytes, refusal) => {
    expect(readList(bytes)).toEqual(refusal);
  });
});

describe("what is pasted", () => {
  it("is read like a file", () => {
    expect(readPasted(`\uFEFF${CONSOLE}`)).toEqual({ separator: ",", rows: ROWS, ignored: [] });
  });

  it("needs no header where it begins with a digit", () => {
    expect(readPasted("1234\t a@example.com\n4.44E+11")).toMatchObject({
      separator: "\t",
      rows: [
        { line: 1, account: "1234", email: "a@example.com" },
        { line: 2, account: "4.44E+11" },
      ],
    });
    expect(readPasted("payments, please")).toEqual({
      refusal: "list-header-unknown",
      found: ["payments", "please"],
    });
    expect(readPasted("\u0000")).toMatchObject({ refusal: "list-no-text" });
  });
});

describe("anything", () => {
  const lines = fc.string({
    unit: fc.constantFrom("Account ID", "Email", "111122223333", ...'1",;\t\r\n= \u0000\uFEFF\u00e4'),
  });

  it("is a list or a refusal, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const found = readList(bytes);
        expect(isRefusal(found) || found.rows.length > 0).toBe(true);
      }),
    );
  });

  it("is a list or a refusal, whatever the text, and rows come one after the other", () => {
    fc.assert(
      fc.property(lines, (text) => {
        for (const found of [readPasted(text), readList(utf8(text)), readList(utf16(text, true))]) {
          if (isRefusal(found)) continue;
          const numbers = found.rows.map(({ line }) => line);
          expect(numbers.length).toBeGreaterThan(0);
          expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
        }
      }),
    );
  });

  it("of any alias comes back as it was written, but for blanks", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab",;\n x\u{1f600}') }), (alias) => {
        const cell = `"${alias.replaceAll('"', '""')}"`;
        const [row] = file(`Account ID,Alias,Email\n111122223333,${cell},a@example.com`).rows;
        expect(row?.alias ?? "").toBe(alias.trim().replace(/\s+/g, " "));
        expect(row?.email).toBe("a@example.com");
      }),
    );
  });
});
