import {
  anything,
  type Check,
  type Fields,
  flag,
  isObject,
  list,
  matching,
  number,
  object,
  oneOf,
  text,
} from "./check.ts";
import {
  confirm,
  conversationFilter,
  dispatchConfig,
  hasOptions,
  option,
  optionGroup,
  overflowOption,
  plainText,
  richOption,
  slackFile,
} from "./composition.ts";

const style = oneOf("primary", "danger");
const confirmable: Fields = { confirm };
const focusable: Fields = { focus_on_load: flag };
const placeholder: Fields = { placeholder: plainText(150) };
const many: Fields = { max_selected_items: number({ least: 1 }) };
const typed: Fields = { ...focusable, ...placeholder, dispatch_action_config: dispatchConfig };
const picked: Fields = { ...confirmable, ...focusable, ...placeholder };
const day = matching(/^\d{4}-\d{2}-\d{2}$/, "a date in the form YYYY-MM-DD");
const hour = matching(/^\d{2}:\d{2}$/, "a time in the form HH:mm");

/** An element with an action_id of at most 255 characters. */
const acting = (type: string, required: Fields, optional: Fields = {}): Check =>
  object({ type: oneOf(type), ...required }, { action_id: text({ most: 255 }), ...optional });

const choosing =
  (type: string, optional: Fields): Check =>
  (value, at) => [
    ...acting(
      type,
      {},
      {
        options: list(option, { most: 100 }),
        option_groups: list(optionGroup, { most: 100 }),
        ...optional,
      },
    )(value, at),
    ...hasOptions(value, at),
  ];

const image: Check = (value, at) => [
  ...object(
    { type: oneOf("image"), alt_text: text({ most: 2000 }) },
    { image_url: text({ most: 3000 }), slack_file: slackFile },
  )(value, at),
  ...(isObject(value) && (value.image_url === undefined) === (value.slack_file === undefined)
    ? [{ pointer: at, message: "must define either `image_url` or `slack_file`" }]
    : []),
];

/** Every element of Block Kit by its type (docs.slack.dev/reference/block-kit/block-elements). */
export const elements: Record<string, Check> = {
  button: acting(
    "button",
    { text: plainText(75) },
    {
      value: text({ least: 0, most: 2000 }),
      url: text({ most: 3000 }),
      style,
      accessibility_label: text({ most: 75 }),
      ...confirmable,
    },
  ),
  checkboxes: acting(
    "checkboxes",
    { options: list(richOption, { most: 10 }) },
    { initial_options: list(richOption), ...confirmable, ...focusable },
  ),
  radio_buttons: acting(
    "radio_buttons",
    { options: list(richOption, { most: 10 }) },
    { initial_option: richOption, ...confirmable, ...focusable },
  ),
  overflow: acting("overflow", { options: list(overflowOption, { most: 5 }) }, confirmable),
  datepicker: acting("datepicker", {}, { initial_date: day, ...picked }),
  timepicker: acting("timepicker", {}, { initial_time: hour, timezone: text(), ...picked }),
  datetimepicker: acting("datetimepicker", {}, { initial_date_time: number(), ...confirmable, ...focusable }),
  static_select: choosing("static_select", { initial_option: option, ...picked }),
  multi_static_select: choosing("multi_static_select", { initial_options: list(option), ...picked, ...many }),
  external_select: acting(
    "external_select",
    {},
    { initial_option: option, min_query_length: number({ least: 0 }), ...picked },
  ),
  multi_external_select: acting(
    "multi_external_select",
    {},
    { initial_options: list(option), min_query_length: number({ least: 0 }), ...picked, ...many },
  ),
  users_select: acting("users_select", {}, { initial_user: text(), ...picked }),
  multi_users_select: acting("multi_users_select", {}, { initial_users: list(text()), ...picked, ...many }),
  conversations_select: acting(
    "conversations_select",
    {},
    {
      initial_conversation: text(),
      default_to_current_conversation: flag,
      response_url_enabled: flag,
      filter: conversationFilter,
      ...picked,
    },
  ),
  multi_conversations_select: acting(
    "multi_conversations_select",
    {},
    {
      initial_conversations: list(text()),
      default_to_current_conversation: flag,
      filter: conversationFilter,
      ...picked,
      ...many,
    },
  ),
  channels_select: acting(
    "channels_select",
    {},
    { initial_channel: text(), response_url_enabled: flag, ...picked },
  ),
  multi_channels_select: acting(
    "multi_channels_select",
    {},
    { initial_channels: list(text()), ...picked, ...many },
  ),
  plain_text_input: acting(
    "plain_text_input",
    {},
    {
      initial_value: text({ least: 0, most: 3000 }),
      multiline: flag,
      min_length: number({ least: 0, most: 3000 }),
      max_length: number({ least: 1, most: 3000 }),
      ...typed,
    },
  ),
  email_text_input: acting("email_text_input", {}, { initial_value: text(), ...typed }),
  url_text_input: acting("url_text_input", {}, { initial_value: text(), ...typed }),
  number_input: acting(
    "number_input",
    { is_decimal_allowed: flag },
    { initial_value: text(), min_value: text(), max_value: text(), ...typed },
  ),
  rich_text_input: acting(
    "rich_text_input",
    {},
    { initial_value: anything, min_lines: number(), max_lines: number(), ...typed },
  ),
  file_input: acting(
    "file_input",
    {},
    { filetypes: list(text()), max_files: number({ least: 1, most: 10 }) },
  ),
  workflow_button: acting(
    "workflow_button",
    { text: plainText(75), workflow: anything },
    { style, accessibility_label: text({ most: 75 }) },
  ),
  feedback_buttons: acting("feedback_buttons", { positive_button: anything, negative_button: anything }),
  icon_button: acting(
    "icon_button",
    { icon: text(), text: plainText(75) },
    {
      value: text({ most: 2000 }),
      accessibility_label: text({ most: 75 }),
      visible_to_user_ids: list(text()),
      ...confirmable,
    },
  ),
  image,
};

/** The elements of these types, and no other. */
export const elementsOf = (...types: string[]): Record<string, Check> =>
  Object.fromEntries(types.map((type) => [type, elements[type] ?? anything]));
