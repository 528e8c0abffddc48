import type { InputBlock } from "@slack/types";
import { describe, expect, it } from "vitest";
import { validate } from "./validate.ts";
import { type Values, valuesOf, withValue } from "./values.ts";

const label = { type: "plain_text" as const, text: "Field" };
const input = (element: InputBlock["element"], more: Partial<InputBlock> = {}): InputBlock => ({
  type: "input",
  block_id: "b",
  label,
  element: { ...element, action_id: "a" },
  ...more,
});
const wrong = (block: InputBlock, value: string | null) =>
  validate([block], { b: { a: { type: block.element.type, value } } }).b;

describe("what Slack checks before an app hears of a submission", () => {
  it("asks for required fields and lets optional ones be", () => {
    const text = input({ type: "plain_text_input" });
    expect(wrong(text, null)).toBe("Please fill this in.");
    expect(wrong(text, "   ")).toBe("Please fill this in.");
    expect(wrong({ ...text, optional: true }, null)).toBeUndefined();
    expect(validate([input({ type: "multi_users_select" })], {}).b).toBe("Please make a choice.");
    expect(validate([input({ type: "file_input" })], {}).b).toBe("Please choose a file.");
  });

  it("holds text to its limits and says how long it is", () => {
    const text = input({ type: "plain_text_input", min_length: 3, max_length: 5 });
    expect(wrong(text, "ab")).toBe("This needs at least 3 characters; it has 2.");
    expect(wrong(text, "abc")).toBeUndefined();
    expect(wrong(text, "abcdef")).toBe("This can have at most 5 characters; it has 6.");
    expect(wrong(input({ type: "plain_text_input" }), "x".repeat(3001))).toContain("at most 3000");
  });

  it.each([
    ["name@example.com", true],
    ["name@example", false],
    ["name example.com", false],
    ["Mara <m@example.com>", false],
  ])("e-mail %s", (value, fine) => {
    expect(wrong(input({ type: "email_text_input" }), value) === undefined).toBe(fine);
  });

  it.each([
    ["https://a.example/x", true],
    ["a.example", false],
    ["javascript:alert(1)", false],
    ["https://", false],
  ])("address %s", (value, fine) => {
    expect(wrong(input({ type: "url_text_input" }), value) === undefined).toBe(fine);
  });

  it("holds numbers to their form and range", () => {
    const whole = input({ type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "14" });
    expect(wrong(whole, "2.5")).toBe("This is not a whole number.");
    expect(wrong(whole, "0")).toBe("This must be at least 1.");
    expect(wrong(whole, "15")).toBe("This must be at most 14.");
    expect(wrong(whole, "14")).toBeUndefined();
    expect(wrong(input({ type: "number_input", is_decimal_allowed: true }), "-2.5")).toBeUndefined();
  });
});

describe("the values of a view", () => {
  const blocks = [
    input({ type: "plain_text_input", initial_value: "first" }),
    {
      type: "section" as const,
      block_id: "s",
      text: label,
      accessory: { type: "users_select" as const, action_id: "who", initial_user: "U1" },
    },
    { type: "actions" as const, block_id: "x", elements: [{ type: "button" as const, text: label }] },
  ];

  it("begin as the app set them, sections included and buttons left out", () => {
    expect(valuesOf(blocks, {})).toEqual({
      b: { a: { type: "plain_text_input", value: "first" } },
      s: { who: { type: "users_select", selected_user: "U1" } },
    });
  });

  it("give way to what the person has kept, even when it is nothing", () => {
    const kept: Values = withValue({}, "b", "a", { type: "plain_text_input", value: null });
    expect(valuesOf(blocks, kept).b).toEqual({ a: { type: "plain_text_input", value: null } });
  });
});
