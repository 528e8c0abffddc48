import { controlSequence } from "./control-sequence.ts";
import { emojiAt } from "./emoji.ts";
import { type Inline, unescapeEntities } from "./tree.ts";

const STYLES = { "*": "bold", _: "italic", "~": "strike" } as const;
type Marker = keyof typeof STYLES;

/** Text with no formatting of its own: entities, line ends and, unless switched off, emoji. Never links. */
export function parsePlain(text: string, emoji = true): Inline[] {
  const out: Inline[] = [];
  for (let at = 0; at < text.length; ) {
    const found = emoji && text[at] === ":" ? emojiAt(text, at) : undefined;
    if (found) {
      out.push({ kind: "emoji", name: found.name, symbol: found.symbol });
      at = found.end;
    } else {
      at = takeCharacter(text, at, out);
    }
  }
  return out;
}

/**
 * One stretch of mrkdwn without quotes and code blocks. Slack's rules: a style opens where no letter or digit
 * stands before it and closes where none stands after it, within one line; `<…>` is a link, mention or date.
 */
export function parseInline(text: string, within: readonly Marker[] = []): Inline[] {
  const out: Inline[] = [];
  for (let at = 0; at < text.length; ) {
    const found = codeAt(text, at) ?? angleAt(text, at) ?? styleAt(text, at, within) ?? addressAt(text, at);
    if (found) {
      out.push(found.node);
      at = found.end;
      continue;
    }
    const emoji = text[at] === ":" ? emojiAt(text, at) : undefined;
    if (emoji) {
      out.push({ kind: "emoji", name: emoji.name, symbol: emoji.symbol });
      at = emoji.end;
    } else {
      at = takeCharacter(text, at, out);
    }
  }
  return out;
}

interface Found {
  node: Inline;
  end: number;
}

function codeAt(text: string, at: number): Found | undefined {
  if (text[at] !== "`") return undefined;
  const found = /^`([^`\n]+)`/.exec(text.slice(at));
  return found?.[1] === undefined
    ? undefined
    : { node: { kind: "code", text: unescapeEntities(found[1]) }, end: at + found[0].length };
}

function angleAt(text: string, at: number): Found | undefined {
  if (text[at] !== "<") return undefined;
  const end = text.indexOf(">", at);
  if (end < 0) return undefined;
  const node = controlSequence(text.slice(at + 1, end));
  return node && { node, end: end + 1 };
}

function styleAt(text: string, at: number, within: readonly Marker[]): Found | undefined {
  const marker = text[at];
  if (marker !== "*" && marker !== "_" && marker !== "~") return undefined;
  if (within.includes(marker) || isWord(text[at - 1]) || isSpace(text[at + 1])) return undefined;
  const end = closing(text, at, marker);
  if (end === undefined) return undefined;
  const children = parseInline(text.slice(at + 1, end), [...within, marker]);
  return { node: { kind: STYLES[marker], children }, end: end + 1 };
}

function closing(text: string, from: number, marker: Marker): number | undefined {
  for (let at = from + 1; at < text.length && text[at] !== "\n"; at++) {
    const passed = codeAt(text, at) ?? angleAt(text, at);
    if (passed) {
      at = passed.end - 1;
      continue;
    }
    const closes = text[at] === marker && at > from + 1 && !isSpace(text[at - 1]) && !isWord(text[at + 1]);
    if (closes) return at;
  }
  return undefined;
}

/** A bare address becomes a link; the full stop or bracket after it does not belong to it. */
function addressAt(text: string, at: number): Found | undefined {
  if (text[at] !== "h" || isWord(text[at - 1])) return undefined;
  const found = /^https?:\/\/[^\s<>|*~`]*[^\s<>|*~`.,;:!?)\]'"_]/.exec(text.slice(at));
  if (!found) return undefined;
  const url = unescapeEntities(found[0]);
  return { node: { kind: "link", url, children: [{ kind: "text", text: url }] }, end: at + found[0].length };
}

/** Appends one character (or one entity) as text and says where to go on. */
function takeCharacter(text: string, at: number, out: Inline[]): number {
  if (text[at] === "\n") {
    out.push({ kind: "break" });
    return at + 1;
  }
  const entity = text[at] === "&" ? /^&(?:amp|lt|gt);/.exec(text.slice(at, at + 5))?.[0] : undefined;
  const piece = entity ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
  const last = out.at(-1);
  if (last?.kind === "text") last.text += unescapeEntities(piece);
  else out.push({ kind: "text", text: unescapeEntities(piece) });
  return at + piece.length;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}
