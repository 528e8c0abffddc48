import type { ModalView } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { modal, plain, startWithApp, type WithApp } from "../testing/start-with-app.ts";
import { botToken } from "../testing/start-workspace.ts";

const form = (element: object = {}): ModalView =>
  modal({
    callback_id: "bulk",
    blocks: [
      {
        type: "input",
        block_id: "list",
        label: plain("Accounts"),
        element: { type: "file_input", action_id: "file", max_files: 2, ...element },
      },
    ],
  });

const chosen = (name: string, content: string | Buffer, more: object = {}) => {
  const bytes = Buffer.from(content);
  return {
    name,
    mimetype: "text/csv",
    size: bytes.length,
    content_base64: bytes.toString("base64"),
    ...more,
  };
};

describe("a form with files, sent to a real Bolt app", () => {
  let practice: WithApp;
  const received: { name?: string; url_private_download?: string }[][] = [];
  beforeEach(async () => {
    practice = await startWithApp();
    received.length = 0;
    practice.bolt.app.view("bulk", async ({ ack, view }) => {
      received.push((view.state.values.list?.file?.files ?? []) as never);
      await ack();
    });
  });
  afterEach(() => practice.stop());

  const send = (files: unknown) =>
    practice.world.deed("submit", {
      person: "U00BEN",
      modal: practice.top()?.view.id,
      values: { list: { file: { type: "file_input", files } } },
    });

  it("gives the app file objects, whose content it downloads with its token", async () => {
    await practice.openOnCommand(form({ filetypes: ["csv"] }));
    const bytes = Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x0a, 0x00]);
    expect(await send([chosen("accounts.csv", bytes), chosen("more.CSV", "a,b")])).toMatchObject({
      ok: true,
    });
    const [files = []] = received;
    expect(files).toMatchObject([
      { name: "accounts.csv", mimetype: "text/csv", filetype: "csv", size: 6, user: "U00BEN" },
      { name: "more.CSV", size: 3 },
    ]);
    expect(JSON.stringify(files)).not.toContain("content_base64");
    const response = await fetch(files[0]?.url_private_download ?? "", {
      headers: { authorization: `Bearer ${botToken}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(practice.top()).toBeUndefined();
  });

  it("takes a file of exactly 10 MB", async () => {
    await practice.openOnCommand(form());
    await send([chosen("large.csv", Buffer.alloc(10 * 1024 * 1024, "a"))]);
    expect(received[0]).toMatchObject([{ size: 10 * 1024 * 1024 }]);
  });

  it.each([
    [
      "too large a file",
      [chosen("big.csv", Buffer.alloc(10 * 1024 * 1024 + 1))],
      "big.csv is larger than 10 MB",
    ],
    ["too many", ["a", "b", "c"].map((name) => chosen(`${name}.csv`, "x")), "Choose at most 2 files."],
    ["another type", [chosen("a.xlsx", "x")], "a.xlsx is not of a type that can be chosen here: csv."],
    ["a size that is not its own", [chosen("a.csv", "x", { size: 2 })], "a.csv has 1 bytes, not 2."],
    ["something that is no file", [7], "A file needs a name"],
    ["no list", "a.csv", "file_input takes a list"],
    ["nothing", [], "Please complete this required field."],
  ])("never bothers the app with %s", async (_what, files, sentence) => {
    await practice.openOnCommand(form({ filetypes: ["csv"] }));
    const before = practice.bolt.received.length;
    expect(await send(files)).toEqual({ status: 200, ok: true });
    expect(practice.top()?.errors.list).toContain(sentence);
    expect(practice.bolt.received).toHaveLength(before);
    expect(practice.world.slack.workspace.state.files).toEqual({});
  });
});
