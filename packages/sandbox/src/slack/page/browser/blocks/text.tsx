import type { TextObject } from "@slack/types";
import { Inlines, Passages } from "../mrkdwn/draw.tsx";
import { parsePlain } from "../mrkdwn/inline.ts";
import { parseMrkdwn } from "../mrkdwn/mrkdwn.ts";

/** A text object, `mrkdwn` or `plain_text`. */
export function Text({ text }: { text: TextObject }) {
  if (text.type === "mrkdwn") return <Mrkdwn text={text.text} />;
  return <Inlines nodes={parsePlain(text.text, text.emoji !== false)} />;
}

export function Mrkdwn({ text }: { text: string }) {
  const passages = parseMrkdwn(text);
  const [only] = passages;
  // A single run of lines needs no box of its own, so it can stand inside a label or a table cell.
  if (passages.length === 1 && only?.kind === "lines") return <Inlines nodes={only.children} />;
  return <Passages passages={passages} />;
}
