import { describe, expect, it } from "vitest";
import { validateView, viewTooLarge } from "./validate-view.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const letters = (count: number) => "x".repeat(count);
const input = (block_id: string, more: object = {}) => ({
  type: "input",
  block_id,
  label: plain("Reason"),
  element: { type: "plain_text_input", action_id: "reason", ...more },
});
const modal = (more: object = {}) => ({ type: "modal", title: plain("Decline"), blocks: [], ...more });

describe("validateView", () => {
  it.each([
    ["title", { title: plain(letters(24)) }, { title: plain(letters(25)) }, "/view/title/text", 25],
    ["submit", { submit: plain(letters(24)) }, { submit: plain(letters(25)) }, "/view/submit/text", 25],
    ["close", { close: plain(letters(24)) }, { close: plain(letters(25)) }, "/view/close/text", 25],
    [
      "private_metadata",
      { private_metadata: letters(3000) },
      { private_metadata: letters(3001) },
      "/view/private_metadata",
      3001,
    ],
    ["callback_id", { callback_id: letters(255) }, { callback_id: letters(256) }, "/view/callback_id", 256],
    ["external_id", { external_id: letters(255) }, { external_id: letters(256) }, "/view/external_id", 256],
  ])("holds the bound on %s", (_what, allowed, refused, pointer, first) => {
    expect(validateView(modal(allowed), "modal")).toEqual([]);
    expect(validateView(modal(refused), "modal")).toEqual([
      { pointer, message: `must be less than ${first} characters` },
    ]);
  });

  it("takes 100 blocks and not 101", () => {
    expect(validateView(modal({ blocks: Array(100).fill({ type: "divider" }) }), "modal")).toEqual([]);
    expect(validateView(modal({ blocks: Array(101).fill({ type: "divider" }) }), "modal")).toEqual([
      { pointer: "/view/blocks", message: "no more than 100 items allowed" },
    ]);
  });

  it("wants a submit button where there is something to fill in", () => {
    const blocks = [input("reason")];
    expect(validateView(modal({ blocks, submit: plain("Send") }), "modal")).toEqual([]);
    expect(validateView(modal({ blocks }), "modal").map(({ pointer }) => pointer)).toEqual(["/view/submit"]);
  });

  it.each([
    ["a title left out", { type: "modal", blocks: [] }, "missing required field: title"],
    ["a home where a modal belongs", { type: "home", blocks: [] }, "unsupported type: home"],
    ["a field of its answers", modal({ hash: "1.a" }), "invalid additional property: hash"],
    [
      "a message-only block",
      modal({ blocks: [{ type: "markdown", text: "x" }] }),
      "unsupported type: markdown",
    ],
    [
      "a minimum length above 3000",
      modal({ blocks: [input("a", { min_length: 3001 })], submit: plain("Send") }),
      "must be at most 3000",
    ],
    [
      "a block_id twice",
      modal({ blocks: [input("a"), input("a")], submit: plain("Send") }),
      "`block_id` `a` already exists",
    ],
    [
      "two elements that want the focus",
      modal({
        blocks: [input("a", { focus_on_load: true }), input("b", { focus_on_load: true })],
        submit: plain("Send"),
      }),
      "only one element may have `focus_on_load`",
    ],
  ])("refuses %s", (_what, view, message) => {
    expect(validateView(view, "modal").map((complaint) => complaint.message)).toEqual([message]);
  });

  it("takes a home without a title", () => {
    expect(validateView({ type: "home", blocks: [{ type: "divider" }] }, "home")).toEqual([]);
  });
});

describe("viewTooLarge", () => {
  it("counts bytes, not characters", () => {
    expect(viewTooLarge(modal({ private_metadata: "é".repeat(120_000) }))).toBe(false);
    expect(viewTooLarge(modal({ private_metadata: "é".repeat(130_000) }))).toBe(true);
  });
});
