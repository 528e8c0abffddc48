import type { KnownBlock } from "@slack/types";
import { context, type Post } from "./post.ts";

/**
 * A message as Slack gave it back, without its buttons and with a line of mrkdwn at its end: what is pressed once
 * is not left to be pressed again.
 */
export function withoutButtons(message: { text?: string; blocks?: unknown }, line: string): Post {
  const blocks = Array.isArray(message.blocks) ? (message.blocks as KnownBlock[]) : [];
  const text = message.text ?? "";
  return {
    text: text === "" ? line : text,
    blocks: [...blocks.filter(({ type }) => type !== "actions"), context(line)],
  };
}
