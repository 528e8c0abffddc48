import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DECLINE_FORM, DECLINE_REASON } from "./blocks/decline-form.ts";
import { FIELD, INVITE_FORM, VALUE } from "./blocks/invite-form.ts";
import { commandBody, payloadBody } from "./testing/signed.ts";
import {
  ACCOUNT,
  bringTo,
  OPERATOR,
  OWNER,
  STRANGER,
  type StartedDesk,
  startDesk,
} from "./testing/start-desk.ts";
import { ACCEPT, DECLINE } from "./words/buttons.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

describe("the observer", () => {
  it.each([
    [`invite ${ACCOUNT} <@${OWNER}> because of the audit`, "invite"],
    ["invite", "invite"],
    ["owner  ADD payments-prod <@U03CARLA>", "owner add"],
    ["", "help"],
    ["status", "status"],
    ["wibble the secret plan", "unknown"],
  ])("hears of %j by the command's own words alone", async (text, name) => {
    await desk.type(text);
    expect(desk.observed[0]).toEqual({ kind: "command", name, by: OPERATOR });
  });

  it("hears who pressed which button, and what they were told", async () => {
    await bringTo(desk.history, "waiting");
    await desk.press(ACCEPT, STRANGER);
    await desk.press(ACCEPT, OWNER, "inv-none");
    await desk.press(ACCEPT, OWNER);
    expect(desk.observed).toEqual([
      { kind: "action", name: ACCEPT, by: STRANGER },
      "not-an-owner",
      { kind: "action", name: ACCEPT, by: OWNER },
      "request-unknown",
      { kind: "action", name: ACCEPT, by: OWNER },
    ]);
  });

  it("hears of a refusal once, also where a form says it in words of its own", async () => {
    const { id } = await bringTo(desk.history, "waiting");
    await desk.press(DECLINE, OWNER);
    const reason = { [DECLINE_REASON]: { [VALUE]: { value: "x".repeat(2_001) } } };
    await desk.submit(DECLINE_FORM, reason, {
      user: OWNER,
      privateMetadata: JSON.stringify({ request: id }),
    });
    expect(desk.observed.slice(1)).toEqual([
      { kind: "view", name: DECLINE_FORM, by: OWNER },
      "reason-too-long",
    ]);
  });

  it("hears what a form is refused for", async () => {
    await desk.submit(INVITE_FORM, { [FIELD.account]: { [VALUE]: { value: "12" } } });
    expect(desk.observed).toEqual([
      { kind: "view", name: INVITE_FORM, by: OPERATOR },
      "account-id-malformed",
    ]);
  });

  it("hears of what this app does not know, by the id that it bears", async () => {
    const { responseUrl } = desk.slack;
    await desk.press("request:forget", OWNER);
    await desk.submit("survey", {}, { user: OWNER });
    await desk.send({ body: commandBody({ text: "secret", user: OWNER, responseUrl, command: "/other" }) });
    const shortcut = { type: "shortcut", callback_id: "x", user: { id: OWNER }, team: { id: "T01" } };
    await desk.send({ body: payloadBody(shortcut) });
    expect(desk.observed).toEqual([
      { kind: "action", name: "request:forget", by: OWNER },
      { kind: "view", name: "survey", by: OWNER },
      { kind: "command", name: "/other", by: OWNER },
      { kind: "shortcut", name: "x", by: OWNER },
    ]);
  });

  it("hears who looks at the Home tab, and that a listener broke", async () => {
    desk.history.breakOnce("accounts", new Error("The table is away."));
    const event = { type: "app_home_opened", tab: "home", user: OWNER, channel: "D1" };
    await desk.send({
      body: JSON.stringify({ type: "event_callback", team_id: "T01", event }),
      contentType: "application/json",
    });
    expect(desk.observed).toEqual([{ kind: "event", name: "app_home_opened", by: OWNER }, "failed"]);
  });
});
