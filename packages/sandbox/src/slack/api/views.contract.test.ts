import type { ModalView } from "@slack/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal, type Started, startWorkspace } from "../testing/start-workspace.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });
const view = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: "modal",
  callback_id: "decline",
  title: plain(title),
  submit: plain("Send"),
  blocks: [
    {
      type: "input",
      block_id: "reason",
      label: plain("Reason"),
      element: { type: "plain_text_input", action_id: "text", initial_value: "none" },
    },
  ],
  ...more,
});

describe("views.* through the real client", () => {
  let world: Started;
  beforeAll(async () => {
    world = await startWorkspace();
  });
  afterAll(() => world.stop());
  const trigger = (modal?: string) => world.slack.workspace.triggers.issue("U00BEN", modal);

  it("opens a modal before whoever the trigger belongs to, once", async () => {
    const trigger_id = trigger();
    const opened = await world.client.views.open({ trigger_id, view: view("One") });
    expect(opened.view).toMatchObject({
      type: "modal",
      callback_id: "decline",
      title: { text: "One" },
      private_metadata: "",
      previous_view_id: null,
      root_view_id: opened.view?.id,
      state: { values: { reason: { text: { type: "plain_text_input", value: "none" } } } },
    });
    expect(world.slack.modals("U00BEN")).toHaveLength(1);
    const again = await refusal(world.client.views.open({ trigger_id, view: view("Two") }));
    expect(again.error).toBe("exchanged_trigger_id");
  });

  it("lets a trigger go after 3 s of the world's time, and knows its own", async () => {
    const trigger_id = trigger();
    await world.clock.advance(3_001);
    expect((await refusal(world.client.views.open({ trigger_id, view: view("Late") }))).error).toBe(
      "expired_trigger_id",
    );
    const forged = world.client.views.open({ trigger_id: "1.2.abc", view: view("Forged") });
    expect((await refusal(forged)).error).toBe("invalid_trigger_id");
  });

  it("keeps the trigger when the view is refused, and points at the fault", async () => {
    const trigger_id = trigger();
    const wrong = await refusal(world.client.views.open({ trigger_id, view: view("x".repeat(25)) }));
    expect(wrong).toMatchObject({
      error: "invalid_arguments",
      response_metadata: {
        messages: ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"],
      },
    });
    expect((await world.client.views.open({ trigger_id, view: view("Right") })).ok).toBe(true);
  });

  it("updates by id and by external id, and minds the hash", async () => {
    const opened = await world.client.views.open({
      trigger_id: trigger(),
      view: view("First", { external_id: "mine" }),
    });
    const view_id = String(opened.view?.id);
    const hash = String(opened.view?.hash);
    const second = await world.client.views.update({
      view_id,
      hash,
      view: view("Second", { external_id: "mine" }),
    });
    expect(second.view?.id).toBe(view_id);
    const stale = world.client.views.update({ view_id, hash, view: view("Third") });
    expect((await refusal(stale)).error).toBe("hash_conflict");
    await world.client.views.update({ external_id: "mine", view: view("Fourth") });
    expect(world.slack.modals("U00BEN").at(-1)?.view.title).toEqual(plain("Fourth"));
    const nowhere = world.client.views.update({ view_id: "V00NONE", view: view("Fifth") });
    expect((await refusal(nowhere)).error).toBe("not_found");
  });

  it("pushes twice and no more, and only from within a modal", async () => {
    const outside = world.client.views.push({ trigger_id: trigger(), view: view("Outside") });
    expect((await refusal(outside)).error).toBe("not_found");
    const opened = await world.client.views.open({ trigger_id: trigger(), view: view("Root") });
    const root = String(opened.view?.id);
    const pushed = await world.client.views.push({ trigger_id: trigger(root), view: view("Second") });
    expect(pushed.view).toMatchObject({ root_view_id: root, previous_view_id: root });
    await world.client.views.push({ trigger_id: trigger(root), view: view("Third") });
    const deep = world.client.views.push({ trigger_id: trigger(root), view: view("Fourth") });
    expect((await refusal(deep)).error).toBe("push_limit_reached");
  });

  it("refuses a view that is too large, and an external id that is taken", async () => {
    const large = view("Large", { blocks: [{ type: "section", text: plain("x".repeat(260_000)) }] });
    expect((await refusal(world.client.views.open({ trigger_id: trigger(), view: large }))).error).toBe(
      "view_too_large",
    );
    const opened = await world.client.views.open({
      trigger_id: trigger(),
      view: view("One", { external_id: "taken" }),
    });
    const same = world.client.views.push({
      trigger_id: trigger(String(opened.view?.id)),
      view: view("Two", { external_id: "taken" }),
    });
    expect((await refusal(same)).error).toBe("duplicate_external_id");
  });

  it("publishes an App Home, and minds its hash", async () => {
    const home = { type: "home" as const, blocks: [{ type: "divider" as const }] };
    const first = await world.client.views.publish({ user_id: "U00ANA", view: home });
    expect(world.slack.home("U00ANA")).toMatchObject({ type: "home", hash: first.view?.hash });
    await world.client.views.publish({ user_id: "U00ANA", view: home, hash: String(first.view?.hash) });
    const stale = world.client.views.publish({
      user_id: "U00ANA",
      view: home,
      hash: String(first.view?.hash),
    });
    expect((await refusal(stale)).error).toBe("hash_conflict");
    const stranger = world.client.views.publish({ user_id: "U00DORA", view: home });
    expect((await refusal(stranger)).response_metadata).toMatchObject({ messages: ["invalid `user_id`"] });
  });
});
