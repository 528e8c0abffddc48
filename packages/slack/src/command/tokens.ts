/**
 * Slack sends what was typed with its own forms in it: `<@U1|anna>`, `<#C1|ops>`, `<mailto:a@b|a@b>`,
 * `<https://x|x>`, `<!here>`, `<!subteam^S1|@team>`, and `&amp; &lt; &gt;` for the characters themselves.
 */
export type Token = {
  /** Where it begins in the text as Slack sent it. */
  start: number;
  /** What the person saw on the screen. */
  shown: string;
} & (
  | { kind: "word" }
  | { kind: "person"; user: string }
  | { kind: "email"; address: string }
  | { kind: "group" }
  | { kind: "channel" }
  | { kind: "link" }
  | { kind: "broadcast" }
);

const FORM = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;
const WORD = /\S+/g;

/** Splits a text at white space and around Slack's forms. Any text at all can be split. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const form of text.matchAll(FORM)) {
    found.push(...words(text, end, form.index), { start: form.index, ...read(form) });
    end = form.index + form[0].length;
  }
  return [...found, ...words(text, end, text.length)];
}

/** The text as the person saw it, with nothing left in it that Slack would act on. */
export function shown(text: string): string {
  let out = "";
  let end = 0;
  for (const form of text.matchAll(FORM)) {
    out += unescaped(text.slice(end, form.index)) + read(form).shown;
    end = form.index + form[0].length;
  }
  return out + unescaped(text.slice(end));
}

function words(text: string, from: number, to: number): Token[] {
  return [...text.slice(from, to).matchAll(WORD)].map((word) => ({
    kind: "word",
    start: from + word.index,
    shown: unescaped(word[0]),
  }));
}

type Read<Kind> = Kind extends Token ? Omit<Kind, "start"> : never;

function read(form: RegExpExecArray): Read<Token> {
  const [, sign = "", body = "", given] = form;
  const label = given === undefined || given === "" ? undefined : unescaped(given);
  if (sign === "@") return { kind: "person", user: body, shown: `@${label ?? body}` };
  if (sign === "#") return { kind: "channel", shown: `#${label ?? body}` };
  if (sign === "!") {
    if (body.startsWith("subteam^")) return { kind: "group", shown: at(label ?? body.slice(8)) };
    return { kind: "broadcast", shown: label ?? at(body.replace(/\^.*/, "")) };
  }
  if (body.startsWith("mailto:")) {
    const address = unescaped(body.slice("mailto:".length));
    return { kind: "email", address, shown: address };
  }
  const target = unescaped(body);
  // Slack links what looks like an address or a number by itself; then the label is what was typed.
  const typed = label !== undefined && target.endsWith(label.replace(/\/$/, ""));
  const telephone = body.startsWith("tel:");
  if (label === undefined) return { kind: "link", shown: target };
  return {
    kind: "link",
    shown: typed || telephone || target.includes(label) ? label : `${label} (${target})`,
  };
}

const at = (name: string) => (name.startsWith("@") ? name : `@${name}`);

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
