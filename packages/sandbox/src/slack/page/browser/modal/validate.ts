import type { AnyBlock, NumberInput } from "@slack/types";
import { type FieldValue, isEmpty } from "../elements/value.ts";
import { elementsOf, type Held, type Values } from "./values.ts";

/**
 * What Slack checks in the client before an app hears of a submission: required fields, lengths, and the
 * forms of e-mail, address and number. block_id → a sentence; empty when all is well.
 */
export function validate(blocks: readonly AnyBlock[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const held of elementsOf(blocks)) {
    const wrong = held.input && wrongWith(held, values[held.blockId]?.[held.actionId]);
    if (wrong) errors[held.blockId] = wrong;
  }
  return errors;
}

const CHOICES = /select|radio|checkboxes|picker/;

function wrongWith({ element, input }: Held, value: FieldValue | undefined): string | undefined {
  if (isEmpty(value) || value?.value?.trim() === "") {
    if (input?.optional) return undefined;
    if (element.type === "file_input") return "Please choose a file.";
    return CHOICES.test(element.type) ? "Please make a choice." : "Please fill this in.";
  }
  const text = value?.value ?? "";
  switch (element.type) {
    case "plain_text_input":
      return wrongLength(text, element.min_length, element.max_length);
    case "email_text_input":
      return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(text)
        ? undefined
        : "This is not an e-mail address, such as name@example.com.";
    case "url_text_input":
      return /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text)
        ? undefined
        : "This is not a web address that begins with https:// or http://.";
    case "number_input":
      return wrongNumber(text, element);
    default:
      return undefined;
  }
}

function wrongLength(text: string, least = 0, most = 3000): string | undefined {
  const characters = (count: number) => (count === 1 ? "1 character" : `${count} characters`);
  if (text.length < least) return `This needs at least ${characters(least)}; it has ${text.length}.`;
  if (text.length > most) return `This can have at most ${characters(most)}; it has ${text.length}.`;
  return undefined;
}

function wrongNumber(text: string, element: NumberInput): string | undefined {
  const form = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!form.test(text))
    return element.is_decimal_allowed ? "This is not a number." : "This is not a whole number.";
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && Number(text) < Number(least)) return `This must be at least ${least}.`;
  if (most !== undefined && Number(text) > Number(most)) return `This must be at most ${most}.`;
  return undefined;
}
