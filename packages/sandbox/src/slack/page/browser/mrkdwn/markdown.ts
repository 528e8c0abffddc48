import { emojiAt } from "./emoji.ts";
import { type Inline, isSafeUrl, type Passage } from "./tree.ts";

/** The common part of Markdown, for Slack's `markdown` block: headings, lists, quotes, fences, rules, inline styles. */
export function parseMarkdown(text: string): Passage[] {
  const passages: Passage[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (/^\s*```/.test(line)) {
      const end = lines.findIndex((one, index) => index > at && /^\s*```/.test(one));
      const stop = end < 0 ? lines.length : end;
      passages.push({ kind: "preformatted", text: lines.slice(at + 1, stop).join("\n") });
      at = stop;
    } else {
      addLine(passages, line);
    }
  }
  return passages;
}

function addLine(passages: Passage[], line: string): void {
  const last = passages.at(-1);
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  const item = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$/.exec(line);
  const quote = /^>\s?(.*)$/.exec(line);
  if (line.trim() === "") {
    passages.push({ kind: "lines", children: [] });
  } else if (/^\s*([-*_])\s*(?:\1\s*){2,}$/.test(line)) {
    passages.push({ kind: "rule" });
  } else if (heading) {
    passages.push({
      kind: "heading",
      level: heading[1]?.length ?? 1,
      children: parseMarkdownInline(heading[2] ?? ""),
    });
  } else if (item) {
    const ordered = item[2] !== undefined;
    const entry = {
      depth: Math.floor((item[1]?.length ?? 0) / 2),
      children: parseMarkdownInline(item[3] ?? ""),
    };
    if (last?.kind === "list" && last.ordered === ordered) last.items.push(entry);
    else passages.push({ kind: "list", ordered, items: [entry] });
  } else {
    const kind = quote ? "quote" : "lines";
    const children = parseMarkdownInline(quote ? (quote[1] ?? "") : line);
    if (last?.kind === kind && last.children.length > 0) last.children.push({ kind: "break" }, ...children);
    else passages.push({ kind, children });
  }
}

const RULES: [RegExp, (found: RegExpExecArray) => Inline | undefined][] = [
  [/^`([^`]+)`/, (found) => ({ kind: "code", text: found[1] ?? "" })],
  [/^(?:\*\*|__)(?=\S)(.+?)(?:\*\*|__)/, (found) => styled("bold", found[1])],
  [/^~~(?=\S)(.+?)~~/, (found) => styled("strike", found[1])],
  [/^\*(?=\S)([^*]+)\*/, (found) => styled("italic", found[1])],
  [/^_(?=\S)([^_]+)_(?![\p{L}\p{N}])/u, (found) => styled("italic", found[1])],
  [/^\[([^\]]+)\]\(([^)\s]+)\)/, (found) => link(found[2] ?? "", found[1])],
  [/^<(https?:\/\/[^>\s]+)>/, (found) => link(found[1] ?? "", found[1])],
  [/^https?:\/\/[^\s<>()]*[^\s<>().,;:!?]/, (found) => link(found[0], found[0])],
];

export function parseMarkdownInline(text: string): Inline[] {
  const out: Inline[] = [];
  for (let at = 0; at < text.length; ) {
    const emoji = emojiAt(text, at);
    const match = emoji ? undefined : firstMatch(text.slice(at), text[at - 1]);
    if (emoji) {
      out.push({ kind: "emoji", name: emoji.name, symbol: emoji.symbol });
      at = emoji.end;
    } else if (match) {
      out.push(match.node);
      at += match.length;
    } else {
      const escaped = text[at] === "\\" && /[\\`*_~[\]<>#+.!-]/.test(text[at + 1] ?? "");
      const piece = escaped ? (text[at + 1] ?? "") : (text[at] ?? "");
      const last = out.at(-1);
      if (last?.kind === "text") last.text += piece;
      else out.push({ kind: "text", text: piece });
      at += escaped ? 2 : 1;
    }
  }
  return out;
}

function firstMatch(rest: string, before: string | undefined): { node: Inline; length: number } | undefined {
  for (const [pattern, make] of RULES) {
    const found = pattern.exec(rest);
    const inWord = before !== undefined && /[\p{L}\p{N}]/u.test(before) && /^[_h]/.test(rest);
    const node = found && !inWord ? make(found) : undefined;
    if (found && node) return { node, length: found[0].length };
  }
  return undefined;
}

function styled(kind: "bold" | "italic" | "strike", inside: string | undefined): Inline {
  return { kind, children: parseMarkdownInline(inside ?? "") };
}

function link(url: string, label: string | undefined): Inline | undefined {
  return isSafeUrl(url) ? { kind: "link", url, children: [{ kind: "text", text: label ?? url }] } : undefined;
}
