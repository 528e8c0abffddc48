import { type Token, tokens } from "./tokens.ts";

/** What of a command's text is still to be read. Readers take from it; what is left over was not understood. */
export interface Rest {
  /** As Slack sent it. */
  text: string;
  tokens: Token[];
}

export function restOf(text: string): Rest {
  return { text, tokens: tokens(text) };
}

/** Takes one word out, from wherever it stands, with the blanks after it. It must be a word without forms in it. */
export function takeOut(rest: Rest, token: Token): void {
  const { start, shown } = token;
  const after = rest.text.slice(start + shown.length);
  const kept = after.trimStart();
  const gone = shown.length + after.length - kept.length;
  rest.text = rest.text.slice(0, start) + kept;
  rest.tokens = rest.tokens
    .filter((other) => other !== token)
    .map((other) => (other.start < start ? other : { ...other, start: other.start - gone }));
}

/** A word without the invisible characters, quotes and commas that copying and typing leave around it. */
export function bare(word: string): string {
  return word.replace(/\p{Cf}/gu, "").replace(/^[\s"'`“”„‘’«»,;]+|[\s"'`“”„‘’«»,;]+$/gu, "");
}

const QUOTED = /^["'`“”„‘’«].*["'`“”„‘’»][,;]?$/su;
const OPENS = /^["'`“”„‘’«]/u;

/**
 * Takes the first word, or where it begins with a quotation mark of any kind everything up to the closing one.
 * Without a closing one it is the first word alone.
 */
export function takeName(rest: Rest): string {
  const [first] = rest.tokens;
  if (!first) return "";
  let count = 1;
  if (OPENS.test(first.shown)) {
    for (let end = 1; end <= rest.tokens.length; end += 1) {
      if (!QUOTED.test(joined(rest.tokens.slice(0, end)))) continue;
      count = end;
      break;
    }
  }
  return bare(joined(rest.tokens.splice(0, count)));
}

const joined = (words: readonly Token[]) => words.map((token) => token.shown).join(" ");

/** Takes everything that is left, as one text on one line. */
export function takeAll(rest: Rest): string {
  return bare(joined(rest.tokens.splice(0)));
}

/** A text set in one pair of quotes is what stands between them. */
export function unquoted(text: string): string {
  const inner = /^["“„«](.*)["”“»]$/su.exec(text)?.[1];
  return inner === undefined || /["“”„«»]/u.test(inner) ? text : inner.trim();
}
