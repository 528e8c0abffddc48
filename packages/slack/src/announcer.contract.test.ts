import type { Account } from "@invitations/core/accounts/account";
import { requestAt } from "@invitations/core/request/testing";
import { LogLevel, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAnnouncer } from "./announcer.ts";
import { startWebApi, type WebApi } from "./testing/web-api.ts";

let slack: WebApi;
let announcer: ReturnType<typeof createAnnouncer>;
beforeEach(async () => {
  slack = await startWebApi();
  const client = new WebClient("xoxb-for-tests", {
    slackApiUrl: slack.apiUrl,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 2, minTimeout: 1, maxTimeout: 2 },
  });
  announcer = createAnnouncer({ client, operatorsChannel: "C01SECOPS" });
});
afterEach(() => slack.close());

const request = requestAt("examined");
const expiresAt = new Date("2026-12-06T09:00:00.000Z");
const account: Account = { id: "111122223333", owners: ["U03CARLA", "U04DENIZ"] };
const posted = () => slack.callsOf("chat.postMessage").map(({ body }) => body);
const refuse = (error: string) => () => ({ body: { ok: false, error } });

describe("askOwners", () => {
  it("asks each owner in a direct message, with the buttons", async () => {
    const { messages, unreachable } = await announcer.askOwners(request, expiresAt, account);
    expect(posted().map(({ channel }) => channel)).toEqual(["DU03CARLA", "DU04DENIZ"]);
    expect(messages.map(({ channel }) => channel)).toEqual(["DU03CARLA", "DU04DENIZ"]);
    expect(messages[0]?.ts).toMatch(/^\d+\.\d+$/);
    expect(unreachable).toEqual([]);
    const said = JSON.stringify(posted()[0]);
    expect(said).toContain("invitation:accept");
    expect(said).toContain("<!date^1796547600^");
    expect(posted()[0]).toMatchObject({
      metadata: { event_type: "invitation_question", event_payload: { request: request.id } },
    });
  });

  it("asks in the account's channel, once, and calls the owners by name", async () => {
    const { messages } = await announcer.askOwners(request, expiresAt, { ...account, channel: "C09PAY" });
    expect(messages).toMatchObject([{ channel: "C09PAY" }]);
    expect(posted()).toHaveLength(1);
    expect(JSON.stringify(posted()[0]?.blocks)).toContain("<@U03CARLA> and <@U04DENIZ>");
  });

  it("goes by the owners asked for where the table has none", async () => {
    await announcer.askOwners(request, expiresAt, undefined);
    expect(posted().map(({ channel }) => channel)).toEqual(["DU03CARLA"]);
  });

  it.each([
    ["deactivated", { ok: true, user: { deleted: true } }],
    ["app", { ok: true, user: { is_bot: true } }],
    ["user_not_found", { ok: false, error: "user_not_found" }],
  ])("skips and names an owner who is %s", async (because, info) => {
    slack.answer("users.info", ({ user }) => ({
      body: user === "U03CARLA" ? info : { ok: true, user: { id: user } },
    }));
    const { messages, unreachable } = await announcer.askOwners(request, expiresAt, account);
    expect(messages.map(({ channel }) => channel)).toEqual(["DU04DENIZ"]);
    expect(unreachable).toEqual([{ user: "U03CARLA", because }]);
    expect(slack.callsOf("conversations.open").map(({ body }) => body.users)).toEqual(["U04DENIZ"]);
  });

  it("does not call a deactivated owner by name in the channel", async () => {
    slack.answer("users.info", ({ user }) => ({
      body: { ok: true, user: { id: user, deleted: user === "U04DENIZ" } },
    }));
    const there = { ...account, channel: "C09PAY" };
    const { unreachable } = await announcer.askOwners(request, expiresAt, there);
    expect(unreachable).toEqual([{ user: "U04DENIZ", because: "deactivated" }]);
    expect(JSON.stringify(posted()[0]?.blocks)).not.toContain("<@U04DENIZ>");
  });

  it("turns to direct messages when the channel is gone, and names it", async () => {
    slack.answer("chat.postMessage", ({ channel }) => ({
      body: channel === "C09PAY" ? { ok: false, error: "is_archived" } : { ok: true, channel, ts: "1.2" },
    }));
    const there = { ...account, channel: "C09PAY" };
    const { messages, unreachable } = await announcer.askOwners(request, expiresAt, there);
    expect(messages).toEqual([
      { channel: "DU03CARLA", ts: "1.2" },
      { channel: "DU04DENIZ", ts: "1.2" },
    ]);
    expect(unreachable).toEqual([{ user: "C09PAY", because: "is_archived" }]);
  });

  it("names everybody when nobody can be reached", async () => {
    slack.answer("conversations.open", refuse("cannot_dm_bot"));
    expect(await announcer.askOwners(request, expiresAt, account)).toEqual({
      messages: [],
      unreachable: [
        { user: "U03CARLA", because: "cannot_dm_bot" },
        { user: "U04DENIZ", because: "cannot_dm_bot" },
      ],
    });
  });

  it("tries to reach an owner whom Slack cannot look up just now", async () => {
    slack.answer("users.info", refuse("internal_error"));
    const { messages } = await announcer.askOwners(request, expiresAt, account);
    expect(messages).toHaveLength(2);
  });

  it("does not ask about a request that nobody has looked into, or that is over", async () => {
    await expect(announcer.askOwners(requestAt("located"), expiresAt, account)).rejects.toThrow("located");
    await expect(announcer.askOwners(requestAt("expired"), expiresAt, account)).rejects.toThrow("expired");
  });
});

describe("showOwners", () => {
  const two = {
    ...requestAt("accepting"),
    messages: [
      { channel: "D1", ts: "1.1" },
      { channel: "D2", ts: "2.2" },
    ],
  };

  it("rewrites every copy", async () => {
    expect(await announcer.showOwners(two)).toBeUndefined();
    const updates = slack.callsOf("chat.update").map(({ body }) => body);
    expect(updates).toMatchObject([
      { channel: "D1", ts: "1.1" },
      { channel: "D2", ts: "2.2" },
    ]);
    expect(JSON.stringify(updates)).not.toContain("invitation:accept");
  });

  it("tells which could not be, and rewrites the others", async () => {
    slack.answer("chat.update", ({ channel }) => ({
      body: channel === "D1" ? { ok: false, error: "message_not_found" } : { ok: true },
    }));
    expect(await announcer.showOwners(two)).toEqual({ because: "1 of 2 messages: message_not_found" });
    expect(slack.callsOf("chat.update")).toHaveLength(2);
  });

  it("has nothing to do where nobody was asked", async () => {
    expect(await announcer.showOwners(requestAt("blocked"))).toBeUndefined();
    expect(slack.calls).toEqual([]);
  });
});

describe("the requester and the operators", () => {
  it("are told, each where they are", async () => {
    expect(await announcer.tellRequester(requestAt("enabled"))).toBeUndefined();
    expect(await announcer.tellOperators(requestAt("enabled"))).toBeUndefined();
    expect(posted().map(({ channel }) => channel)).toEqual(["DU01ANA", "C01SECOPS"]);
    for (const { text } of posted()) expect(text).toContain("is a member in 2 Regions");
  });

  it("are not told: the reason is returned", async () => {
    slack.answer("chat.postMessage", refuse("channel_not_found"));
    expect(await announcer.tellOperators(requestAt("enabled"))).toEqual({ because: "channel_not_found" });
    expect(await announcer.tellRequester(requestAt("enabled"))).toEqual({ because: "channel_not_found" });
  });

  it("are told after Slack asked to wait", async () => {
    let calls = 0;
    slack.answer("chat.postMessage", ({ channel }) => {
      calls += 1;
      return calls === 1
        ? { status: 429, headers: { "retry-after": "0" }, body: {} }
        : { body: { ok: true, channel, ts: "1.2" } };
    });
    expect(await announcer.tellOperators(requestAt("enabled"))).toBeUndefined();
    expect(calls).toBe(2);
  });
});
