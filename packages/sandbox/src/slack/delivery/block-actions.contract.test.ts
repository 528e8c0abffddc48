import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { card, ops, startWithApp, type WithApp } from "../testing/start-with-app.ts";

describe("presses to a real Bolt app", () => {
  let practice: WithApp;
  beforeEach(async () => {
    practice = await startWithApp();
  });
  afterEach(() => practice.stop());

  it("carries a button's own value, and lets chat.update take the buttons away", async () => {
    let body: Record<string, unknown> = {};
    practice.bolt.app.action("accept", async (given) => {
      body = given.body as never;
      await given.ack();
      await given.client.chat.update({
        channel: ops,
        ts: (given.body as never as { message: { ts: string } }).message.ts,
        text: "Accepted",
      });
    });
    const ts = await practice.postCard();
    expect(await practice.press({ ts, blockId: "decide", actionId: "accept" })).toEqual({
      status: 200,
      ok: true,
    });
    expect(body).toMatchObject({
      type: "block_actions",
      user: { id: "U00BEN", username: "ben.k", name: "ben.k", team_id: "T00ACME" },
      team: { id: "T00ACME", domain: "acme" },
      channel: { id: ops, name: "security-ops" },
      container: { type: "message", message_ts: ts, channel_id: ops, is_ephemeral: false },
      message: { ts, bot_id: "B00HUB", blocks: [{ block_id: "decide" }] },
      state: { values: { decide: { owner: { type: "users_select", selected_user: null } } } },
      actions: [
        {
          type: "button",
          block_id: "decide",
          action_id: "accept",
          value: "request-7",
          text: { text: "Accept" },
        },
      ],
    });
    expect(practice.last()).toMatchObject({ text: "Accepted" });
    expect(practice.last()?.blocks).toBeUndefined();
    const gone = await practice.press({ ts, blockId: "decide", actionId: "accept" });
    expect(gone).toEqual({ status: 400, ok: false, error: "What you pressed is no longer there." });
  });

  it("carries the choice of a select, and remembers it in the message's state", async () => {
    const actions: unknown[] = [];
    practice.bolt.app.action(/.*/, async ({ ack, action, body }) => {
      actions.push(action, (body as { state?: unknown }).state);
      await ack();
    });
    const ts = await practice.postCard();
    const owner = { ts, blockId: "decide", actionId: "owner" };
    await practice.press({ ...owner, input: { type: "users_select", selected_user: "U00ANA" } });
    expect(actions).toMatchObject([
      { type: "users_select", selected_user: "U00ANA" },
      { values: { decide: { owner: { selected_user: "U00ANA" } } } },
    ]);
    expect((await practice.press({ ...owner, input: { selected_user: "U00DORA" } })).status).toBe(400);
  });

  it("does not let a person press what they cannot see", async () => {
    const ts = await practice.postCard();
    const { message_ts: hidden } = await practice.world.client.chat.postEphemeral({
      channel: ops,
      user: "U00ANA",
      ...card,
    });
    const button = { blockId: "decide", actionId: "accept" };
    expect((await practice.press({ ts: hidden, ...button })).status).toBe(400);
    expect((await practice.press({ ts, person: "U00CLEO", ...button })).error).toContain("deactivated");
    expect((await practice.press({ ts, person: "U00HUB", ...button })).status).toBe(400);
    expect((await practice.press({ ts, conversation: "C00ELSE", ...button })).status).toBe(400);
    expect(practice.bolt.received).toEqual([]);
  });
});
