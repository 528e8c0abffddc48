import { enterAccount } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandBody, payloadBody, pressPayload } from "./testing/signed.ts";
import { ACCOUNT, bringTo, OWNER, STRANGER, type StartedDesk, startDesk } from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

describe("status, history and help", () => {
  it("answers by id, by alias in any case, and by request", async () => {
    await bringTo(desk.history, "waiting");
    const request = "History of request `inv-abcd2345`";
    const account = `History of \`payments-prod\` (\`${ACCOUNT}\`)`;
    for (const [subject, title] of [
      [ACCOUNT, account],
      ["Payments-PROD", account],
      ["inv-abcd2345", request],
    ] as const) {
      expect((await desk.type(`status ${subject}`, STRANGER))?.text).toContain("have until");
      expect((await desk.type(`history ${subject}`, STRANGER))?.text).toContain(title);
    }
  });

  it("says when there is nothing to find, or too much", async () => {
    await enterAccount(desk.history, { id: "444455556666", alias: "twin", owners: [] });
    await enterAccount(desk.history, { id: "777788889999", alias: "Twin", owners: [] });
    expect((await desk.type("status nowhere"))?.text).toContain("`nowhere`");
    expect((await desk.type("status inv-none"))?.text).toContain("There is no request `inv-none`");
    expect((await desk.type("history twin"))?.text).toContain("`444455556666` and `777788889999`");
    expect((await desk.type("status 444455556666"))?.text).toContain("Nobody has asked");
    const entered = JSON.stringify(await desk.type("history 444455556666"));
    expect(entered).toContain("<@U01ANA> entered the account, without owners");
    expect((await desk.type("history 888877776666"))?.text).toContain("I know nothing of");
  });

  it("helps with what it does not understand", async () => {
    expect((await desk.type("invit 111122223333"))?.text).toContain("Did you mean `/securityhub invite`?");
    expect(JSON.stringify(await desk.type(""))).toContain("/securityhub status");
  });
});

describe("what the app does not know", () => {
  it("is a button: answered privately", async () => {
    await desk.press("request:forget", OWNER);
    expect(desk.privately()).toMatchObject([{ response_type: "ephemeral", replace_original: false }]);
    expect(desk.privately()[0]?.text).toContain("no longer in use");
  });

  it("is a button without a response URL: answered by direct message", async () => {
    const payload = {
      ...pressPayload({ user: OWNER, action: "x", responseUrl: "" }),
      response_url: undefined,
    };
    await desk.send({ body: payloadBody(payload) });
    expect(desk.slack.callsOf("chat.postMessage")).toMatchObject([{ body: { channel: `D${OWNER}` } }]);
  });

  it("is a form: answered in its place", async () => {
    expect(await desk.submit("survey", {})).toMatchObject({ response_action: "update" });
  });

  it("is a shortcut: answered by direct message", async () => {
    const shortcut = { type: "shortcut", callback_id: "x", user: { id: OWNER }, team: { id: "T01" } };
    expect((await desk.send({ body: payloadBody(shortcut) })).statusCode).toBe(200);
    expect(desk.slack.callsOf("chat.postMessage")).toHaveLength(1);
  });

  it("is another command: answered", async () => {
    const body = commandBody({
      text: "",
      user: OWNER,
      responseUrl: desk.slack.responseUrl,
      command: "/other",
    });
    expect((await desk.send({ body })).body).toContain("I do not answer to `/other`");
  });

  it("never answers twice to what it does know", async () => {
    await bringTo(desk.history, "waiting");
    await desk.press("request:accept", OWNER);
    expect(desk.privately()).toHaveLength(1);
  });
});

describe("the Home tab", () => {
  it("shows what can be asked", async () => {
    const body = JSON.stringify({
      type: "event_callback",
      team_id: "T01",
      api_app_id: "A01",
      event: { type: "app_home_opened", user: OWNER, channel: "D1", tab: "home", event_ts: "1" },
    });
    expect((await desk.send({ body, contentType: "application/json" })).statusCode).toBe(200);
    expect(desk.slack.callsOf("views.publish")).toMatchObject([{ body: { user_id: OWNER } }]);
  });
});
