import { parseAccountId } from "../accounts/parse-account-id.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { decode, type Encoding, isText } from "./decode.ts";
import { BY_POSITION, type Column, type Layout, readHeader } from "./header.ts";
import { splitOwners } from "./owner-named.ts";
import { type CsvRecord, records, SEPARATORS, type Separator } from "./records.ts";

/** Most accounts of one list: an administrator account has at most 1,000 members by invitation. */
export const MOST_ROWS = 1_000;

/** One account of a list, as somebody wrote it. */
export interface ListRow {
  /** The line of the file where it begins, from 1. */
  line: number;
  account: string;
  email?: string;
  /** Each as typed; `ownerNamed` says what it is. */
  owners: string[];
  alias?: string;
  /** In lower case, as AWS has them; none: all. */
  regions: string[];
  /** It has more cells than there are columns, so nobody can tell which is which. */
  problem?: { given: number; expected: number };
}

/** A list that could be read. */
export interface ListRead {
  /** How its bytes were read; absent for what was pasted. */
  encoding?: Encoding;
  separator: Separator;
  /** From 1 to `MOST_ROWS`. */
  rows: ListRow[];
  /** Columns that mean nothing here, as the header has them. */
  ignored: string[];
}

/**
 * Reads a file in the format of the AWS console: a header `Account ID,Email`, one account in each line; `Owner`,
 * `Alias` and `Regions` may follow, in any order, and other columns are ignored. Commas, semicolons or tabs.
 *
 * A file without a header is taken too where its first cell is an account id, or can be told to be meant as one:
 * its columns are then the id and the e-mail address, and a row with more has to wait for a header. Never throws.
 */
export function readList(bytes: Uint8Array): ListRead | Refusal {
  const found = decode(bytes);
  if (isRefusal(found)) return found;
  const read = readText(found.text, isAccountId);
  return isRefusal(read) ? read : { encoding: found.encoding, ...read };
}

/** The same for what was pasted; there, anything that begins with a digit is a first row and no header. */
export function readPasted(text: string): ListRead | Refusal {
  if (!isText(text)) return { refusal: "list-no-text", looksLike: "unknown" };
  return readText(text.replace(/^\uFEFF/, ""), beginsWithDigit);
}

const beginsWithDigit = (cell: string) => /^\p{Nd}/u.test(cell);

function isAccountId(cell: string): boolean {
  const parsed = parseAccountId(cell);
  return !isRefusal(parsed) || "meant" in parsed;
}

function readText(text: string, isFirstRow: (cell: string) => boolean): ListRead | Refusal {
  const body = withoutHint(text);
  const beginning = begin(body, isFirstRow);
  if (isRefusal(beginning)) return beginning;
  const { separator, layout, headed } = beginning;
  const rows: ListRow[] = [];
  let given = 0;
  let header = headed;
  for (const record of cleaned(body, separator)) {
    if (record.open !== undefined) return { refusal: "list-quote-open", line: record.open };
    if (header) {
      header = false;
      continue;
    }
    given += 1;
    if (given <= MOST_ROWS) rows.push(rowOf(record, layout));
  }
  if (given > MOST_ROWS) return { refusal: "list-too-long", given, most: MOST_ROWS };
  return given === 0 ? { refusal: "list-empty" } : { separator, rows, ignored: layout.ignored };
}

interface Beginning {
  separator: Separator;
  layout: Layout;
  headed: boolean;
}

/** What the first line tells: of all separators, the one with which it means most. */
function begin(text: string, isFirstRow: (cell: string) => boolean): Beginning | Refusal {
  let best: { worth: number; beginning: Beginning | Refusal } | undefined;
  for (const separator of SEPARATORS) {
    const { value: first } = cleaned(text, separator).next();
    if (!first) return { refusal: "list-empty" };
    const found = beginningOf(first, separator, isFirstRow);
    if (!best || found.worth > best.worth) best = found;
  }
  return best?.beginning ?? { refusal: "list-empty" };
}

function beginningOf(
  { cells, open }: CsvRecord,
  separator: Separator,
  isFirstRow: (cell: string) => boolean,
): { worth: number; beginning: Beginning | Refusal } {
  const layout = readHeader(cells);
  if (layout && !isRefusal(layout)) {
    const worth = 1_000 * (1 + Object.keys(layout.columns).length);
    return { worth, beginning: { separator, layout, headed: true } };
  }
  if (layout) return { worth: 1_500, beginning: layout };
  if (isFirstRow(cells[0] ?? "")) {
    return { worth: 500 + cells.length, beginning: { separator, layout: BY_POSITION, headed: false } };
  }
  if (open !== undefined) return { worth: 0, beginning: { refusal: "list-quote-open", line: open } };
  const found = cells.slice(0, MOST_FOUND).map((cell) => cell.slice(0, MOST_FOUND_LENGTH));
  return { worth: cells.length, beginning: { refusal: "list-header-unknown", found } };
}

/** Of a first line that is no header, as much is told again. */
const MOST_FOUND = 8;
const MOST_FOUND_LENGTH = 40;

/** Records with their cells trimmed, without those that are empty. */
function* cleaned(text: string, separator: Separator): Generator<CsvRecord> {
  for (const record of records(text, separator)) {
    const cells = record.cells.map(cleanCell);
    if (record.open !== undefined || cells.some((cell) => cell !== "")) yield { ...record, cells };
  }
}

/** Marks that nobody sees, which pages and spreadsheets leave around what is copied out of them. */
const INVISIBLE = /\u00AD|[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Without what surrounds it. `="000011112222"` is how a spreadsheet is told that a cell is text. */
function cleanCell(cell: string): string {
  const text = cell.replace(INVISIBLE, "").trim();
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
}

/** Excel's first line `sep=;` says what we find out ourselves; an empty line in its place keeps the count. */
function withoutHint(text: string): string {
  return text.replace(/^"?sep=[^\r\n]?"?(?=[\r\n]|$)/i, "");
}

function rowOf({ line, cells }: CsvRecord, { columns, width }: Layout): ListRow {
  const cell = (column: Column) => {
    const index = columns[column];
    return index === undefined ? "" : (cells[index] ?? "");
  };
  const email = cell("email");
  const alias = cell("alias").replace(/\s+/g, " ");
  const tooMany = cells.slice(width).some((more) => more !== "");
  return {
    line,
    account: cell("account"),
    ...(email === "" ? {} : { email }),
    owners: splitOwners(cell("owner")),
    ...(alias === "" ? {} : { alias }),
    regions: [
      ...new Set(
        cell("regions")
          .toLowerCase()
          .split(/[\s,;|]+/),
      ),
    ].filter((region) => region !== ""),
    ...(tooMany ? { problem: { given: cells.length, expected: width } } : {}),
  };
}
