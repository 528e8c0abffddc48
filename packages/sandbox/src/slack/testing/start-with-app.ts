import type { ModalView } from "@slack/types";
import type { SlackOptions } from "../slack.ts";
import type { StoredMessage, StoredModal } from "../workspace/state.ts";
import { type StartedApp, startApp } from "./start-app.ts";
import { type Started, startWorkspace } from "./start-workspace.ts";

export const ops = "C00OPS";
export const plain = (text: string) => ({ type: "plain_text" as const, text });
export const modal = (more: Partial<ModalView> = {}): ModalView => ({
  type: "modal",
  callback_id: "decline",
  title: plain("Decline"),
  submit: plain("Send"),
  private_metadata: "request-7",
  blocks: [
    {
      type: "input",
      block_id: "reason",
      label: plain("Reason"),
      element: { type: "plain_text_input", action_id: "text" },
    },
  ],
  ...more,
});
export const card = {
  text: "An invitation",
  blocks: [
    {
      type: "actions" as const,
      block_id: "decide",
      elements: [
        { type: "button" as const, action_id: "accept", text: plain("Accept"), value: "request-7" },
        { type: "users_select" as const, action_id: "owner", placeholder: plain("Owner") },
      ],
    },
  ],
};

type Deed = ReturnType<Started["deed"]>;

/** A workspace with a real Bolt app behind it, and Ben, who acts in it. */
export interface WithApp {
  world: Started;
  bolt: StartedApp;
  say(text: string, person?: string, conversation?: string): Deed;
  press(more: object): Deed;
  /** Submits Ben's topmost modal with this reason. */
  submit(reason: string | null): Deed;
  /** The newest message in the channel. */
  last(): StoredMessage | undefined;
  /** Ben's topmost modal. */
  top(): StoredModal | undefined;
  /** Has the app open a modal on `/securityhub`, and types that. */
  openOnCommand(view?: ModalView): Promise<void>;
  /** Posts `card` in the channel; its timestamp. */
  postCard(): Promise<string>;
  stop(): Promise<void>;
}

export async function startWithApp(options: Partial<SlackOptions> = {}): Promise<WithApp> {
  const world = await startWorkspace({ subscriptions: ["app_home_opened", "message.im"], ...options });
  const bolt = await startApp(world.slack.apiUrl);
  world.slack.setRequestUrl(bolt.url);
  const say: WithApp["say"] = (text, person = "U00BEN", conversation = ops) =>
    world.deed("say", { person, conversation, text });
  const top = () => world.slack.modals("U00BEN").at(-1);
  return {
    world,
    bolt,
    say,
    top,
    press: (more) => world.deed("press", { person: "U00BEN", conversation: ops, ...more }),
    submit: (value) =>
      world.deed("submit", {
        person: "U00BEN",
        modal: top()?.view.id,
        values: { reason: { text: { type: "plain_text_input", value } } },
      }),
    last: () => world.slack.messages(ops).at(-1),
    async openOnCommand(view = modal()) {
      bolt.app.command("/securityhub", async ({ ack, command, client }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view });
      });
      const said = await say("/securityhub decline");
      if (!said.ok) throw new Error(said.error);
    },
    postCard: async () => String((await world.client.chat.postMessage({ channel: ops, ...card })).ts),
    async stop() {
      await bolt.stop();
      await world.stop();
    },
  };
}
