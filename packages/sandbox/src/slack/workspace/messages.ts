import type { KnownBlock } from "@slack/types";
import type { Clock } from "../../wire/clock.ts";
import { notifiedBy } from "./mentions.ts";
import type { StoredConversation, StoredMessage, WorkspaceState } from "./state.ts";

export interface Draft {
  from: string;
  text: string;
  blocks?: KnownBlock[];
  onlyFor?: string;
  threadTs?: string;
  metadata?: Record<string, unknown>;
  /** Ids. */
  files?: string[];
}

export interface Messages {
  post(conversation: StoredConversation, draft: Draft): StoredMessage;
  find(conversation: StoredConversation, ts: string): StoredMessage | undefined;
  /**
   * Puts other content in a message's place. As `chat.update` does: blocks given replace the old ones and leave
   * no "edited" mark; text alone takes the blocks away and leaves one. Nobody is pinged by an edit.
   */
  edit(message: StoredMessage, by: string, change: { text?: string; blocks?: KnownBlock[] }): void;
  remove(conversation: StoredConversation, message: StoredMessage): void;
  /** A timestamp later than every one before it. */
  stamp(): string;
}

export function createMessages(state: WorkspaceState, clock: Clock, changed: () => void): Messages {
  const stamp = () => {
    state.newestTs = Math.max(clock.now().getTime() * 1000, state.newestTs + 1);
    const seconds = Math.floor(state.newestTs / 1_000_000);
    return `${seconds}.${String(state.newestTs % 1_000_000).padStart(6, "0")}`;
  };
  return {
    stamp,
    post(conversation, draft) {
      const message: StoredMessage = {
        ...draft,
        ts: stamp(),
        // An ephemeral message pings nobody: whoever it names does not see it.
        notifies: draft.onlyFor ? [] : notifiedBy(draft.text, draft.blocks),
        values: {},
      };
      conversation.messages.push(message);
      changed();
      return message;
    },
    find: (conversation, ts) => conversation.messages.find((message) => message.ts === ts),
    edit(message, by, change) {
      if (change.text !== undefined) message.text = change.text;
      if (change.blocks !== undefined) {
        if (change.blocks.length > 0) message.blocks = change.blocks;
        else delete message.blocks;
      } else if (change.text !== undefined) {
        delete message.blocks;
        message.edited = { user: by, ts: stamp() };
      }
      changed();
    },
    remove(conversation, message) {
      conversation.messages.splice(conversation.messages.indexOf(message), 1);
      changed();
    },
  };
}
