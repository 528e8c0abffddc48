import type { HomeView } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { modal, plain, startWithApp, type WithApp } from "../testing/start-with-app.ts";

const home: HomeView = {
  type: "home",
  private_metadata: "page-1",
  blocks: [
    {
      type: "actions",
      block_id: "waiting",
      elements: [
        { type: "button", action_id: "show", text: plain("Show"), value: "request-7" },
        { type: "users_select", action_id: "whose", placeholder: plain("Whose") },
      ],
    },
  ],
};

describe("the App Home, with a real Bolt app behind it", () => {
  let practice: WithApp;
  beforeEach(async () => {
    practice = await startWithApp();
    practice.bolt.app.event("app_home_opened", async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: home });
    });
  });
  afterEach(() => practice.stop());

  const press = (more: object, person = "U00BEN") =>
    practice.world.deed("press", { person, blockId: "waiting", ...more });
  const turn = (person = "U00BEN") => practice.world.deed("openHome", { person });
  const idOf = (person = "U00BEN") => practice.world.slack.home(person)?.id;

  it("is drawn when a person turns to it, for that person alone", async () => {
    expect(await turn()).toEqual({ status: 200, ok: true });
    expect(practice.world.slack.home("U00BEN")?.private_metadata).toBe("page-1");
    expect(practice.world.slack.home("U00ANA")).toBeUndefined();
    expect((await turn("U00CLEO")).status).toBe(400);
  });

  it("takes presses, with what is chosen in it, and lets the app open a form upon them", async () => {
    let body: Record<string, unknown> = {};
    practice.bolt.app.action("whose", ({ ack }) => ack());
    practice.bolt.app.action("show", async ({ ack, body: given, client }) => {
      body = given as never;
      await ack();
      await client.views.open({ trigger_id: String(body.trigger_id), view: modal() });
    });
    await turn();
    const view = idOf();
    await press({ view, actionId: "whose", input: { selected_user: "U00ANA" } });
    expect(await press({ view, actionId: "show" })).toEqual({ status: 200, ok: true });
    expect(body).toMatchObject({
      type: "block_actions",
      user: { id: "U00BEN" },
      container: { type: "view", view_id: view },
      view: {
        id: view,
        type: "home",
        private_metadata: "page-1",
        state: { values: { waiting: { whose: { selected_user: "U00ANA" } } } },
      },
      actions: [{ action_id: "show", value: "request-7" }],
    });
    expect(body).not.toHaveProperty("channel");
    expect(body).not.toHaveProperty("response_url");
    expect(practice.top()?.view.callback_id).toBe("decline");
  });

  it("keeps its id when it is published again, and forgets what was chosen in the old one", async () => {
    practice.bolt.app.action("whose", ({ ack }) => ack());
    await turn();
    const view = idOf();
    await press({ view, actionId: "whose", input: { selected_user: "U00ANA" } });
    await turn();
    expect(idOf()).toBe(view);
    expect(practice.world.slack.workspace.state.homeValues.U00BEN).toEqual({});
  });

  it("takes no presses from somebody else, nor on what is not there", async () => {
    await turn();
    const view = idOf();
    const others = [press({ view, actionId: "show" }, "U00ANA"), press({ view, actionId: "gone" })];
    for (const refused of await Promise.all(others)) {
      expect(refused).toMatchObject({ status: 400, ok: false });
      expect(refused.error).toMatch(/^[A-Z].*\.$/);
    }
  });
});
