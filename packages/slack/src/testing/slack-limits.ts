import type { Post } from "../blocks/post.ts";

/** Everything readable in a block, however deep. */
export function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    field === "text" && typeof inner === "string" ? [inner] : texts(inner),
  );
}
/** The texts that Slack reads for mentions and marks. */
export function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === "mrkdwn") return texts(value);
  return Object.values(value).flatMap(mrkdwnOf);
}

/** What Slack would refuse of a message; empty when it would take it. */
export function complaints({ text, blocks }: Post): string[] {
  const found: string[] = [];
  const hold = (right: boolean, complaint: string) => void (right || found.push(complaint));
  hold(text.length > 0 && text.length <= 3_000, `text of ${text.length}`);
  hold(blocks.length > 0 && blocks.length <= 50, `${blocks.length} blocks`);
  const sum = texts(blocks).reduce((length, one) => length + one.length, 0);
  hold(sum <= 13_200, `${sum} characters in all`);
  for (const one of texts(blocks)) hold(one.length > 0, "an empty text");
  for (const block of blocks) {
    if (block.type === "section") {
      const { length } = block.text?.text ?? "";
      hold(length <= 3_000, `a section of ${length}`);
      // What is cut in the middle may end inside a mention or a date.
      hold(!block.text?.text.endsWith("…"), "a section that had to be cut");
    }
    if (block.type === "header") hold(block.text.text.length <= 150, "a long header");
    if (block.type === "actions") {
      for (const button of block.elements) {
        if (button.type !== "button") continue;
        hold(button.text.text.length <= 75, "a long button");
        hold((button.value ?? "").length <= 2_000, "a long value");
        hold((button.confirm?.title?.text ?? "").length <= 100, "a long title of a dialog");
        hold((button.confirm?.text.text ?? "").length <= 300, "a long dialog");
      }
    }
  }
  return found;
}
