import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { card, ops, startWithApp, type WithApp } from "../testing/start-with-app.ts";

describe("answers of a real Bolt app through a response_url", () => {
  let practice: WithApp;
  beforeEach(async () => {
    practice = await startWithApp();
  });
  afterEach(() => practice.stop());

  it("sends no message with a press on an ephemeral one, which a response_url replaces", async () => {
    let body: Record<string, unknown> = {};
    practice.bolt.app.action("accept", async ({ ack, body: given, respond }) => {
      body = given as never;
      await ack();
      await respond({ replace_original: true, text: "Done" });
    });
    const { message_ts: ts } = await practice.world.client.chat.postEphemeral({
      channel: ops,
      user: "U00BEN",
      ...card,
    });
    await practice.press({ ts, blockId: "decide", actionId: "accept" });
    expect(body.message).toBeUndefined();
    expect(body.container).toMatchObject({ is_ephemeral: true, message_ts: ts });
    expect(practice.last()).toMatchObject({ ts, text: "Done", onlyFor: "U00BEN" });
    expect(practice.last()?.blocks).toBeUndefined();
  });

  it("answers beside the original, in its place, or takes it away", async () => {
    const answers: Record<string, object> = {
      beside: { response_type: "ephemeral", replace_original: false, text: "Not you" },
      place: { replace_original: true, text: "Accepted" },
      away: { delete_original: true },
    };
    let next = "beside";
    practice.bolt.app.action("accept", async ({ ack, respond }) => {
      await ack();
      await respond(answers[next] as never);
    });
    const ts = await practice.postCard();
    const button = { blockId: "decide", actionId: "accept" };
    await practice.press({ ts, ...button });
    expect(practice.last()).toMatchObject({ text: "Not you", onlyFor: "U00BEN" });
    expect(practice.world.slack.messages(ops).find((one) => one.ts === ts)?.text).toBe("An invitation");
    next = "place";
    await practice.press({ ts, ...button });
    expect(practice.world.slack.messages(ops).find((one) => one.ts === ts)).toMatchObject({
      text: "Accepted",
    });
    next = "away";
    const second = await practice.postCard();
    await practice.press({ ts: second, ...button });
    expect(practice.world.slack.messages(ops).find((one) => one.ts === second)).toBeUndefined();
  });

  it("takes an answer that does not say otherwise for the place of the original", async () => {
    practice.bolt.app.action("accept", async ({ ack, respond }) => {
      await ack();
      await respond({ response_type: "ephemeral", text: "Only the owner may accept" });
    });
    const ts = await practice.postCard();
    await practice.press({ ts, blockId: "decide", actionId: "accept" });
    expect(practice.world.slack.messages(ops)).toMatchObject([{ ts, text: "Only the owner may accept" }]);
  });

  it("takes five answers at a response_url, within half an hour", async () => {
    const urls: string[] = [];
    practice.bolt.app.command("/securityhub", async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack();
    });
    await practice.say("/securityhub one");
    await practice.say("/securityhub two");
    const [first = "", second = ""] = urls;
    const post = (url: string, body: object) =>
      fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    for (let use = 1; use <= 5; use++) {
      const answer = await post(first, { text: `answer ${use}` });
      expect([answer.status, await answer.text()]).toEqual([200, "ok"]);
    }
    expect(practice.last()).toMatchObject({ text: "answer 5", onlyFor: "U00BEN" });
    expect(await (await post(first, { text: "x" })).json()).toEqual({ ok: false, error: "used_url" });
    const wrong = await post(second, { blocks: [{ type: "sektion" }] });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: "invalid_blocks" }]);
    await practice.world.clock.advance(30 * 60_000 + 1);
    const late = await post(second, { text: "x" });
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: "expired_url" }]);
  });
});
