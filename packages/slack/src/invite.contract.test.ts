import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ACCOUNT, OPERATOR, OWNER, STRANGER, type StartedDesk, startDesk } from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

describe("/securityhub invite", () => {
  it("records, starts the workflow, and tells the request's id", async () => {
    const answer = await desk.type(
      `invite ${ACCOUNT} Payments@Example.com <@${OWNER}|carla> for the &amp; audit`,
    );
    expect(desk.history.written).toMatchObject([
      {
        type: "requested",
        account: { id: ACCOUNT, email: "payments@example.com" },
        owners: [OWNER],
        reason: "for the & audit",
        actor: { person: OPERATOR },
      },
    ]);
    expect(desk.asked).toEqual(["start inv-new1"]);
    expect(answer).toMatchObject({ response_type: "ephemeral" });
    expect(answer?.text).toContain("inv-new1");
    expect(desk.slack.callsOf("users.info")).toMatchObject([
      { body: { user: OWNER }, token: "Bearer xoxb-for-tests" },
    ]);
  });

  it("refuses somebody who is no operator, and looks nothing up", async () => {
    const answer = await desk.type(`invite ${ACCOUNT} <@${OWNER}>`, STRANGER);
    expect(answer?.text).toContain("Only the security team");
    expect([desk.history.written, desk.slack.calls, desk.asked]).toEqual([[], [], []]);
  });

  it.each([
    ["an app", { user: { is_bot: true } }],
    ["somebody who has left", { user: { deleted: true } }],
  ])("refuses an owner who is %s", async (_what, info) => {
    desk.slack.answer("users.info", () => ({ body: { ok: true, ...info } }));
    expect((await desk.type(`invite ${ACCOUNT} <@${OWNER}>`))?.text).toContain(
      `<@${OWNER}> cannot be an owner`,
    );
    expect(desk.history.written).toEqual([]);
  });

  it("refuses an owner whom Slack does not know", async () => {
    desk.slack.answer("users.info", () => ({ body: { ok: false, error: "user_not_found" } }));
    expect((await desk.type(`invite ${ACCOUNT} <@${OWNER}>`))?.text).toContain("cannot be an owner");
  });

  it("refuses a second request for the same account", async () => {
    await desk.type(`invite ${ACCOUNT} <@${OWNER}>`);
    expect((await desk.type(`invite ${ACCOUNT}`))?.text).toContain("inv-new1");
    expect(desk.types()).toEqual(["requested"]);
  });

  it("lets exactly one of two at once through", async () => {
    const answers = await Promise.all([
      desk.type(`invite ${ACCOUNT} <@${OWNER}>`),
      desk.type(`invite ${ACCOUNT} <@${OWNER}>`),
    ]);
    expect(desk.types()).toEqual(["requested"]);
    expect(desk.asked).toHaveLength(1);
    expect(answers.filter((answer) => answer?.text.includes("has an open request already"))).toHaveLength(1);
  });

  it("closes the request when the workflow cannot be started, and says so", async () => {
    desk.workflow.start = () => Promise.reject(new Error("StateMachineDoesNotExist"));
    const answer = await desk.type(`invite ${ACCOUNT} <@${OWNER}>`);
    expect(answer?.text).toContain("could not be started");
    expect(answer?.text).toContain("StateMachineDoesNotExist");
    expect(desk.types()).toEqual(["requested", "failed"]);
    expect((await desk.history.account(ACCOUNT))?.openRequest).toBeUndefined();
    expect(desk.errors()).toHaveLength(1);
  });

  it("says so, and nothing is lost in silence, when the record cannot be reached", async () => {
    desk.history.breakOnce("open", new Error("table gone"));
    const answer = await desk.type(`invite ${ACCOUNT} <@${OWNER}>`);
    expect(answer?.text).toContain("Something went wrong");
    expect(desk.asked).toEqual([]);
    expect(desk.errors()).toMatchObject([{ extra: [{ message: "table gone" }] }]);
  });

  it("says so when Slack cannot tell who an owner is", async () => {
    desk.slack.answer("users.info", () => ({ status: 429, headers: { "retry-after": "30" }, body: {} }));
    expect((await desk.type(`invite ${ACCOUNT} <@${OWNER}>`))?.text).toContain("Something went wrong");
    expect(desk.history.written).toEqual([]);
  });
});

describe("the form of invite", () => {
  const values = (account: string, more: Record<string, unknown> = {}) => ({
    account: { value: { type: "plain_text_input", value: account } },
    email: { value: { type: "plain_text_input", value: null } },
    owners: { value: { type: "multi_users_select", selected_users: [OWNER] } },
    reason: { value: { type: "plain_text_input", value: null } },
    ...more,
  });

  it("opens for an operator", async () => {
    expect(await desk.type("invite")).toBeUndefined();
    expect(desk.slack.callsOf("views.open")).toMatchObject([
      { body: { trigger_id: "trigger.1", view: { callback_id: "invite" } } },
    ]);
  });

  it("stays shut for anybody else", async () => {
    expect((await desk.type("invite", STRANGER))?.text).toContain("Only the security team");
    expect(desk.slack.calls).toEqual([]);
  });

  it("does what the command does", async () => {
    const answer = await desk.submit("invite", values(` ${ACCOUNT} `));
    expect(answer.response_action).toBe("update");
    expect(answer.view?.blocks[0]?.text.text).toContain("inv-new1");
    expect(desk.asked).toEqual(["start inv-new1"]);
  });

  it.each([
    ["account", values("1234")],
    ["email", values(ACCOUNT, { email: { value: { value: "nobody" } } })],
    ["owners", values(ACCOUNT, { owners: { value: { selected_users: [] } } })],
    ["reason", values(ACCOUNT, { reason: { value: { value: "x".repeat(1_001) } } })],
  ])("shows what is wrong under %s, in plain text", async (field, given) => {
    const answer = await desk.submit("invite", given);
    expect(answer.response_action).toBe("errors");
    expect(Object.keys(answer.errors ?? {})).toEqual([field]);
    expect(answer.errors?.[field]).not.toMatch(/[`<>*]/);
    expect(desk.history.written).toEqual([]);
  });

  it("names an owner who cannot be one", async () => {
    desk.slack.answer("users.info", () => ({ body: { ok: true, user: { is_bot: true } } }));
    expect((await desk.submit("invite", values(ACCOUNT))).errors?.owners).toContain("cannot be an owner");
  });

  it("keeps what was typed when something breaks", async () => {
    desk.history.breakOnce("account", new Error("table gone"));
    const answer = await desk.submit("invite", values(ACCOUNT));
    expect(answer).toMatchObject({ response_action: "errors" });
    expect(answer.errors?.account).toContain("Something went wrong");
    expect(desk.errors()).toHaveLength(1);
  });
});
