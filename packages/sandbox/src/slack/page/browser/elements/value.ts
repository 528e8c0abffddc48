import type {
  ActionsBlockElement,
  InputBlockElement,
  PlainTextOption,
  RichTextBlock,
  SectionBlockAccessory,
} from "@slack/types";

/** Everything a person can press, choose or fill in. */
export type Element =
  | ActionsBlockElement
  | InputBlockElement
  | Exclude<SectionBlockAccessory, { type: "image" }>;
export type Choice = PlainTextOption | Extract<Element, { type: "checkboxes" }>["options"][number];

/** A chosen file, its content in base64, for the server to keep as Slack keeps an upload. */
export interface ChosenFile {
  name: string;
  mimetype: string;
  size: number;
  content_base64: string;
}

/** An element's state in the shape of Slack's `view.state.values[block][action]`; each type uses its own field. */
export interface FieldValue {
  type: string;
  value?: string | null;
  selected_option?: Choice | null;
  selected_options?: Choice[];
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  rich_text_value?: RichTextBlock | null;
  files?: ChosenFile[];
}

/** What an element holds before anybody touches it; `undefined` for one that holds nothing, such as a button. */
export function initialValue(element: Element): FieldValue | undefined {
  const { type } = element;
  switch (element.type) {
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return { type, value: element.initial_value || null };
    case "static_select":
    case "external_select":
      return { type, selected_option: element.initial_option ?? null };
    case "radio_buttons":
      return { type, selected_option: element.initial_option ?? null };
    case "multi_static_select":
    case "multi_external_select":
      return { type, selected_options: element.initial_options ?? [] };
    case "checkboxes":
      return { type, selected_options: element.initial_options ?? [] };
    case "users_select":
      return { type, selected_user: element.initial_user ?? null };
    case "multi_users_select":
      return { type, selected_users: element.initial_users ?? [] };
    case "conversations_select":
      return { type, selected_conversation: element.initial_conversation ?? null };
    case "multi_conversations_select":
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case "channels_select":
      return { type, selected_channel: element.initial_channel ?? null };
    case "multi_channels_select":
      return { type, selected_channels: element.initial_channels ?? [] };
    case "datepicker":
      return { type, selected_date: element.initial_date ?? null };
    case "timepicker":
      return { type, selected_time: element.initial_time ?? null };
    case "datetimepicker":
      return { type, selected_date_time: element.initial_date_time ?? null };
    case "rich_text_input":
      return { type, rich_text_value: element.initial_value ?? null };
    case "file_input":
      return { type, files: [] };
    default:
      return undefined;
  }
}

/** Whether a person has left it empty, whatever its type. */
export function isEmpty(value: FieldValue | undefined): boolean {
  if (!value) return true;
  const { type: _, ...held } = value;
  return Object.values(held).every(
    (one) => one === undefined || one === null || one === "" || (Array.isArray(one) && one.length === 0),
  );
}

export function optionsOf(element: {
  options?: PlainTextOption[];
  option_groups?: { label: { text: string }; options: PlainTextOption[] }[];
}): PlainTextOption[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}
