import type { Account } from "@invitations/core/accounts/account";
import { aRequest, requestAt } from "@invitations/core/request/testing";
import { foresee } from "@invitations/core/transition/foresee";
import { aTransition } from "@invitations/core/transition/testing";
import { LogLevel, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAnnouncer } from "./announcer.ts";
import { startWebApi, type WebApi } from "./testing/web-api.ts";

const NOW = new Date("2026-11-23T09:00:00.000Z");
let slack: WebApi;
let announcer: ReturnType<typeof createAnnouncer>;
beforeEach(async () => {
  slack = await startWebApi();
  const client = new WebClient("xoxb-for-tests", {
    slackApiUrl: slack.apiUrl,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 2, minTimeout: 1, maxTimeout: 2 },
  });
  announcer = createAnnouncer({ client, operatorsChannel: "C01SECOPS", now: () => NOW });
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
    expect(said).toContain("request:accept");
    expect(said).toContain("<!date^1796547600^");
    expect(posted()[0]).toMatchObject({
      metadata: { event_type: "request_question", event_payload: { request: request.id } },
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

describe("people who are only kept informed", () => {
  const told = { ...account, notified: ["U06FAY", "U04DENIZ", "U07GUS"] };

  it("hear what is asked, whom and until when, without a button, beside the question", async () => {
    const { messages, unreachable } = await announcer.askOwners(request, expiresAt, told);
    expect(messages.map(({ channel }) => channel)).toEqual(["DU03CARLA", "DU04DENIZ"]);
    expect(unreachable).toEqual([]);
    const notes = posted().filter(({ channel }) => channel === "DU06FAY" || channel === "DU07GUS");
    expect([notes.length, posted().length]).toEqual([2, 4]);
    for (const note of notes) {
      const said = JSON.stringify(note);
      for (const fact of [
        "For your information: The Security Hub administrator account `999988887777` invites",
        "the owners of the account, <@U03CARLA> and <@U04DENIZ>, until <!date^1796547600^",
        "Findings for the PCI audit",
        "You need do nothing",
      ]) {
        expect(said).toContain(fact);
      }
      expect(said).not.toContain('"actions"');
      expect(note).not.toHaveProperty("metadata");
    }
  });

  it("are named where they cannot be reached, which keeps nobody from being asked", async () => {
    slack.answer("users.info", ({ user }) => ({
      body: { ok: true, user: { id: user, deleted: user === "U06FAY" } },
    }));
    const { messages, unreachable } = await announcer.askOwners(request, expiresAt, told);
    expect(messages).toHaveLength(2);
    expect(unreachable).toEqual([{ user: "U06FAY", because: "deactivated" }]);
  });

  it.each([
    ["join", "the security team, until"],
    ["removal", "a second person of the security team, until"],
  ] as const)("hear of a %s who decides it", async (kind, fact) => {
    const asked = aRequest({ kind, status: "waiting" });
    await announcer.askOwners(asked, expiresAt, { ...told, notified: ["U06FAY"] });
    const notes = posted().filter(({ channel }) => channel === "DU06FAY");
    expect(notes).toHaveLength(1);
    expect(JSON.stringify(notes)).toContain(fact);
  });

  it("hear how it ended, without a button, and are named where they do not", async () => {
    slack.answer("conversations.open", ({ users }) => ({
      body: users === "U07GUS" ? { ok: false, error: "cannot_dm_bot" } : { ok: true, channel: { id: "D1" } },
    }));
    expect(await announcer.tellNotified(requestAt("partial"), ["U06FAY", "U07GUS"])).toEqual({
      because: "1 delivered, but not to U07GUS: cannot_dm_bot",
    });
    expect(posted()).toHaveLength(1);
    expect(posted()[0]?.text).toContain("a member in 1 of 2 Regions");
    expect(JSON.stringify(posted()[0])).not.toContain('"actions"');
  });
});

describe("askOwners about a join", () => {
  it("asks the operators in their channel, and no owner", async () => {
    const join = aRequest({ kind: "join", status: "waiting" });
    const { messages, unreachable } = await announcer.askOwners(join, expiresAt, account);
    expect(posted().map(({ channel }) => channel)).toEqual(["C01SECOPS"]);
    expect(messages).toMatchObject([{ channel: "C01SECOPS" }]);
    expect(unreachable).toEqual([]);
    expect(JSON.stringify(posted()[0]?.blocks)).toContain("request:accept");
  });

  it("names the channel when that cannot be reached", async () => {
    slack.answer("chat.postMessage", refuse("not_in_channel"));
    const join = aRequest({ kind: "join", status: "waiting" });
    expect(await announcer.askOwners(join, expiresAt, account)).toEqual({
      messages: [],
      unreachable: [{ user: "C01SECOPS", because: "not_in_channel" }],
    });
  });
});

describe("askOwners about a removal", () => {
  const removal = aRequest({ kind: "removal", status: "waiting" });

  it("tells the owners first, without buttons, and asks the operators", async () => {
    const { messages } = await announcer.askOwners(removal, expiresAt, account);
    const channels = posted().map(({ channel }) => channel);
    expect(channels.slice(0, 2).toSorted()).toEqual(["DU03CARLA", "DU04DENIZ"]);
    expect(channels.slice(2)).toEqual(["C01SECOPS"]);
    expect(messages).toMatchObject([{ channel: "C01SECOPS" }]);
    const [notice, , asked] = posted().map((body) => JSON.stringify(body));
    expect(notice).not.toContain("request:accept");
    expect(asked).toContain("request:accept");
  });

  it("asks though an owner has left, and names that owner", async () => {
    slack.answer("users.info", ({ user }) => ({
      body: { ok: true, user: { id: user, deleted: user === "U04DENIZ" } },
    }));
    const { messages, unreachable } = await announcer.askOwners(removal, expiresAt, account);
    expect(messages).toHaveLength(1);
    expect(unreachable).toEqual([{ user: "U04DENIZ", because: "deactivated" }]);
  });
});

describe("remind", () => {
  it("reminds each owner with a new message that has the buttons, and names those not reached", async () => {
    slack.answer("users.info", ({ user }) => ({
      body: { ok: true, user: { id: user, deleted: user === "U04DENIZ" } },
    }));
    const missed = await announcer.remind(requestAt("waiting"), account);
    expect(missed).toEqual([{ user: "U04DENIZ", because: "deactivated" }]);
    expect(posted().map(({ channel }) => channel)).toEqual(["DU03CARLA"]);
    expect(posted()[0]?.text).toContain("Reminder, 13 days left");
    expect(JSON.stringify(posted()[0]?.blocks)).toContain("request:accept");
  });

  it("reminds those alone who have not accepted, and says who has", async () => {
    const approvals = [{ by: "U03CARLA", at: "2026-11-23T08:00:00.000Z" }];
    const once = { ...requestAt("waiting"), details: { quorum: 2 }, approvals };
    await announcer.remind(once, account);
    expect(posted().map(({ channel }) => channel)).toEqual(["DU04DENIZ"]);
    expect(JSON.stringify(posted()[0]?.blocks)).toContain("1 of 2 needed has accepted: <@U03CARLA>");
    await announcer.remind(once, { ...account, channel: "C09PAY" });
    expect(JSON.stringify(posted()[1]?.blocks)).toContain("<@U04DENIZ>: *Reminder");
    await announcer.escalate(once, ["U06FAY"]);
    expect(JSON.stringify(posted()[2]?.blocks)).toContain("were asked. 1 of 2 needed has accepted");
  });

  it("reminds in the account's channel where it has one", async () => {
    expect(await announcer.remind(requestAt("waiting"), { ...account, channel: "C09PAY" })).toEqual([]);
    expect(posted().map(({ channel }) => channel)).toEqual(["C09PAY"]);
    expect(JSON.stringify(posted()[0]?.blocks)).toContain("<@U03CARLA> and <@U04DENIZ>");
  });

  it.each(["join", "removal"] as const)("reminds the operators of a %s in their channel", async (kind) => {
    expect(await announcer.remind(aRequest({ kind, status: "waiting" }), account)).toEqual([]);
    expect(posted().map(({ channel }) => channel)).toEqual(["C01SECOPS"]);
  });

  it("reminds nobody of what is decided", async () => {
    await expect(announcer.remind(requestAt("accepting"), account)).rejects.toThrow("accepting");
    expect(slack.calls).toEqual([]);
  });
});

describe("escalate", () => {
  it("tells each of them by direct message, and names those not reached", async () => {
    slack.answer("conversations.open", ({ users }) => ({
      body: users === "U07GUS" ? { ok: false, error: "cannot_dm_bot" } : { ok: true, channel: { id: "D1" } },
    }));
    const missed = await announcer.escalate(requestAt("waiting"), ["U06FAY", "U07GUS"]);
    expect(missed).toEqual([{ user: "U07GUS", because: "cannot_dm_bot" }]);
    expect(posted().map(({ channel }) => channel)).toEqual(["D1"]);
    expect(JSON.stringify(posted()[0])).toContain("have not answered");
  });
});

describe("tellOwners", () => {
  it("tells these owners how it ended", async () => {
    const left = aRequest({ kind: "departure", status: "left" });
    expect(await announcer.tellOwners(left, ["U04DENIZ"], account)).toBeUndefined();
    expect(posted().map(({ channel }) => channel)).toEqual(["DU04DENIZ"]);
    expect(JSON.stringify(posted()[0]?.blocks)).toContain("old invitation stays acceptable");
  });

  it("tells them in the account's channel, and where that is gone by direct message, with the reason", async () => {
    slack.answer("chat.postMessage", ({ channel }) => ({
      body: channel === "C09PAY" ? { ok: false, error: "is_archived" } : { ok: true, channel, ts: "1.2" },
    }));
    const removed = aRequest({ kind: "removal", status: "removed" });
    expect(await announcer.tellOwners(removed, ["U03CARLA"], { ...account, channel: "C09PAY" })).toEqual({
      because: "1 delivered, but not to C09PAY: is_archived",
    });
    expect(posted().map(({ channel }) => channel)).toEqual(["C09PAY", "DU03CARLA"]);
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
    expect(JSON.stringify(updates)).not.toContain("request:accept");
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

describe("reportTransition", () => {
  const report = foresee(aTransition());
  const files = () => slack.calls.filter(({ method }) => method.startsWith("upload/"));

  it("sends the message and then the file to whoever asked", async () => {
    expect(await announcer.reportTransition(report, "U01ANA")).toBeUndefined();
    expect(posted()).toMatchObject([{ channel: "DU01ANA", text: expect.stringContaining("3 accounts") }]);
    expect(files().map(({ method }) => method)).toEqual(["upload/security-hub-transition-2026-11-23.csv"]);
    expect(slack.callsOf("files.completeUploadExternal")).toMatchObject([
      { body: { channel_id: "DU01ANA" } },
    ]);
    expect(slack.calls.findIndex(({ method }) => method === "chat.postMessage")).toBeLessThan(
      slack.calls.findIndex(({ method }) => method.startsWith("upload/")),
    );
  });

  it("says after the message why there is no file", async () => {
    slack.answer("files.getUploadURLExternal", refuse("missing_scope"));
    expect(await announcer.reportTransition(report, "U01ANA")).toBeUndefined();
    expect(posted()).toHaveLength(2);
    expect(posted()[1]?.text).toContain("could not be sent: `missing_scope`");
  });

  it("sends no file of nobody", async () => {
    await announcer.reportTransition({ ...report, accounts: [] }, "U01ANA");
    expect(posted()).toHaveLength(1);
    expect(files()).toEqual([]);
  });

  it("returns why nobody was reached", async () => {
    slack.answer("conversations.open", refuse("user_disabled"));
    expect(await announcer.reportTransition(report, "U01ANA")).toEqual({ because: "user_disabled" });
  });
});

describe("tellErrandFailed", () => {
  it("says what failed, why, and what to do", async () => {
    const failure = { name: "AccessDenied", message: "ListFindingAggregators: not authorized" };
    const errand = { kind: "transition", id: "transition-U01ANA-1" } as const;
    expect(await announcer.tellErrandFailed(errand, failure, "U01ANA")).toBeUndefined();
    const said = JSON.stringify(posted()[0]);
    expect(said).toContain("moving to AWS Organizations could not be made");
    expect(said).toContain("ListFindingAggregators: not authorized");
    expect(said).toContain("/securityhub transition");
  });
});
