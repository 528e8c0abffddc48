import { describe, expect, it } from "vitest";
import { choose, clientSideErrors, stateOf } from "./element-values.ts";
import type { BlockObject, PlacedElement } from "./elements.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const placed = (element: BlockObject, block: object = {}): PlacedElement => ({
  block: { type: "input", ...block },
  blockId: "b",
  element,
  actionId: "a",
  quiet: true,
});
const everybody = { person: () => true, conversation: () => true };
const nobody = { person: () => false, conversation: () => false };

describe("choose", () => {
  const select = { type: "static_select", options: [{ text: plain("One"), value: "1" }] };

  it("completes a chosen option with the text the app gave it", () => {
    expect(choose(select, { selected_option: { value: "1", text: plain("Forged") } }, nobody)).toEqual({
      ok: true,
      value: { type: "static_select", selected_option: { text: plain("One"), value: "1" } },
    });
  });

  it.each([
    ["an option that is not there", select, { selected_option: { value: "2" } }],
    ["a stranger", { type: "users_select" }, { selected_user: "U00NOBODY" }],
    ["one value where a list belongs", { type: "multi_users_select" }, { selected_users: "U00ANA" }],
    ["a list where one value belongs", { type: "users_select" }, { selected_user: ["U00ANA"] }],
  ])("does not take %s", (_what, element, input) => {
    expect(choose(element, input, nobody).ok).toBe(false);
  });

  it("takes people who exist", () => {
    expect(choose({ type: "multi_users_select" }, { selected_users: ["U00ANA"] }, everybody)).toEqual({
      ok: true,
      value: { type: "multi_users_select", selected_users: ["U00ANA"] },
    });
  });
});

describe("stateOf", () => {
  it("gives every input a value, its initial one when nothing was given", () => {
    const elements = [
      placed({ type: "plain_text_input", initial_value: "because" }),
      { ...placed({ type: "checkboxes" }), blockId: "c" },
      { ...placed({ type: "button" }), blockId: "d" },
    ];
    expect(stateOf(elements, {})).toEqual({
      b: { a: { type: "plain_text_input", value: "because" } },
      c: { a: { type: "checkboxes", selected_options: [] } },
    });
  });
});

describe("clientSideErrors", () => {
  const errorsOf = (element: BlockObject, value: unknown, block: object = {}) =>
    clientSideErrors([placed(element, block)], { b: { a: { type: element.type, value } } });

  it.each([
    [
      "a required field left empty",
      { type: "plain_text_input" },
      "  ",
      "Please complete this required field.",
    ],
    [
      "too short a text",
      { type: "plain_text_input", min_length: 3 },
      "ab",
      "Please enter at least 3 characters.",
    ],
    [
      "too long a text",
      { type: "plain_text_input", max_length: 3 },
      "abcd",
      "Please enter at most 3 characters.",
    ],
    ["no address", { type: "email_text_input" }, "ana@", "Please enter a valid e-mail address."],
    ["no URL", { type: "url_text_input" }, "example", "Please enter a valid URL."],
    ["no number", { type: "number_input" }, "many", "Please enter a number."],
    [
      "a fraction",
      { type: "number_input", is_decimal_allowed: false },
      "1.5",
      "Please enter a whole number.",
    ],
    [
      "too small a number",
      { type: "number_input", min_value: "2" },
      "1",
      "Please enter a number of at least 2.",
    ],
  ])("finds %s", (_what, element, value, sentence) => {
    expect(errorsOf(element, value)).toEqual({ b: sentence });
  });

  it("lets an optional field be empty", () => {
    expect(errorsOf({ type: "plain_text_input" }, null, { optional: true })).toEqual({});
  });
});
