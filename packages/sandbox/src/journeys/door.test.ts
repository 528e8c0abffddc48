import { describe, expect, it } from "vitest";
import { command, interaction, type SlackRequest, sendSlackRequest } from "./signed.ts";
import { useWorld } from "./use-world.ts";

const here = useWorld();
const ACCOUNT = "111122223333";

const send = (request: Partial<SlackRequest> & { body: string }) =>
  sendSlackRequest({
    url: here.world().ready.slackRequestUrl,
    secret: here.world().ready.signingSecret,
    ...request,
  });
const nothingRecorded = async () => expect(await here.history().requestsOf(ACCOUNT, 1)).toEqual([]);

describe("the door", () => {
  const body = command(`invite ${ACCOUNT}`);
  it.each<[string, Partial<SlackRequest>]>([
    ["no signature", { signed: false }],
    ["a forged signature", { signature: `v0=${"0".repeat(64)}` }],
    ["a signature with another secret", { secret: "another" }],
    ["a signature more than five minutes old", { timestamp: Math.floor(Date.now() / 1_000) - 301 }],
    ["a signature of no shape", { signature: "yes" }],
  ])("refuses %s with 401, and records nothing", async (_, wrong) => {
    expect((await send({ body, ...wrong })).status).toBe(401);
    await nothingRecorded();
  });

  it.each<[string, Partial<SlackRequest> & { body: string }]>([
    ["that is not JSON", { body: "{not json", contentType: "application/json" }],
    ["whose payload is not JSON", { body: "payload=%7Bnope" }],
    ["that is empty", { body: "" }],
    ["of no kind that Slack sends", { body: interaction({ type: "something_new" }) }],
  ])("answers a signed request %s, records nothing and stays up", async (_, request) => {
    const { status } = await send(request);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(500);
    await nothingRecorded();
    expect((await send({ body: command("help") })).status).toBe(200);
  });

  it("answers a press on a button it does not know with a sentence", async () => {
    const press = interaction({
      type: "block_actions",
      user: { id: "U01ANA", username: "ana", team_id: "T01PRACTICE" },
      team: { id: "T01PRACTICE", domain: "practice" },
      channel: { id: "C01SECOPS", name: "security-ops" },
      container: { type: "message", channel_id: "C01SECOPS", message_ts: "1.1" },
      trigger_id: "1.2.3",
      actions: [{ type: "button", action_id: "of-an-older-version", block_id: "b", value: "v" }],
    });
    expect((await send({ body: press })).status).toBe(200);
    // The answer follows the acknowledgement; the message was never there, so it comes as a direct message.
    const answer = await here
      .person("ana")
      .waitFor("an answer", (state) =>
        state.conversations.flatMap(({ messages }) => messages).find(({ text }) => /button/i.test(text)),
      );
    expect(answer.text).toMatch(/older|no longer|not know/i);
    await nothingRecorded();
  });

  it("takes a command that is signed as Slack signs it", async () => {
    const response = await send({ body });
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/inv-/);
    expect(await here.history().requestsOf(ACCOUNT, 1)).toHaveLength(1);
  });
});
