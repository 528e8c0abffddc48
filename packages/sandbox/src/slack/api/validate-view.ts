import {
  byType,
  type Check,
  type Complaint,
  flag,
  isObject,
  list,
  object,
  oneOf,
  text,
} from "./blocks/check.ts";
import { plainText } from "./blocks/composition.ts";
import { focusedElements, repeatedIdentifiers } from "./blocks/identifiers.ts";
import { viewBlock } from "./blocks/kinds.ts";

/** Size of a view as JSON, in bytes. */
const MOST_BYTES = 250 * 1024;

const common = {
  private_metadata: text({ least: 0, most: 3000 }),
  callback_id: text({ least: 0, most: 255 }),
  external_id: text({ least: 0, most: 255 }),
};
const blocks: Check = (value, at) => {
  const tooMany = list(() => [], { least: 0, most: 100 })(value, at);
  return tooMany.length > 0 ? tooMany : list(viewBlock, { least: 0 })(value, at);
};

const modal = object(
  { type: oneOf("modal"), title: plainText(24), blocks },
  {
    ...common,
    submit: plainText(24),
    close: plainText(24),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
);
const home = object({ type: oneOf("home"), blocks }, common);

/** What is wrong with a view of the given kind; empty when Slack would take it. */
export function validateView(view: unknown, kind: "modal" | "home", at = "/view"): Complaint[] {
  const shape = byType({ [kind]: kind === "modal" ? modal : home })(view, at);
  if (!isObject(view) || !Array.isArray(view.blocks)) return shape;
  const hasInput = view.blocks.some((block) => isObject(block) && block.type === "input");
  return [
    ...shape,
    ...repeatedIdentifiers(view.blocks, `${at}/blocks`),
    ...(kind === "modal" && hasInput && view.submit === undefined
      ? [{ pointer: `${at}/submit`, message: "must be present when an input block is in the blocks" }]
      : []),
    ...(focusedElements(view.blocks) > 1
      ? [{ pointer: `${at}/blocks`, message: "only one element may have `focus_on_load`" }]
      : []),
  ];
}

export const viewTooLarge = (view: unknown): boolean => Buffer.byteLength(JSON.stringify(view)) > MOST_BYTES;
