import type { ContextBlock, HeaderBlock, KnownBlock, RichTextBlock, SectionBlock } from "@slack/types";
import { cut } from "../words/voice.ts";

/** A message: its blocks, and the text that notifications and screen readers take instead of them. */
export interface Post {
  text: string;
  blocks: KnownBlock[];
}

// Slack's limits, with some air: 3,000 characters in a section, 150 in a header, 50 blocks in a message, and
// about 13,200 characters in all its blocks together.
const MOST_SECTION = 2_900;
const MOST_HEADER = 150;
const MOST_REASON = 1_000;

export function header(text: string): HeaderBlock {
  return { type: "header", text: { type: "plain_text", text: cut(text, MOST_HEADER), emoji: false } };
}

/** `mrkdwn` that our own words made; `verbatim` keeps Slack from linking what looks like a channel or address. */
export function section(mrkdwn: string): SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text: cut(mrkdwn, MOST_SECTION), verbatim: true } };
}

export function context(mrkdwn: string): ContextBlock {
  return { type: "context", elements: [{ type: "mrkdwn", text: cut(mrkdwn, MOST_SECTION), verbatim: true }] };
}

/** What a person wrote, letter by letter: nothing in rich text acts, whatever it looks like. */
export function quote(written: string, most = MOST_REASON): RichTextBlock {
  const text = cut(written.trim(), most) || "–";
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_quote", elements: [{ type: "text", text }] }],
  };
}

/**
 * Lines one below the other, in as many sections as they need, and at most `most` characters and `mostLines` of
 * them. Where they do not all fit, a last line says how many were left out.
 */
export function lines(
  all: readonly string[],
  most: number,
  leftOut: (count: number) => string = (count) => `… and ${count} more`,
  mostLines = all.length,
): SectionBlock[] {
  const fitting: string[] = [];
  let length = 0;
  for (const line of all.slice(0, mostLines)) {
    length += line.length + 1;
    if (length > most) break;
    fitting.push(line);
  }
  const rest = all.length - fitting.length;
  return sections(rest > 0 ? [...fitting, leftOut(rest)] : fitting);
}

/**
 * The last of the lines: at most `most.lines` of them and `most.characters` in all. Where older ones are left
 * out, a first line says how many.
 */
export function newest(
  all: readonly string[],
  most: { lines: number; characters: number },
  leftOut: (count: number) => string,
): SectionBlock[] {
  const fitting: string[] = [];
  let length = 0;
  for (const line of all.slice(-most.lines).toReversed()) {
    length += line.length + 1;
    if (length > most.characters) break;
    fitting.unshift(line);
  }
  const rest = all.length - fitting.length;
  return sections(rest > 0 ? [leftOut(rest), ...fitting] : fitting);
}

function sections(all: readonly string[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of all.map(inOneSection)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MOST_SECTION) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else {
      texts.push(line);
    }
  }
  return texts.map(section);
}

/** What is whole or not there at all: a mention or date, code, a character that is written as an entity. */
const WHOLE = /<[^>]*>|`[^`]*`|&\w+;|[\s\S]/gu;
const CUT = " … (cut)";

/** A line that no section can take ends where nothing of it is halved, and says so. */
function inOneSection(line: string): string {
  if (line.length <= MOST_SECTION) return line;
  let kept = "";
  for (const [piece] of line.matchAll(WHOLE)) {
    if (kept.length + piece.length + CUT.length > MOST_SECTION) break;
    kept += piece;
  }
  return kept + CUT;
}
