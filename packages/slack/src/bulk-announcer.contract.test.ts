import type { Batch } from "@invitations/core/bulk/batch";
import { countStages } from "@invitations/core/bulk/stage";
import { requestAt } from "@invitations/core/request/testing";
import { LogLevel, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBulkAnnouncer } from "./bulk-announcer.ts";
import { startWebApi, type WebApi } from "./testing/web-api.ts";

const NOW = new Date("2026-11-23T09:00:00.000Z");
let slack: WebApi;
let announcer: ReturnType<typeof createBulkAnnouncer>;
beforeEach(async () => {
  slack = await startWebApi();
  const client = new WebClient("xoxb-for-tests", {
    slackApiUrl: slack.apiUrl,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
  });
  announcer = createBulkAnnouncer({
    client,
    botToken: "xoxb-for-tests",
    operatorsChannel: "C01SECOPS",
    now: () => NOW,
  });
});
afterEach(() => slack.close());

const refuse = (error: string) => () => ({ body: { ok: false, error } });
const posted = () => slack.callsOf("chat.postMessage").map(({ body }) => body);
const batch: Batch = {
  id: "lst-abcd2345",
  version: 2,
  requester: "U01ANA",
  defaultOwners: [],
  source: { file: { id: "F1", name: "accounts.csv" } },
  givenAt: NOW.toISOString(),
  status: "checked",
  regions: ["us-east-1"],
  counts: { rows: 1, ok: 1, duplicate: 0, "already-member": 0, refused: 0 },
  messages: [{ channel: "D1", ts: "1.1" }],
};
const waiting = (id: string) => ({ ...requestAt("waiting"), id: `inv-${id}`, account: { id } });
const standing = { counts: countStages(["asked"]), stuck: [] };

describe("a file that somebody gave", () => {
  const info = (file: object) => slack.answer("files.info", () => ({ body: { ok: true, file } }));
  const address = () => slack.responseUrl.replace("respond", "file");

  it("is fetched from where Slack says it is, with the bot's token", async () => {
    info({ url_private_download: address(), mimetype: "text/csv", size: 20 });
    slack.answer("file", () => ({ body: { accounts: 1 } }));
    const bytes = await announcer.fetchList({ id: "F1" });
    expect(new TextDecoder().decode(bytes as Uint8Array)).toBe('{"accounts":1}');
    expect(slack.callsOf("file")).toMatchObject([{ token: "Bearer xoxb-for-tests" }]);
  });

  it.each([
    ["is gone", () => slack.answer("files.info", refuse("file_deleted")), "file_deleted"],
    ["has no address", () => info({ mimetype: "text/csv" }), "file_without_address"],
    [
      "may not be read, for which Slack sends its log-in page",
      () => {
        info({ url_private: address(), mimetype: "text/csv" });
        slack.answer("file", () => ({ headers: { "content-type": "text/html; charset=utf-8" }, body: {} }));
      },
      "not_allowed",
    ],
    [
      "cannot be had",
      () => {
        info({ url_private: address(), mimetype: "text/csv" });
        slack.answer("file", () => ({ status: 500, body: {} }));
      },
      "HTTP 500",
    ],
  ])("that %s is a reason", async (_what, arrange, because) => {
    arrange();
    expect(await announcer.fetchList({ id: "F1" })).toEqual({ because });
  });

  it("that is too large is not fetched, and has too many bytes for a list", async () => {
    info({ url_private: address(), size: 3_000_000 });
    expect(((await announcer.fetchList({ id: "F1" })) as Uint8Array).length).toBeGreaterThan(2_097_152);
    expect(slack.callsOf("file")).toEqual([]);
  });
});

describe("the owners that a list names", () => {
  it("are people, by their ids; addresses are looked up where that is switched on", async () => {
    slack.answer("users.info", ({ user }) =>
      user === "U0GONE"
        ? { body: { ok: false, error: "user_not_found" } }
        : { body: { ok: true, user: { id: user, is_bot: user === "U0BOT", real_name: "Somebody" } } },
    );
    const named = ["<@U03CARLA|carla>", "U0BOT", "U0GONE", "carla", "a@example.com"];
    expect(Object.fromEntries(await announcer.findOwners(named, false))).toEqual({
      "<@U03CARLA|carla>": { user: "U03CARLA" },
      U0BOT: { because: "is-no-person" },
      U0GONE: { because: "unknown" },
      carla: { because: "unknown" },
      "a@example.com": { because: "email-matching-off" },
    });
    expect(slack.callsOf("users.lookupByEmail")).toEqual([]);
    slack.answer("users.lookupByEmail", refuse("users_not_found"));
    expect((await announcer.findOwners(["a@example.com"], true)).get("a@example.com")).toEqual({
      because: "unknown",
    });
  });
});

describe("what a batch is told", () => {
  it("comes to whoever gave the list, with a file of every verdict", async () => {
    const rows = [{ line: 2, given: "12", verdict: { verdict: "duplicate" as const, of: 1 } }];
    const told = await announcer.tellChecked(batch, rows);
    expect(told).toEqual({ message: { channel: "DU01ANA", ts: expect.any(String) } });
    expect(JSON.stringify(posted()[0])).toContain("bulk:go");
    const upload = slack.calls.find(({ method }) => method.startsWith("upload/"));
    expect(upload?.method).toBe("upload/lst-abcd2345-verdicts.csv");
    expect(upload?.body.content).toContain("2,12,duplicate");
    slack.answer("conversations.open", refuse("user_disabled"));
    expect(await announcer.tellChecked(batch, rows)).toEqual({ because: "user_disabled" });
  });

  it("says what was wrong, where nothing can be begun", async () => {
    const unreadable = {
      ...batch,
      status: "refused" as const,
      unreadable: { refusal: "list-empty" as const },
    };
    await announcer.tellChecked(unreadable, []);
    expect(posted()[0]?.text).toContain("no account in that list");
    const failure = { name: "Throttled", message: "Rate exceeded" };
    await announcer.tellChecked({ ...batch, status: "broken", failure }, []);
    expect(posted()[1]?.text).toContain("AWS asked to slow down");
    expect(slack.calls.filter(({ method }) => method.startsWith("upload/"))).toEqual([]);
  });

  it("is counted in the operators' channel, and rewritten wherever it stands", async () => {
    expect(await announcer.tellBegun({ ...batch, status: "going" }, standing)).toMatchObject({
      message: { channel: "C01SECOPS" },
    });
    const two = {
      ...batch,
      status: "gone" as const,
      messages: [...batch.messages, { channel: "C1", ts: "2.2" }],
    };
    expect(await announcer.showBatch(two, standing)).toBeUndefined();
    expect(slack.callsOf("chat.update").map(({ body }) => body.channel)).toEqual(["D1", "C1"]);
    slack.answer("chat.update", refuse("message_not_found"));
    expect(await announcer.showBatch(two, standing)).toEqual({ because: "message_not_found" });
  });
});

describe("a question about many", () => {
  const expiresAt = new Date("2026-12-06T09:00:00.000Z");

  it("is one message, which bears what finds its requests again", async () => {
    const asked = { owners: ["U03CARLA"], requests: [waiting("one"), waiting("two")] };
    const { messages, unreachable } = await announcer.askTogether("lst-1-1", asked, expiresAt);
    expect(messages).toEqual([{ channel: "DU03CARLA", ts: expect.any(String), together: "lst-1-1" }]);
    expect(unreachable).toEqual([]);
    expect(JSON.stringify(posted()[0])).toContain("Accept all 2");
  });

  it("about one is the question of any invitation, which goes to its own channel", async () => {
    const asked = { owners: ["U03CARLA"], channel: "C7", requests: [waiting("one")] };
    const { messages } = await announcer.askTogether("lst-1-1", asked, expiresAt);
    expect(messages).toEqual([{ channel: "C7", ts: expect.any(String) }]);
    expect(posted()[0]?.text).toContain("Accept or decline by");
  });

  it("is reminded of and escalated in one message each", async () => {
    const requests = [waiting("one"), waiting("two"), { ...requestAt("enabled"), id: "inv-three" }];
    expect(await announcer.remindTogether({ owners: ["U03CARLA"], requests })).toEqual([]);
    expect(await announcer.escalateTogether(requests, ["U06FAY"])).toEqual([]);
    expect(posted().map(({ channel }) => channel)).toEqual(["DU03CARLA", "DU06FAY"]);
    for (const { text } of posted()) expect(text).toContain("2 invitations of");
    expect(await announcer.remindTogether({ owners: ["U03CARLA"], requests: requests.slice(2) })).toEqual([]);
    expect(posted()).toHaveLength(2);
  });

  it("is noted to somebody who decides nothing, without anything to press", async () => {
    expect(
      await announcer.noteTogether([waiting("one"), waiting("two")], expiresAt, "U07GUS"),
    ).toBeUndefined();
    expect(posted()[0]?.text).toContain("For your information: 2 accounts");
    expect(JSON.stringify(posted()[0])).not.toContain("button");
    slack.answer("conversations.open", refuse("user_disabled"));
    expect(await announcer.noteTogether([waiting("one")], expiresAt, "U07GUS")).toEqual({
      because: "user_disabled",
    });
  });
});
