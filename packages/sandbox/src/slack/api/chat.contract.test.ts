import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal, type Started, startWorkspace } from "../testing/start-workspace.ts";

const ops = "C00OPS";
const section = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });
const accept = {
  type: "actions" as const,
  block_id: "decide",
  elements: [
    { type: "button" as const, action_id: "accept", text: { type: "plain_text" as const, text: "Accept" } },
  ],
};

describe("chat.* through the real client", () => {
  let world: Started;
  beforeAll(async () => {
    world = await startWorkspace();
  });
  afterAll(() => world.stop());
  const messageAt = (ts: string | undefined) => world.slack.messages(ops).find((one) => one.ts === ts);

  it("posts text and blocks, and gives every block and button an id", async () => {
    const bare = {
      ...accept,
      block_id: undefined,
      elements: [{ ...accept.elements[0], action_id: undefined }],
    };
    const posted = await world.client.chat.postMessage({
      channel: ops,
      text: "An invitation",
      blocks: [section("An *invitation*"), bare] as never,
    });
    expect(posted).toMatchObject({
      ok: true,
      channel: ops,
      message: { type: "message", user: "U00HUB", bot_id: "B00HUB", text: "An invitation" },
    });
    const stored = messageAt(posted.ts);
    expect(stored).toMatchObject({ from: "U00HUB", notifies: [] });
    expect(stored?.blocks?.every((block) => typeof block.block_id === "string")).toBe(true);
    expect(JSON.stringify(stored?.blocks?.[1])).toMatch(/"action_id":"[\w-]+"/);
  });

  it("takes a channel by name, and a person for the direct message with the app", async () => {
    expect((await world.client.chat.postMessage({ channel: "#security-ops", text: "x" })).channel).toBe(ops);
    const direct = await world.client.chat.postMessage({ channel: "U00BEN", text: "for you" });
    expect(direct.channel).toMatch(/^D/);
    expect(world.slack.messages("U00BEN").at(-1)?.text).toBe("for you");
    // slackapi/python-slack-sdk#1156: a deactivated person's takes messages as well.
    expect((await world.client.chat.postMessage({ channel: "U00CLEO", text: "gone?" })).ok).toBe(true);
  });

  it("stamps messages in order, and records whom they ping", async () => {
    const sent = [];
    for (const text of ["<!channel> look", "&lt;!channel&gt; look", "cc <@U00ANA>"]) {
      sent.push(await world.client.chat.postMessage({ channel: ops, text }));
    }
    const stamps = sent.map(({ ts }) => Number(ts));
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    expect(new Set(stamps).size).toBe(3);
    expect(sent.map(({ ts }) => messageAt(ts)?.notifies)).toEqual([["channel"], [], ["U00ANA"]]);
  });

  it("makes mentions of names only when asked to", async () => {
    const plain = await world.client.chat.postMessage({ channel: ops, text: "@channel @ana" });
    const linked = await world.client.chat.postMessage({
      channel: ops,
      text: "@channel @ana",
      link_names: true,
    });
    expect(messageAt(plain.ts)?.notifies).toEqual([]);
    expect(messageAt(linked.ts)?.notifies).toEqual(["channel", "U00ANA"]);
  });

  it("updates: blocks alone leave no mark, text alone takes the blocks away", async () => {
    const { ts } = await world.client.chat.postMessage({ channel: ops, text: "a", blocks: [accept] });
    await world.client.chat.update({ channel: ops, ts: String(ts), text: "b", blocks: [section("done")] });
    expect(messageAt(ts)).toMatchObject({ text: "b", blocks: [section("done")] });
    expect(messageAt(ts)?.edited).toBeUndefined();
    await world.client.chat.update({ channel: ops, ts: String(ts), text: "<!here> c" });
    expect(messageAt(ts)).toMatchObject({ text: "<!here> c", edited: { user: "U00HUB" }, notifies: [] });
    expect(messageAt(ts)?.blocks).toBeUndefined();
  });

  it("deletes, and links to a message", async () => {
    const { ts } = await world.client.chat.postMessage({ channel: ops, text: "short-lived" });
    const { permalink } = await world.client.chat.getPermalink({ channel: ops, message_ts: String(ts) });
    expect(permalink).toBe(`${world.slack.url}/archives/${ops}/p${String(ts).replace(".", "")}`);
    await world.client.chat.delete({ channel: ops, ts: String(ts) });
    expect(messageAt(ts)).toBeUndefined();
    const gone = await refusal(world.client.chat.getPermalink({ channel: ops, message_ts: String(ts) }));
    expect(gone.error).toBe("message_not_found");
  });

  it("shows an ephemeral message to one person, and pings nobody with it", async () => {
    const { message_ts: ts } = await world.client.chat.postEphemeral({
      channel: ops,
      user: "U00BEN",
      text: "only you, <@U00ANA>",
    });
    expect(messageAt(ts)).toMatchObject({ onlyFor: "U00BEN", notifies: [] });
    const edit = world.client.chat.update({ channel: ops, ts: String(ts), text: "x" });
    expect((await refusal(edit)).error).toBe("message_not_found");
  });

  it("refuses as Slack does", async () => {
    const { chat } = world.client;
    const ben = world.slack.workspace.messages.post(
      world.slack.workspace.conversations.resolve(ops) as never,
      {
        from: "U00BEN",
        text: "mine",
      },
    );
    const long = "x".repeat(40_001);
    const calls: [string, () => Promise<unknown>][] = [
      ["channel_not_found", () => chat.postMessage({ channel: "C00NOWHERE", text: "x" })],
      ["channel_not_found", () => chat.postMessage({ channel: "G00SECRET", text: "x" })],
      ["not_in_channel", () => chat.postMessage({ channel: "C00ELSE", text: "x" })],
      ["no_text", () => chat.postMessage({ channel: ops, text: "" })],
      ["no_text", () => chat.postMessage({ channel: ops, text: "", blocks: [] })],
      ["msg_too_long", () => chat.postMessage({ channel: ops, text: long })],
      ["msg_too_long", rewritten],
      ["cant_update_message", () => chat.update({ channel: ops, ts: ben.ts, text: "x" })],
      ["cant_delete_message", () => chat.delete({ channel: ops, ts: ben.ts })],
      ["message_not_found", () => chat.update({ channel: ops, ts: "1.000001", text: "x" })],
      ["message_not_found", () => chat.delete({ channel: ops, ts: "1.000001" })],
      ["user_not_in_channel", () => chat.postEphemeral({ channel: ops, user: "U00CLEO", text: "x" })],
      [
        "invalid_blocks_format",
        () => chat.postMessage({ channel: ops, text: "x", blocks: { type: "divider" } as never }),
      ],
      [
        "invalid_attachments",
        () => chat.postMessage({ channel: ops, text: "x", attachments: [{ text: "y" }] }),
      ],
      [
        "msg_blocks_too_long",
        () => chat.postMessage({ channel: ops, text: "x", blocks: Array(5).fill(section("y".repeat(2641))) }),
      ],
    ];
    async function rewritten() {
      // The author is asked for before the length; ours is the one to test it on.
      const { ts } = await chat.postMessage({ channel: ops, text: "ours" });
      return chat.update({ channel: ops, ts: String(ts), text: "x".repeat(4_001) });
    }
    for (const [error, call] of calls) expect([error, (await refusal(call())).error]).toEqual([error, error]);
  });

  it("points at the block that is at fault", async () => {
    const blocks = [section("fine"), section("x".repeat(3001))];
    const refused = await refusal(world.client.chat.postMessage({ channel: ops, text: "x", blocks }));
    const fault = "must be less than 3001 characters [json-pointer:/blocks/1/text/text]";
    expect(refused).toMatchObject({
      error: "invalid_blocks",
      errors: [fault],
      response_metadata: { messages: [`[ERROR] ${fault}`] },
    });
  });

  it("says when to come back after too many messages, and the client waits as told", async () => {
    world.slack.setRateLimit({ perSecond: 1, burst: 2 });
    const post = () => world.client.chat.postMessage({ channel: ops, text: "again" });
    await post();
    await post();
    await expect(post()).rejects.toMatchObject({ code: "slack_webapi_rate_limited_error", retryAfter: 1 });
    await world.clock.advance(1_000);
    expect((await post()).ok).toBe(true);
    world.slack.setRateLimit("off");
    for (let i = 0; i < 100; i++) await post();
  });
});
