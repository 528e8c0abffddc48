import { type Complaint, isObject } from "./check.ts";

/**
 * Slack wants every block_id once in a message or view, and every action_id once in its block; an id left out
 * is no id.
 */
export function repeatedIdentifiers(blocks: unknown[], at: string): Complaint[] {
  const complaints: Complaint[] = [];
  const blockIds = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block)) continue;
    const { block_id: blockId } = block;
    if (typeof blockId === "string" && blockId !== "") {
      if (blockIds.has(blockId)) {
        complaints.push({
          pointer: `${at}/${index}/block_id`,
          message: `\`block_id\` \`${blockId}\` already exists`,
        });
      }
      blockIds.add(blockId);
    }
    const actionIds = new Set<string>();
    const elements = Array.isArray(block.elements) ? block.elements : [];
    for (const [position, element] of elements.entries()) {
      if (!isObject(element) || typeof element.action_id !== "string") continue;
      if (actionIds.has(element.action_id)) {
        complaints.push({
          pointer: `${at}/${index}/elements/${position}/action_id`,
          message: `\`action_id\` \`${element.action_id}\` already exists in this block`,
        });
      }
      actionIds.add(element.action_id);
    }
  }
  return complaints;
}

/** How many elements below `value` ask for the focus. */
export function focusedElements(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + focusedElements(one), 0);
  if (!isObject(value)) return 0;
  return (
    (value.focus_on_load === true ? 1 : 0) +
    Object.values(value).reduce<number>((sum, one) => sum + focusedElements(one), 0)
  );
}
