import type { AnyBlock, InputBlock, KnownBlock } from "@slack/types";
import { type Element, type FieldValue, initialValue } from "../elements/value.ts";

/** By block_id, then action_id. */
export type Values = Record<string, Record<string, FieldValue>>;

export interface Held {
  blockId: string;
  actionId: string;
  element: Element;
  /** Present for the element of an input block. */
  input?: InputBlock;
}

/** Every element of a view that holds a value, named as the drawing of the blocks names it. */
export function elementsOf(blocks: readonly AnyBlock[]): Held[] {
  return blocks.flatMap((any, place): Held[] => {
    const block = any as KnownBlock;
    const blockId = block.block_id ?? `block-${place}`;
    if (block.type === "input") {
      return [
        { blockId, actionId: block.element.action_id ?? "action-0", element: block.element, input: block },
      ];
    }
    if (block.type === "section" && block.accessory && block.accessory.type !== "image") {
      return [{ blockId, actionId: block.accessory.action_id ?? "action-0", element: block.accessory }];
    }
    if (block.type === "actions") {
      return block.elements.map((element, index) => ({
        blockId,
        actionId: element.action_id ?? `action-${index}`,
        element,
      }));
    }
    return [];
  });
}

/** Slack's `view.state.values`: what the person has kept, else what each element began with. */
export function valuesOf(blocks: readonly AnyBlock[], kept: Values): Values {
  const values: Values = {};
  for (const { blockId, actionId, element } of elementsOf(blocks)) {
    const value = kept[blockId]?.[actionId] ?? initialValue(element);
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

export function withValue(kept: Values, blockId: string, actionId: string, value: FieldValue): Values {
  return { ...kept, [blockId]: { ...kept[blockId], [actionId]: value } };
}
