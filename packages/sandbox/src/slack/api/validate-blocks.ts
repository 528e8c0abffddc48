import { type Complaint, isObject, list } from "./blocks/check.ts";
import { repeatedIdentifiers } from "./blocks/identifiers.ts";
import { messageBlock } from "./blocks/kinds.ts";

/** Blocks in one message. */
const MOST_BLOCKS = 50;
/** Sum of all text in the blocks of one message; undocumented, measured in slackapi/bolt-js#2509. */
const MOST_TEXT = 13_200;

/** What is wrong with the blocks of a message; empty when Slack would take them. */
export function validateBlocks(blocks: unknown[], at = "/blocks"): Complaint[] {
  const tooMany = list(() => [], { least: 0, most: MOST_BLOCKS })(blocks, at);
  if (tooMany.length > 0) return tooMany;
  return [
    ...blocks.flatMap((block, index) => messageBlock(block, `${at}/${index}`)),
    ...repeatedIdentifiers(blocks, at),
  ];
}

/** Whether the blocks are each within bounds and still too much together: `msg_blocks_too_long`. */
export const blocksTooLong = (blocks: unknown[]): boolean => textLength(blocks) > MOST_TEXT;

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textLength(one), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce<number>(
    (sum, [field, one]) => sum + (field === "text" && typeof one === "string" ? one.length : textLength(one)),
    0,
  );
}
