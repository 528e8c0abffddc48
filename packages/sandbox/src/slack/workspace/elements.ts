import { randomBytes } from "node:crypto";
import type { KnownBlock } from "@slack/types";

export type BlockObject = Record<string, unknown> & { type: string };

/** An interactive element, and the block it sits in. */
export interface PlacedElement {
  block: BlockObject;
  blockId: string;
  element: BlockObject;
  actionId: string;
  /** Inside an `input` block that does not dispatch: its value is kept until the form is submitted. */
  quiet: boolean;
}

/** Every interactive element with an action_id, in order. */
export function elementsIn(blocks: readonly KnownBlock[]): PlacedElement[] {
  return (blocks as unknown as BlockObject[]).flatMap((block) => {
    const nested = asObjects(block.child_blocks) as unknown as KnownBlock[];
    const own = [...asObjects(block.elements), ...asObjects(block.accessory), ...asObjects(block.element)];
    const placed = own.flatMap((element) =>
      typeof element.action_id === "string"
        ? [
            {
              block,
              blockId: String(block.block_id),
              element,
              actionId: element.action_id,
              quiet: block.type === "input" && block.dispatch_action !== true,
            },
          ]
        : [],
    );
    return [...placed, ...elementsIn(nested)];
  });
}

/** Slack gives every block and every interactive element an id when the app has not. */
export function withIdentifiers(blocks: KnownBlock[]): KnownBlock[] {
  const named = structuredClone(blocks) as unknown as BlockObject[];
  for (const block of named) {
    if (!block.block_id) block.block_id = randomBytes(4).toString("base64url");
    for (const holder of ["elements", "accessory", "element"]) {
      for (const element of asObjects(block[holder])) {
        if (interactive.has(element.type) && !element.action_id) {
          element.action_id = randomBytes(4).toString("base64url");
        }
      }
    }
    if (Array.isArray(block.child_blocks)) block.child_blocks = withIdentifiers(block.child_blocks);
  }
  return named as unknown as KnownBlock[];
}

const asObjects = (value: unknown): BlockObject[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "object" && one !== null);

const interactive = new Set([
  "button",
  "checkboxes",
  "datepicker",
  "datetimepicker",
  "email_text_input",
  "external_select",
  "channels_select",
  "conversations_select",
  "feedback_buttons",
  "file_input",
  "icon_button",
  "multi_channels_select",
  "multi_conversations_select",
  "multi_external_select",
  "multi_static_select",
  "multi_users_select",
  "number_input",
  "overflow",
  "plain_text_input",
  "radio_buttons",
  "rich_text_input",
  "static_select",
  "timepicker",
  "url_text_input",
  "users_select",
  "workflow_button",
]);
