/** What may stand between the cells of a line. */
export type Separator = "," | ";" | "\t";
export const SEPARATORS: readonly Separator[] = [",", ";", "\t"];

/** One line of a list, or several where a cell in quotes has line ends in it. */
export interface CsvRecord {
  /** The line in the text where it begins, from 1. */
  line: number;
  cells: string[];
  /** The line of a quote that is never closed: what follows it, to the end of the text, is in the last cell. */
  open?: number;
}

const END: Readonly<Record<Separator, RegExp>> = { ",": /[,\r\n]/g, ";": /[;\r\n]/g, "\t": /[\t\r\n]/g };
const LINE_END = /\r\n|\r|\n/g;

/**
 * Splits a text as RFC 4180 has it, and any other text too: lines end in CRLF, CR or LF; a cell in quotes may have
 * separators, line ends and doubled quotes in it; a quote elsewhere is a letter like any other.
 */
export function* records(text: string, separator: Separator): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begins = line;
    const cells: string[] = [];
    let open: number | undefined;
    for (let more = true; more; ) {
      const cell = cellAt(text, at, separator);
      if (cell.open) open = line;
      cells.push(cell.value);
      line += text.slice(at, cell.end).match(LINE_END)?.length ?? 0;
      more = text[cell.end] === separator;
      at = cell.end + (text.startsWith("\r\n", cell.end) ? 2 : 1);
    }
    line += 1;
    yield { line: begins, cells, ...(open === undefined ? {} : { open }) };
  }
}

/** The cell that begins there, and where it ends: at its separator, its line end, or the end of the text. */
function cellAt(
  text: string,
  at: number,
  separator: Separator,
): { value: string; end: number; open: boolean } {
  let from = at;
  while (text[from] === " ") from += 1;
  if (text[from] !== '"') {
    const end = endOf(text, at, separator);
    return { value: text.slice(at, end), end, open: false };
  }
  let value = "";
  from += 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return { value: value + text.slice(from), end: text.length, open: true };
    value += text.slice(from, quote);
    from = quote + 1;
    if (text[from] !== '"') break;
    value += '"';
    from += 1;
  }
  // What follows the closing quote belongs there too: nothing is lost.
  const end = endOf(text, from, separator);
  return { value: value + text.slice(from, end), end, open: false };
}

function endOf(text: string, from: number, separator: Separator): number {
  const pattern = END[separator];
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
