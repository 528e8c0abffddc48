import { parseInline } from "./inline.ts";
import { type Passage, unescapeEntities } from "./tree.ts";

const QUOTE = /^(?:>|&gt;) ?/;
const QUOTE_TO_END = /^(?:>>>|&gt;&gt;&gt;)\s?/;

/** Slack's mrkdwn as passages: code blocks, quotes, and lines between them. Lists stay as typed, as in Slack. */
export function parseMrkdwn(text: string): Passage[] {
  const passages: Passage[] = [];
  const fences = /```([\s\S]+?)```/g;
  let from = 0;
  for (let fence = fences.exec(text); fence; fence = fences.exec(text)) {
    passages.push(...parseLines(text.slice(from, fence.index).replace(/\n$/, "")));
    passages.push({ kind: "preformatted", text: unescapeEntities(fence[1] ?? "").replace(/^\n|\n$/g, "") });
    from = fence.index + fence[0].length;
    if (text[from] === "\n") from += 1;
  }
  passages.push(...parseLines(text.slice(from)));
  return passages;
}

function parseLines(text: string): Passage[] {
  if (text === "") return [];
  const runs: { quoted: boolean; lines: string[] }[] = [];
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (QUOTE_TO_END.test(line)) {
      runs.push({ quoted: true, lines: [line.replace(QUOTE_TO_END, ""), ...lines.slice(index + 1)] });
      break;
    }
    const quoted = QUOTE.test(line);
    const last = runs.at(-1);
    const content = quoted ? line.replace(QUOTE, "") : line;
    if (last?.quoted === quoted) last.lines.push(content);
    else runs.push({ quoted, lines: [content] });
  }
  return runs.map(({ quoted, lines: own }) => ({
    kind: quoted ? "quote" : "lines",
    children: parseInline(own.join("\n")),
  }));
}
