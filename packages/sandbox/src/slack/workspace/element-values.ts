import type { BlockObject, PlacedElement } from "./elements.ts";
import type { ElementValue, ElementValues } from "./state.ts";

/** Which field of a state value holds the choice, and which field of the element its first one. */
const fields: Record<string, { value: string; initial: string; many?: boolean }> = {
  plain_text_input: { value: "value", initial: "initial_value" },
  email_text_input: { value: "value", initial: "initial_value" },
  url_text_input: { value: "value", initial: "initial_value" },
  number_input: { value: "value", initial: "initial_value" },
  rich_text_input: { value: "rich_text_value", initial: "initial_value" },
  static_select: { value: "selected_option", initial: "initial_option" },
  external_select: { value: "selected_option", initial: "initial_option" },
  radio_buttons: { value: "selected_option", initial: "initial_option" },
  overflow: { value: "selected_option", initial: "none" },
  users_select: { value: "selected_user", initial: "initial_user" },
  conversations_select: { value: "selected_conversation", initial: "initial_conversation" },
  channels_select: { value: "selected_channel", initial: "initial_channel" },
  datepicker: { value: "selected_date", initial: "initial_date" },
  timepicker: { value: "selected_time", initial: "initial_time" },
  datetimepicker: { value: "selected_date_time", initial: "initial_date_time" },
  checkboxes: { value: "selected_options", initial: "initial_options", many: true },
  multi_static_select: { value: "selected_options", initial: "initial_options", many: true },
  multi_external_select: { value: "selected_options", initial: "initial_options", many: true },
  multi_users_select: { value: "selected_users", initial: "initial_users", many: true },
  multi_conversations_select: {
    value: "selected_conversations",
    initial: "initial_conversations",
    many: true,
  },
  multi_channels_select: { value: "selected_channels", initial: "initial_channels", many: true },
  file_input: { value: "files", initial: "none", many: true },
};

/** Elements whose choice shows in `state.values`; a button or an overflow menu has none. */
const isStateful = (element: BlockObject) => element.type in fields && element.type !== "overflow";

/** The field of Slack's value shape that an element fills, or `undefined` for a plain button. */
export const valueField = (element: BlockObject): string | undefined => fields[element.type]?.value;

/** What the element holds before anybody touches it. */
function initialValue(element: BlockObject): ElementValue {
  const shape = fields[element.type];
  if (!shape) return { type: element.type };
  return { type: element.type, [shape.value]: element[shape.initial] ?? (shape.many ? [] : null) };
}

/** `state.values` for these elements: what was given, and the initial value of all that was not. */
export function stateOf(elements: PlacedElement[], given: ElementValues): ElementValues {
  const state: ElementValues = {};
  for (const { blockId, actionId, element } of elements) {
    if (!isStateful(element)) continue;
    state[blockId] = { ...state[blockId], [actionId]: given[blockId]?.[actionId] ?? initialValue(element) };
  }
  return state;
}

/**
 * A choice as the element can make it, or a sentence that says why it cannot.
 * @param input the value in Slack's shape (`{ selected_option }`, `{ selected_users }`, `{ value }`, …)
 */
export function choose(
  element: BlockObject,
  input: Record<string, unknown>,
  knows: { person: (id: string) => boolean; conversation: (id: string) => boolean },
): { ok: true; value: ElementValue } | { ok: false; sentence: string } {
  const shape = fields[element.type];
  if (!shape) return { ok: true, value: { type: element.type } };
  const chosen = input[shape.value] ?? (shape.many ? [] : null);
  if (shape.many !== Array.isArray(chosen) && (shape.many || Array.isArray(chosen))) {
    return {
      ok: false,
      sentence: `${element.type} takes ${shape.many ? "a list" : "one value"} in ${shape.value}.`,
    };
  }
  for (const one of Array.isArray(chosen) ? chosen : [chosen]) {
    const sentence = one === null ? undefined : problemWith(element, shape.value, one, knows);
    if (sentence) return { ok: false, sentence };
  }
  const option = Array.isArray(chosen)
    ? chosen.map((one) => offered(element, one) ?? one)
    : (offered(element, chosen) ?? chosen);
  return { ok: true, value: { type: element.type, [shape.value]: option } };
}

function problemWith(
  element: BlockObject,
  field: string,
  chosen: unknown,
  knows: { person: (id: string) => boolean; conversation: (id: string) => boolean },
): string | undefined {
  if (field.startsWith("selected_option")) {
    const fixed = element.options ?? element.option_groups;
    return fixed && !offered(element, chosen) ? "That option is not on the list." : undefined;
  }
  if (field.startsWith("selected_user")) {
    return knows.person(String(chosen)) ? undefined : `Nobody here has the id ${String(chosen)}.`;
  }
  if (field.startsWith("selected_conversation") || field.startsWith("selected_channel")) {
    return knows.conversation(String(chosen)) ? undefined : `There is no conversation ${String(chosen)}.`;
  }
  return undefined;
}

/** The element's own option with the value of the chosen one. */
function offered(element: BlockObject, chosen: unknown): BlockObject | undefined {
  const groups = (element.option_groups ?? []) as { options: BlockObject[] }[];
  const options = [
    ...((element.options ?? []) as BlockObject[]),
    ...groups.flatMap((group) => group.options),
  ];
  const value = (chosen as { value?: unknown } | null)?.value;
  return value === undefined ? undefined : options.find((option) => option.value === value);
}

const blank = (value: unknown) =>
  value === null ||
  value === undefined ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/**
 * What Slack's own client says about a form before the app hears of it, by block_id: required fields left
 * empty, lengths, and the formats of e-mail, URL and number inputs.
 */
export function clientSideErrors(elements: PlacedElement[], values: ElementValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, blockId, actionId, element } of elements) {
    if (block.type !== "input") continue;
    const field = valueField(element);
    const value = field ? values[blockId]?.[actionId]?.[field] : undefined;
    if (blank(value)) {
      if (block.optional !== true) errors[blockId] = "Please complete this required field.";
      continue;
    }
    const problem = formatProblem(element, value);
    if (problem) errors[blockId] = problem;
  }
  return errors;
}

function formatProblem(element: BlockObject, value: unknown): string | undefined {
  const { min_length: least, max_length: most, min_value: low, max_value: high } = element;
  const text = String(value);
  switch (element.type) {
    case "plain_text_input":
      if (typeof least === "number" && text.length < least)
        return `Please enter at least ${least} characters.`;
      if (typeof most === "number" && text.length > most) return `Please enter at most ${most} characters.`;
      return undefined;
    case "email_text_input":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : "Please enter a valid e-mail address.";
    case "url_text_input":
      return URL.canParse(text) ? undefined : "Please enter a valid URL.";
    case "number_input":
      if (!/^-?\d+(\.\d+)?$/.test(text)) return "Please enter a number.";
      if (element.is_decimal_allowed !== true && text.includes(".")) return "Please enter a whole number.";
      if (low !== undefined && Number(text) < Number(low)) return `Please enter a number of at least ${low}.`;
      if (high !== undefined && Number(text) > Number(high))
        return `Please enter a number of at most ${high}.`;
      return undefined;
    default:
      return undefined;
  }
}
