import {
  anything,
  byType,
  type Check,
  type Complaint,
  type Fields,
  flag,
  isObject,
  list,
  number,
  object,
  oneOf,
  text,
} from "./check.ts";
import { anyText, mrkdwnText, plainText, slackFile } from "./composition.ts";
import { elements, elementsOf } from "./elements.ts";

const selects = [
  "static_select",
  "external_select",
  "users_select",
  "conversations_select",
  "channels_select",
];
const pickers = ["checkboxes", "radio_buttons", "datepicker", "timepicker"];
const choices = [...selects, ...selects.map((type) => `multi_${type}`), ...pickers];

const inActions = byType(
  elementsOf("button", "overflow", "datetimepicker", "workflow_button", "rich_text_input", ...choices),
);
const inSection = byType(elementsOf("button", "overflow", "workflow_button", "image", ...choices));
const inInput = byType(
  elementsOf(
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "rich_text_input",
    "file_input",
    "datetimepicker",
    ...choices,
  ),
);
const inContext = (value: unknown, at: string) =>
  isObject(value) && value.type === "image"
    ? (elements.image ?? anything)(value, at)
    : anyText(2000)(value, at);

const block = (type: string, required: Fields, optional: Fields = {}): Check =>
  object({ type: oneOf(type), ...required }, { block_id: text({ least: 0, most: 255 }), ...optional });

const either = (value: unknown, at: string, one: string, other: string): Complaint[] =>
  isObject(value) && value[one] === undefined && value[other] === undefined
    ? [{ pointer: at, message: `must define either \`${one}\` or \`${other}\`` }]
    : [];

const section: Check = (value, at) => [
  ...block(
    "section",
    {},
    { text: anyText(3000), fields: list(anyText(2000), { most: 10 }), accessory: inSection, expand: flag },
  )(value, at),
  ...either(value, at, "text", "fields"),
];

const image: Check = (value, at) => [
  ...block(
    "image",
    { alt_text: text({ most: 2000 }) },
    { image_url: text({ most: 3000 }), slack_file: slackFile, title: plainText(2000) },
  )(value, at),
  ...either(value, at, "image_url", "slack_file"),
];

const card = block(
  "card",
  {},
  {
    hero_image: anything,
    icon: anything,
    title: mrkdwnText(150),
    subtitle: mrkdwnText(150),
    body: mrkdwnText(200),
    actions: list(byType(elementsOf("button"))),
  },
);

const cells = list(list(anything, { most: 20 }), { most: 100 });

/** Blocks that fit any surface (docs.slack.dev/reference/block-kit/blocks). */
const everywhere: Record<string, Check> = {
  actions: block("actions", { elements: list(inActions, { most: 25 }) }),
  context: block("context", { elements: list(inContext, { most: 10 }) }),
  divider: block("divider", {}),
  header: block("header", { text: plainText(150) }),
  image,
  input: block(
    "input",
    { label: plainText(2000), element: inInput },
    { hint: plainText(2000), optional: flag, dispatch_action: flag },
  ),
  rich_text: block("rich_text", { elements: list(anything) }),
  section,
  video: block(
    "video",
    { video_url: text(), thumbnail_url: text(), alt_text: text(), title: plainText(199) },
    {
      title_url: text(),
      author_name: text({ most: 49 }),
      provider_name: text(),
      provider_icon_url: text(),
      description: plainText(200),
    },
  ),
};

/** Blocks of a message. */
export const messageBlock: Check = byType({
  ...everywhere,
  alert: block(
    "alert",
    { text: anyText(3000) },
    { level: oneOf("default", "info", "warning", "error", "success") },
  ),
  card,
  carousel: block("carousel", { elements: list(card, { most: 10 }) }),
  container: block(
    "container",
    { child_blocks: list(byType(everywhere), { most: 10 }) },
    {
      title: plainText(150),
      rich_text_title: anything,
      subtitle: anyText(150),
      width: oneOf("narrow", "standard", "wide", "full"),
      icon: anything,
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    },
  ),
  context_actions: block("context_actions", {
    elements: list(byType(elementsOf("feedback_buttons", "icon_button")), { most: 5 }),
  }),
  data_table: block(
    "data_table",
    { rows: cells, caption: text() },
    { page_size: number({ least: 1, most: 100 }), row_header_column_index: number({ least: 0 }) },
  ),
  file: block("file", { source: oneOf("remote"), external_id: text() }),
  markdown: block("markdown", { text: text({ most: 12_000 }) }),
  plan: block("plan", { title: text() }, { tasks: list(anything, { least: 0 }) }),
  table: block("table", { rows: cells }, { column_settings: list(anything, { least: 0, most: 20 }) }),
  task_card: block(
    "task_card",
    {
      task_id: text(),
      title: text(),
      status: oneOf("pending", "in_progress", "complete", "error"),
    },
    { details: anything, output: anything, sources: list(anything, { least: 0 }) },
  ),
});

/** Blocks of a modal or of an App Home. */
export const viewBlock: Check = byType(everywhere);
