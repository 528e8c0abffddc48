import { byType, type Check, flag, isObject, list, object, oneOf, text } from "./check.ts";

/** Composition objects (docs.slack.dev/reference/block-kit/composition-objects); lengths in characters. */
export const plainText = (most: number): Check =>
  byType({ plain_text: object({ type: oneOf("plain_text"), text: text({ most }) }, { emoji: flag }) });

const plain = (most: number) => object({ type: oneOf("plain_text"), text: text({ most }) }, { emoji: flag });
const mrkdwn = (most: number) => object({ type: oneOf("mrkdwn"), text: text({ most }) }, { verbatim: flag });

export const mrkdwnText = (most: number): Check => byType({ mrkdwn: mrkdwn(most) });

export const anyText = (most: number): Check => byType({ plain_text: plain(most), mrkdwn: mrkdwn(most) });

export const confirm = object(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style: oneOf("primary", "danger") },
);

const optionFields = { value: text({ most: 75 }) };

/** Value, text and description 75 characters each (@slack/types 3.2). */
export const option: Check = object({ text: plainText(75), ...optionFields }, { description: plainText(75) });

/** Of checkboxes and radio buttons, which may use mrkdwn. */
export const richOption: Check = object({ text: anyText(75), ...optionFields }, { description: anyText(75) });

export const overflowOption: Check = object(
  { text: plainText(75), ...optionFields },
  { description: plainText(75), url: text({ most: 3000 }) },
);

export const optionGroup = object({ label: plainText(75), options: list(option, { most: 100 }) });

/** A static list of options: either `options` or `option_groups`. */
export const hasOptions: Check = (value, at) =>
  isObject(value) && (value.options === undefined) === (value.option_groups === undefined)
    ? [{ pointer: at, message: "must define either `options` or `option_groups`" }]
    : [];

export const conversationFilter = object(
  {},
  {
    include: list(oneOf("im", "mpim", "private", "public")),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);

export const dispatchConfig = object(
  {},
  { trigger_actions_on: list(oneOf("on_enter_pressed", "on_character_entered")) },
);

export const slackFile = object({}, { id: text(), url: text() });
