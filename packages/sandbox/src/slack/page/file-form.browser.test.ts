import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../world/browser.ts";
import { modal, plain, startWithApp, type WithApp } from "../testing/start-with-app.ts";
import { botToken } from "../testing/start-workspace.ts";

let practice: WithApp;
let browser: Browser;
let page: Page;
const received: { id: string; name: string; url_private_download: string }[][] = [];
beforeAll(async () => {
  [practice, browser] = await Promise.all([startWithApp({ page: true }), launchChromium()]);
  practice.bolt.app.view("bulk", async ({ ack, view }) => {
    received.push((view.state.values.list?.file?.files ?? []) as never);
    await ack();
  });
  await practice.openOnCommand(
    modal({
      callback_id: "bulk",
      title: plain("Invite many"),
      blocks: [
        {
          type: "input",
          block_id: "list",
          label: plain("List of accounts"),
          element: { type: "file_input", action_id: "file", filetypes: ["csv"], max_files: 1 },
        },
      ],
    }),
  );
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(15_000);
  await page.goto(`${practice.world.slack.url}/?person=U00BEN`);
});
afterAll(async () => {
  await browser?.close();
  await practice?.stop();
});

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

it("lets a person choose a file, think again, and send another, which the app downloads", async () => {
  const form = page.getByRole("dialog", { name: "Invite many" });
  const picker = form.getByLabel("List of accounts");
  const chosen = form.getByRole("list", { name: "Chosen files" }).getByRole("listitem");
  await form.getByText("or drop it here (csv)").waitFor();

  await picker.setInputFiles(file("notes.txt", "x"));
  await form
    .getByRole("alert")
    .getByText("notes.txt is not of a type that can be chosen here: csv.")
    .waitFor();
  await picker.setInputFiles(file("old.csv", "old"));
  expect(await chosen.allInnerTexts()).toEqual([expect.stringContaining("old.csv")]);
  expect(await form.getByRole("alert").count()).toBe(0);
  await form.getByRole("button", { name: "Remove old.csv" }).click();
  expect(await chosen.count()).toBe(0);
  await form.getByRole("button", { name: "Send" }).click();
  await form.getByText("Please choose a file.").waitFor();

  await picker.setInputFiles(file("old.csv", "old"));
  await picker.setInputFiles(file("accounts.csv", "111122223333,owner@example.com\n"));
  await expect
    .poll(() => chosen.allInnerTexts())
    .toEqual([expect.stringMatching(/accounts\.csv[\s\S]*31 bytes/)]);
  await form.getByRole("button", { name: "Send" }).click();
  await form.waitFor({ state: "detached" });

  expect(received).toEqual([
    [
      expect.objectContaining({
        id: expect.stringMatching(/^F/),
        name: "accounts.csv",
        mimetype: "text/csv",
        size: 31,
      }),
    ],
  ]);
  const sent = received[0]?.[0];
  const info = await practice.world.client.files.info({ file: sent?.id ?? "" });
  expect(info.file).toMatchObject({ name: "accounts.csv", url_private_download: sent?.url_private_download });
  const download = (token: string) =>
    fetch(sent?.url_private_download ?? "", { headers: { authorization: `Bearer ${token}` } });
  expect(await (await download(botToken)).text()).toBe("111122223333,owner@example.com\n");
  const stranger = await download("xoxb-other");
  expect([stranger.status, stranger.headers.get("content-type")]).toEqual([
    200,
    expect.stringContaining("text/html"),
  ]);
});
