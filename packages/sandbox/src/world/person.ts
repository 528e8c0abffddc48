import type { DeedResult, PageMessage, PageState } from "../slack/page/protocol.ts";

/** Somebody of the workspace, played by a script: what they do goes over HTTP, as from the page. */
export interface Actor {
  id: string;
  /** Types a line in the conversation of that id or name; one that begins with `/` is a command, which Slack signs and delivers to the app. */
  say(conversation: string, text: string): Promise<DeedResult>;
  /** Presses a button of a message, by the button's text. Throws when there is none that bears it. */
  press(conversation: string, message: PageMessage, button: string): Promise<DeedResult>;
  /** Submits the topmost open modal. */
  submit(values: Record<string, Record<string, Record<string, unknown>>>): Promise<DeedResult>;
  /** What this person sees now. */
  sees(): Promise<PageState>;
  /** The conversation of that id or name. */
  messages(conversation: string): Promise<PageMessage[]>;
  /** Waits until something that this person sees is there. Throws with `what` when it does not come. */
  waitFor<Found>(
    what: string,
    find: (state: PageState) => Found | undefined,
    seconds?: number,
  ): Promise<Found>;
}

export function actorOn(page: string, id: string): Actor {
  const deed = async (name: string, body: object): Promise<DeedResult> => {
    const response = await fetch(`${page}/do/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ person: id, ...body }),
    });
    return (await response.json()) as DeedResult;
  };
  const idOf = async (conversation: string) => conversationOf(await sees(), conversation)?.id ?? conversation;
  const stream = `${page}/stream?person=${encodeURIComponent(id)}`;
  const sees = async () => {
    for await (const state of states(stream)) return state;
    throw new Error(`${stream} ended without a state.`);
  };
  return {
    id,
    say: async (conversation, text) => deed("say", { conversation: await idOf(conversation), text }),
    press: async (conversation, message, button) => {
      const found = buttonsOf(message).find(({ text }) => text === button);
      if (!found) {
        const there = buttonsOf(message).map(({ text }) => text);
        throw new Error(`The message has no button "${button}"; it has ${there.join(", ") || "none"}.`);
      }
      const { blockId, actionId } = found;
      return deed("press", { conversation: await idOf(conversation), ts: message.ts, blockId, actionId });
    },
    async submit(values) {
      const modal = (await sees()).modals.at(-1);
      if (!modal) throw new Error("No modal is open.");
      return deed("submit", { modal: modal.id, values });
    },
    sees,
    messages: async (conversation) => conversationOf(await sees(), conversation)?.messages ?? [],
    async waitFor(what, find, seconds = 20) {
      const leave = AbortSignal.timeout(seconds * 1_000);
      try {
        for await (const state of states(stream, leave)) {
          const found = find(state);
          if (found !== undefined) return found;
        }
      } catch (error) {
        if (!leave.aborted) throw error;
      }
      throw new Error(`${id} waited ${seconds} s in vain for ${what}.`);
    },
  };
}

export function conversationOf(state: PageState, wanted: string) {
  return state.conversations.find(({ id, name }) => id === wanted || name === wanted);
}

/** Buttons of a message, in their order. */
export function buttonsOf(message: PageMessage): { text: string; blockId: string; actionId: string }[] {
  return (message.blocks ?? []).flatMap((block) =>
    block.type === "actions"
      ? block.elements.flatMap((element) =>
          element.type === "button"
            ? [
                {
                  text: element.text.text,
                  blockId: block.block_id ?? "",
                  actionId: element.action_id ?? "",
                },
              ]
            : [],
        )
      : [],
  );
}

/** Every state that the stream sends, the first at once, until the reader leaves. */
async function* states(url: string, signal?: AbortSignal): AsyncGenerator<PageState> {
  const leave = new AbortController();
  const signals = signal ? [leave.signal, signal] : [leave.signal];
  const response = await fetch(url, { signal: AbortSignal.any(signals) });
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}.`);
  let text = "";
  try {
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const events = (text + part).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const data = /^data: ?(.*)$/m.exec(event)?.[1];
        if (data) yield JSON.parse(data) as PageState;
      }
    }
  } finally {
    leave.abort();
  }
}
