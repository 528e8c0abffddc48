import { describe, expect, it } from "vitest";
import { blocksTooLong, validateBlocks } from "./validate-blocks.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const markup = (text: string) => ({ type: "mrkdwn", text });
const letters = (count: number) => "x".repeat(count);
const button = (more: object = {}) => ({
  type: "button",
  text: plain("Accept"),
  action_id: "accept",
  ...more,
});
const actions = (...elements: object[]) => ({ type: "actions", elements });
const select = (options: object[], more: object = {}) => ({
  type: "static_select",
  action_id: "s",
  options,
  ...more,
});
const option = (value: string, text = value) => ({ text: plain(text), value });

/** What the limits allow, and by how little the next one is too much. */
const bounds: [what: string, allowed: object, refused: object, pointer: string, message: string][] = [
  [
    "section text",
    { type: "section", text: markup(letters(3000)) },
    { type: "section", text: markup(letters(3001)) },
    "/blocks/0/text/text",
    "must be less than 3001 characters",
  ],
  [
    "empty section text",
    { type: "section", text: markup("x") },
    { type: "section", text: markup("") },
    "/blocks/0/text/text",
    "must be more than 0 characters",
  ],
  [
    "section fields",
    { type: "section", fields: Array(10).fill(markup(letters(2000))) },
    { type: "section", fields: Array(11).fill(markup("x")) },
    "/blocks/0/fields",
    "no more than 10 items allowed",
  ],
  [
    "one section field",
    { type: "section", fields: [markup(letters(2000))] },
    { type: "section", fields: [markup(letters(2001))] },
    "/blocks/0/fields/0/text",
    "must be less than 2001 characters",
  ],
  [
    "header",
    { type: "header", text: plain(letters(150)) },
    { type: "header", text: plain(letters(151)) },
    "/blocks/0/text/text",
    "must be less than 151 characters",
  ],
  [
    "header in plain text",
    { type: "header", text: plain("x") },
    { type: "header", text: markup("x") },
    "/blocks/0/text/type",
    "unsupported type: mrkdwn",
  ],
  [
    "button text",
    actions(button({ text: plain(letters(75)) })),
    actions(button({ text: plain(letters(76)) })),
    "/blocks/0/elements/0/text/text",
    "must be less than 76 characters",
  ],
  [
    "button value",
    actions(button({ value: letters(2000) })),
    actions(button({ value: letters(2001) })),
    "/blocks/0/elements/0/value",
    "must be less than 2001 characters",
  ],
  [
    "button url",
    actions(button({ url: letters(3000) })),
    actions(button({ url: letters(3001) })),
    "/blocks/0/elements/0/url",
    "must be less than 3001 characters",
  ],
  [
    "button style",
    actions(button({ style: "danger" })),
    actions(button({ style: "warning" })),
    "/blocks/0/elements/0/style",
    "must be one of: primary, danger",
  ],
  [
    "action_id",
    actions(button({ action_id: letters(255) })),
    actions(button({ action_id: letters(256) })),
    "/blocks/0/elements/0/action_id",
    "must be less than 256 characters",
  ],
  [
    "block_id",
    { type: "divider", block_id: letters(255) },
    { type: "divider", block_id: letters(256) },
    "/blocks/0/block_id",
    "must be less than 256 characters",
  ],
  [
    "actions",
    actions(...Array.from({ length: 25 }, (_, i) => button({ action_id: `a${i}` }))),
    actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `a${i}` }))),
    "/blocks/0/elements",
    "no more than 25 items allowed",
  ],
  ["no actions", actions(button()), actions(), "/blocks/0/elements", "no fewer than 1 items allowed"],
  [
    "context",
    { type: "context", elements: Array(10).fill(markup("x")) },
    { type: "context", elements: Array(11).fill(markup("x")) },
    "/blocks/0/elements",
    "no more than 10 items allowed",
  ],
  [
    "select options",
    actions(select(Array.from({ length: 100 }, (_, i) => option(String(i))))),
    actions(select(Array.from({ length: 101 }, (_, i) => option(String(i))))),
    "/blocks/0/elements/0/options",
    "no more than 100 items allowed",
  ],
  [
    "option text",
    actions(select([option("v", letters(75))])),
    actions(select([option("v", letters(76))])),
    "/blocks/0/elements/0/options/0/text/text",
    "must be less than 76 characters",
  ],
  [
    "confirm text",
    actions(button({ confirm: { text: plain(letters(300)) } })),
    actions(button({ confirm: { text: plain(letters(301)) } })),
    "/blocks/0/elements/0/confirm/text/text",
    "must be less than 301 characters",
  ],
  [
    "confirm button",
    actions(button({ confirm: { text: plain("Sure?"), confirm: plain(letters(30)) } })),
    actions(button({ confirm: { text: plain("Sure?"), confirm: plain(letters(31)) } })),
    "/blocks/0/elements/0/confirm/confirm/text",
    "must be less than 31 characters",
  ],
  [
    "placeholder",
    actions(select([option("v")], { placeholder: plain(letters(150)) })),
    actions(select([option("v")], { placeholder: plain(letters(151)) })),
    "/blocks/0/elements/0/placeholder/text",
    "must be less than 151 characters",
  ],
  [
    "markdown",
    { type: "markdown", text: letters(12_000) },
    { type: "markdown", text: letters(12_001) },
    "/blocks/0/text",
    "must be less than 12001 characters",
  ],
  [
    "table rows",
    { type: "table", rows: Array(100).fill([{ type: "raw_text", text: "x" }]) },
    { type: "table", rows: Array(101).fill([{ type: "raw_text", text: "x" }]) },
    "/blocks/0/rows",
    "no more than 100 items allowed",
  ],
  [
    "table cells",
    { type: "table", rows: [Array(20).fill({ type: "raw_text", text: "x" })] },
    { type: "table", rows: [Array(21).fill({ type: "raw_text", text: "x" })] },
    "/blocks/0/rows/0",
    "no more than 20 items allowed",
  ],
];

describe("validateBlocks", () => {
  it.each(bounds)("holds the bound on %s", (_what, allowed, refused, pointer, message) => {
    expect(validateBlocks([allowed])).toEqual([]);
    expect(validateBlocks([refused])).toEqual([{ pointer, message }]);
  });

  it("takes 50 blocks and not 51", () => {
    expect(validateBlocks(Array(50).fill({ type: "divider" }))).toEqual([]);
    expect(validateBlocks(Array(51).fill({ type: "divider" }))).toEqual([
      { pointer: "/blocks", message: "no more than 50 items allowed" },
    ]);
  });

  it.each([
    ["an unknown type", [{ type: "sektion" }], "/blocks/0/type", "unsupported type: sektion"],
    ["no type", [{}], "/blocks/0", "missing required field: type"],
    ["no object", ["divider"], "/blocks/0", "must provide an object"],
    [
      "a field Slack does not know",
      [{ type: "divider", colour: "red" }],
      "/blocks/0",
      "invalid additional property: colour",
    ],
    [
      "a section with neither text nor fields",
      [{ type: "section" }],
      "/blocks/0",
      "must define either `text` or `fields`",
    ],
    ["a field left out", [{ type: "header" }], "/blocks/0", "missing required field: text"],
    [
      "an input element among actions",
      [actions({ type: "plain_text_input", action_id: "a" })],
      "/blocks/0/elements/0/type",
      "unsupported type: plain_text_input",
    ],
    [
      "a select without options",
      [actions({ type: "static_select", action_id: "a" })],
      "/blocks/0/elements/0",
      "must define either `options` or `option_groups`",
    ],
    [
      "an action_id twice in one block",
      [actions(button(), button())],
      "/blocks/0/elements/1/action_id",
      "`action_id` `accept` already exists in this block",
    ],
    [
      "a block_id twice",
      [
        { type: "divider", block_id: "b" },
        { type: "divider", block_id: "b" },
      ],
      "/blocks/1/block_id",
      "`block_id` `b` already exists",
    ],
  ])("refuses %s", (_what, blocks, pointer, message) => {
    expect(validateBlocks(blocks)).toEqual([{ pointer, message }]);
  });

  it("lets the same action_id stand in two blocks", () => {
    expect(validateBlocks([actions(button()), actions(button())])).toEqual([]);
  });

  it("names every fault at once", () => {
    expect(validateBlocks([{ type: "header" }, { type: "nothing" }])).toHaveLength(2);
  });
});

describe("blocksTooLong", () => {
  const sections = (each: number) => Array(5).fill({ type: "section", text: markup(letters(each)) });

  it("adds up the text of blocks that are each short enough", () => {
    expect(blocksTooLong(sections(2640))).toBe(false);
    expect(blocksTooLong(sections(2641))).toBe(true);
  });
});
