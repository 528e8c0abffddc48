import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandBody, signedEvent } from "./testing/signed.ts";
import { ACCOUNT, OPERATOR, OWNER, type StartedDesk, startDesk } from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

describe("the door", () => {
  const body = () =>
    commandBody({
      text: `invite ${ACCOUNT} <@${OWNER}>`,
      user: OPERATOR,
      responseUrl: desk.slack.responseUrl,
    });

  it("has the two-argument signature that Node 24's runtime wants", () => {
    expect(desk.handler).toHaveLength(2);
  });

  it.each([
    ["no signature", { headers: {} }],
    ["another secret", { secret: "somebody else's" }],
    [
      "a signature that is none",
      { headers: { "x-slack-signature": "v0", "x-slack-request-timestamp": "x" } },
    ],
    ["an age above five minutes", { timestamp: Math.floor(Date.now() / 1_000) - 5 * 60 - 2 }],
  ])("answers 401 to a request with %s, and does nothing", async (_what, change) => {
    expect((await desk.send({ body: body(), ...change })).statusCode).toBe(401);
    expect(desk.history.written).toEqual([]);
    expect(desk.slack.calls).toEqual([]);
  });

  it("answers 401 to a body that was changed after it was signed", async () => {
    const event = { ...signedEvent({ body: body() }), body: body().replace("2222", "4444") };
    expect((await desk.handler(event, undefined)).statusCode).toBe(401);
    expect(desk.history.written).toEqual([]);
  });

  it.each([
    ["payload=%7Bnot-json", "application/x-www-form-urlencoded"],
    ["payload=null", "application/x-www-form-urlencoded"],
    ["", "application/x-www-form-urlencoded"],
    ["{", "application/json"],
    ["[1]", "application/json"],
    ["not json", "text/plain"],
  ])("answers 400 to a signed body that cannot be read: %j", async (bad, contentType) => {
    expect((await desk.send({ body: bad, contentType })).statusCode).toBe(400);
    expect(desk.history.written).toEqual([]);
  });

  it("survives an event without headers or body", async () => {
    const bare = { ...signedEvent({ body: "" }), headers: undefined, body: undefined };
    expect((await desk.handler(bare as never, undefined)).statusCode).toBe(401);
  });

  it.each([{ base64: true }, { contentType: "application/x-www-form-urlencoded; charset=utf-8" }])(
    "reads a request sent with %j",
    async (change) => {
      expect((await desk.send({ body: body(), ...change })).statusCode).toBe(200);
      expect(desk.types()).toEqual(["requested"]);
    },
  );

  it("answers Slack's challenge, and its test of the certificate", async () => {
    const challenge = { body: JSON.stringify({ type: "url_verification", challenge: "c1" }) };
    expect(await desk.send({ ...challenge, contentType: "application/json" })).toMatchObject({
      statusCode: 200,
      body: JSON.stringify({ challenge: "c1" }),
    });
    expect((await desk.send({ body: "ssl_check=1&token=x", headers: {} })).statusCode).toBe(200);
  });

  it("calls nothing of Slack to handle a command that names nobody", async () => {
    await desk.type("help");
    expect(desk.slack.calls).toEqual([]);
  });
});
