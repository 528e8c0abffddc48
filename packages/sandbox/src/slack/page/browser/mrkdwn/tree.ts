/** What mrkdwn, Markdown and rich text all become before they are drawn. No node carries markup. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "bold" | "italic" | "strike"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; url: string; children: Inline[] }
  | { kind: "person"; id: string; label?: string }
  | { kind: "channel"; id: string; label?: string }
  | { kind: "broadcast"; name: string }
  | { kind: "emoji"; name: string; symbol: string }
  /** `at` in seconds since 1970. */
  | { kind: "date"; at: number; format: string; fallback: string; url?: string };

export type Passage =
  | { kind: "lines"; children: Inline[] }
  | { kind: "quote"; children: Inline[] }
  | { kind: "preformatted"; text: string }
  | { kind: "heading"; level: number; children: Inline[] }
  | { kind: "list"; ordered: boolean; items: { depth: number; children: Inline[] }[] }
  | { kind: "rule" };

/** Only addresses that a click may safely follow; anything else is shown as the text it is. */
export function isSafeUrl(url: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(url);
}

/** Slack escapes these three and no others. */
export function unescapeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) =>
    name === "amp" ? "&" : name === "lt" ? "<" : ">",
  );
}
