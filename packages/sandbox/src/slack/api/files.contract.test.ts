import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { botToken, refusal, type Started, startWorkspace } from "../testing/start-workspace.ts";

const ops = "C00OPS";
const csv = "Account ID,Email\n111122223333,payments@example.com\n";

interface FileObject {
  id: string;
  url_private: string;
  url_private_download: string;
  shares: Record<string, Record<string, { ts: string }[]>>;
}

describe("files through the real client", () => {
  let world: Started;
  beforeEach(async () => {
    world = await startWorkspace();
  });
  afterEach(() => world.stop());

  const infoOf = async (file: string) => (await world.client.files.info({ file })).file as FileObject;
  const uploadedBy = (answer: unknown) =>
    (answer as { files: { files: FileObject[] }[] }).files.flatMap(({ files }) => files);
  const download = (url: string, token = botToken) =>
    fetch(url, { headers: { authorization: `Bearer ${token}` } });
  /** The bytes of a file announced as of `length` bytes, and where it is. */
  const announce = async (length = 3, filename = "a.csv") => {
    const { upload_url: url = "", file_id: id = "" } = await world.client.files.getUploadURLExternal({
      filename,
      length,
    });
    return { url, id, post: (body: string) => fetch(url, { method: "POST", body }) };
  };
  const complete = (files: object[], more: object = {}) =>
    world.client.apiCall("files.completeUploadExternal", { files, ...more });

  it("uploads a file with uploadV2 and posts it with its comment in a thread", async () => {
    const first = await world.client.chat.postMessage({ channel: ops, text: "The export is being made." });
    const answer = await world.client.files.uploadV2({
      channel_id: ops,
      thread_ts: String(first.ts),
      initial_comment: "Here it is, <@U00ANA>.",
      filename: "history.csv",
      title: "History since Monday",
      content: csv,
    });
    const [file] = uploadedBy(answer);
    const message = world.slack.messages(ops).at(-1);
    expect(message).toMatchObject({
      from: "U00HUB",
      text: "Here it is, <@U00ANA>.",
      threadTs: first.ts,
      notifies: ["U00ANA"],
      files: [file?.id],
    });
    const info = await infoOf(file?.id ?? "");
    expect(info).toMatchObject({
      name: "history.csv",
      title: "History since Monday",
      mimetype: "text/csv",
      filetype: "csv",
      size: csv.length,
      user: "U00HUB",
      channels: [ops],
      shares: { public: { [ops]: [{ ts: message?.ts }] } },
    });
    // Slack answers before the sharing is done.
    expect(file?.shares).toEqual({});
    expect(await (await download(info.url_private_download)).text()).toBe(csv);
    expect(await (await download(info.url_private)).text()).toBe(csv);
  });

  it("puts several files into one message, and binary ones come back byte by byte", async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256));
    const answer = await world.client.files.uploadV2({
      channel_id: ops,
      initial_comment: "Two files",
      file_uploads: [
        { file: bytes, filename: "picture.png" },
        { content: "{}\n", filename: "lines.jsonl" },
      ],
    });
    const files = uploadedBy(answer);
    expect(world.slack.messages(ops)).toHaveLength(1);
    expect(world.slack.messages(ops)[0]?.files).toEqual(files.map(({ id }) => id));
    const back = await download(files[0]?.url_private_download ?? "");
    expect(back.headers.get("content-type")).toBe("image/png");
    expect(back.headers.get("content-disposition")).toContain("picture.png");
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("keeps a file that is shared nowhere, and shows blocks where there is no comment", async () => {
    const [hidden] = uploadedBy(await world.client.files.uploadV2({ filename: "a.txt", content: "a" }));
    expect(world.slack.messages(ops)).toEqual([]);
    expect((await infoOf(hidden?.id ?? "")).shares).toEqual({});
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*Export*" } }];
    await world.client.files.uploadV2({ channel_id: ops, filename: "b.txt", content: "b", blocks });
    expect(world.slack.messages(ops)[0]).toMatchObject({ text: "", blocks });
  });

  it("gives a file to nobody without the app's token: they are sent to sign in", async () => {
    const [file] = uploadedBy(await world.client.files.uploadV2({ filename: "a.csv", content: csv }));
    const url = (await infoOf(file?.id ?? "")).url_private_download;
    for (const stranger of [await fetch(url), await download(url, "xoxb-other")]) {
      expect(stranger.status).toBe(200);
      expect(stranger.redirected).toBe(true);
      expect(stranger.headers.get("content-type")).toContain("text/html");
      expect(await stranger.text()).not.toContain("payments");
    }
    expect((await download(url.replace(file?.id ?? "", "F0NONE"))).status).toBe(404);
  });

  it("takes raw bytes once, and as many as were announced", async () => {
    const { url, id, post } = await announce(3);
    expect((await post("abcd")).status).toBe(400);
    const taken = await post("abc");
    expect([taken.status, await taken.text()]).toEqual([200, "OK - 3"]);
    expect((await post("abc")).status).toBe(400);
    expect((await fetch(`${url}x`, { method: "POST", body: "abc" })).status).toBe(404);
    await complete([{ id }]);
    expect((await infoOf(id)).url_private_download).toContain("/a.csv");
  });

  it.each([
    [{ length: 3 }, "invalid_arguments"],
    [{ filename: "a" }, "invalid_arguments"],
    [{ filename: "a", length: "three" }, "invalid_arguments"],
    [{ filename: "a", length: 0 }, "missing_argument"],
    [{ filename: "a", length: 2 ** 31 }, "file_upload_size_restricted"],
    [{ filename: "a", length: 3, alt_txt: "x".repeat(1001) }, "alt_txt_too_large"],
  ])("announces no file for %j", async (given, error) => {
    expect((await refusal(world.client.apiCall("files.getUploadURLExternal", given))).error).toBe(error);
  });

  it("completes only what has come, and that once", async () => {
    const { id, post } = await announce(3);
    expect((await refusal(complete([{ id }]))).error).toBe("file_not_found");
    expect((await refusal(world.client.files.info({ file: id }))).error).toBe("file_not_found");
    await post("abc");
    expect((await refusal(complete([{ id: "F0NONE" }]))).error).toBe("file_not_found");
    expect((await refusal(complete([]))).error).toBe("invalid_arguments");
    expect((await refusal(complete([{}]))).error).toBe("invalid_arguments");
    await complete([{ id }]);
    expect((await refusal(complete([{ id }]))).error).toBe("file_update_failed");
  });

  it("shares by a conversation's id only, where the app is, and refuses before anything is done", async () => {
    const { id, post } = await announce(3);
    await post("abc");
    const person = await refusal(complete([{ id }], { channel_id: "U00BEN" }));
    expect(person.error).toBe("invalid_arguments");
    expect(JSON.stringify(person.response_metadata)).toContain("/channel_id");
    const tries: [object, string][] = [
      [{ channel_id: "security-ops" }, "invalid_arguments"],
      [{ channel_id: "C00NONE" }, "channel_not_found"],
      [{ channel_id: "G00SECRET" }, "channel_not_found"],
      [{ channel_id: "C00ELSE" }, "not_in_channel"],
      [{ channel_id: ops, initial_comment: "x".repeat(40_001) }, "msg_too_long"],
    ];
    for (const [more, error] of tries) expect((await refusal(complete([{ id }], more))).error).toBe(error);
    await complete([{ id }], { channel_id: "D00BEN" });
    expect(world.slack.messages("U00BEN").at(-1)?.files).toEqual([id]);
    expect((await infoOf(id)).shares).toMatchObject({ private: { D00BEN: [{}] } });
  });

  it("lets people download on the page what they can see, and nothing else", async () => {
    const [file] = uploadedBy(
      await world.client.files.uploadV2({ channel_id: "D00BEN", filename: "für Ben.csv", content: csv }),
    );
    const as = (person: string) => fetch(`${world.slack.url}/files/${file?.id}?person=${person}`);
    const ben = await as("U00BEN");
    expect(await ben.text()).toBe(csv);
    expect(ben.headers.get("content-disposition")).toContain(encodeURIComponent("für Ben.csv"));
    expect((await as("U00ANA")).status).toBe(404);
    expect((await as("U00CLEO")).status).toBe(403);
    expect((await as("")).status).toBe(403);
    const message = world.slack.messages("U00BEN").at(-1);
    await world.client.chat.delete({ channel: "D00BEN", ts: message?.ts ?? "" });
    expect((await as("U00BEN")).status).toBe(404);
  });
});

it("keeps files with the workspace, beside its file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "slack-files-"));
  const snapshotFile = join(folder, "slack.json");
  const before = await startWorkspace({ snapshotFile });
  await before.client.files.uploadV2({ channel_id: ops, filename: "a.csv", content: csv });
  await before.stop();
  const after = await startWorkspace({ snapshotFile });
  const id = after.slack.messages(ops)[0]?.files?.[0];
  const response = await fetch(`${after.slack.url}/files/${id}?person=U00ANA`);
  expect(await response.text()).toBe(csv);
  await after.stop();
  rmSync(folder, { recursive: true });
});
