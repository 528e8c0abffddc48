import type { ViewClosedAction } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { modal, plain, startWithApp, type WithApp } from "../testing/start-with-app.ts";
import { refusal } from "../testing/start-workspace.ts";

describe("modals of a real Bolt app", () => {
  let practice: WithApp;
  beforeEach(async () => {
    practice = await startWithApp();
  });
  afterEach(() => practice.stop());

  it("opens a modal by trigger, and hands its values to the app", async () => {
    let view: Record<string, unknown> = {};
    practice.bolt.app.view("decline", async (given) => {
      view = given.view as never;
      await given.ack();
    });
    await practice.openOnCommand();
    expect(practice.top()?.view).toMatchObject({ callback_id: "decline", private_metadata: "request-7" });
    expect(await practice.submit("not ours")).toEqual({ status: 200, ok: true });
    expect(view).toMatchObject({
      private_metadata: "request-7",
      state: { values: { reason: { text: { type: "plain_text_input", value: "not ours" } } } },
    });
    expect(practice.top()).toBeUndefined();
  });

  it("refuses a trigger that is used again or too late", async () => {
    const triggers: string[] = [];
    practice.bolt.app.command("/securityhub", async ({ ack, command }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
    await practice.say("/securityhub one");
    await practice.say("/securityhub two");
    const [first = "", second = ""] = triggers;
    await practice.world.client.views.open({ trigger_id: first, view: modal() });
    const again = await refusal(practice.world.client.views.open({ trigger_id: first, view: modal() }));
    expect(again.error).toBe("exchanged_trigger_id");
    await practice.world.clock.advance(3_001);
    const late = await refusal(practice.world.client.views.open({ trigger_id: second, view: modal() }));
    expect(late.error).toBe("expired_trigger_id");
  });

  it("shows the errors of a refused submission, and lets it be mended", async () => {
    practice.bolt.app.view("decline", async ({ ack, view }) => {
      const reason = view.state.values.reason?.text?.value;
      if (reason === "no") await ack({ response_action: "errors", errors: { reason: "Say why." } });
      else await ack();
    });
    await practice.openOnCommand();
    await practice.submit("no");
    expect(practice.top()?.errors).toEqual({ reason: "Say why." });
    await practice.submit("another administrator");
    expect(practice.top()).toBeUndefined();
  });

  it("never bothers the app with a required field left empty", async () => {
    await practice.openOnCommand();
    const before = practice.bolt.received.length;
    expect((await practice.submit(null)).ok).toBe(true);
    expect(practice.top()?.errors).toEqual({ reason: "Please complete this required field." });
    expect(practice.bolt.received).toHaveLength(before);
  });

  it("updates, pushes and clears as the answer says", async () => {
    practice.bolt.app.view("decline", async ({ ack }) =>
      ack({ response_action: "update", view: modal({ callback_id: "sure" }) }),
    );
    practice.bolt.app.view("sure", async ({ ack }) =>
      ack({ response_action: "push", view: modal({ callback_id: "really" }) }),
    );
    practice.bolt.app.view("really", async ({ ack }) => ack({ response_action: "clear" }));
    await practice.openOnCommand();
    const root = practice.top()?.view.id;
    await practice.submit("a");
    expect(practice.top()?.view).toMatchObject({ id: root, callback_id: "sure" });
    await practice.submit("b");
    expect(practice.top()?.view).toMatchObject({ callback_id: "really", previous_view_id: root });
    expect((await practice.world.deed("submit", { person: "U00BEN", modal: root, values: {} })).status).toBe(
      400,
    );
    await practice.submit("c");
    expect(practice.world.slack.modals("U00BEN")).toEqual([]);
  });

  it("keeps a modal open when the app's answer is no good", async () => {
    practice.bolt.app.view("decline", async ({ ack }) =>
      ack({ response_action: "errors", errors: { other: "x" } }),
    );
    await practice.openOnCommand();
    const failed = await practice.submit("a");
    expect(failed).toMatchObject({ status: 200, ok: false });
    expect(failed.error).toContain("We had some trouble connecting");
    expect(practice.top()).toBeDefined();
  });

  it("tells the app of a closed modal that asked for it, and of no other", async () => {
    const closed: unknown[] = [];
    practice.bolt.app.view({ callback_id: "decline", type: "view_closed" }, async ({ ack, body }) => {
      const { is_cleared, view } = body as ViewClosedAction;
      closed.push({ is_cleared, metadata: view.private_metadata });
      await ack();
    });
    await practice.openOnCommand(modal({ notify_on_close: true }));
    await practice.world.deed("dismiss", { person: "U00BEN", modal: practice.top()?.view.id });
    expect(closed).toEqual([{ is_cleared: false, metadata: "request-7" }]);
    await practice.world.client.views.open({
      trigger_id: practice.world.slack.workspace.triggers.issue("U00BEN"),
      view: modal(),
    });
    const before = practice.bolt.received.length;
    await practice.world.deed("dismiss", { person: "U00BEN", modal: practice.top()?.view.id });
    expect(practice.bolt.received).toHaveLength(before);
    expect(practice.top()).toBeUndefined();
  });

  it("carries a press inside a modal with the form as it stands, and lets the app push upon it", async () => {
    let body: Record<string, unknown> = {};
    practice.bolt.app.action("more", async ({ ack, body: given, client }) => {
      body = given as never;
      await ack();
      await client.views.push({
        trigger_id: (given as { trigger_id: string }).trigger_id,
        view: modal({ callback_id: "details" }),
      });
    });
    const more = { type: "button" as const, action_id: "more", text: plain("More") };
    const blocks = [...modal().blocks, { type: "actions" as const, block_id: "extra", elements: [more] }];
    await practice.openOnCommand(modal({ blocks }));
    const root = String(practice.top()?.view.id);
    const before = practice.bolt.received.length;
    const typed = { modal: root, blockId: "reason", actionId: "text", input: { value: "half a se" } };
    expect((await practice.press(typed)).ok).toBe(true);
    expect(practice.bolt.received).toHaveLength(before);
    expect((await practice.press({ modal: root, blockId: "extra", actionId: "more" })).ok).toBe(true);
    expect(body).toMatchObject({
      container: { type: "view", view_id: root },
      view: { id: root, state: { values: { reason: { text: { value: "half a se" } } } } },
      actions: [{ type: "button", action_id: "more" }],
    });
    expect(body).not.toHaveProperty("response_url");
    expect(practice.top()?.view).toMatchObject({ callback_id: "details", previous_view_id: root });
  });
});
