import type { People } from "./people.ts";
import type { Channel, StoredConversation, WorkspaceState } from "./state.ts";

/** Channels and direct messages, and who is in them. */
export interface Conversations {
  all(): StoredConversation[];
  /** By id only. */
  find(id: string): StoredConversation | undefined;
  /** As `chat.postMessage` takes it: an id, `#name`, `name`, or a user id for the app's direct message. */
  resolve(channel: string): StoredConversation | undefined;
  /** The direct message between the app and a person, opened when there is none yet. */
  directWith(person: string): { conversation: StoredConversation; opened: boolean };
  /** `security-ops`, or the other person's real name. */
  nameFor(conversation: StoredConversation, reader: string): string;
}

export function createConversations(
  channels: Channel[],
  people: People,
  state: WorkspaceState,
): Conversations {
  for (const channel of channels) {
    const strangers = channel.members.filter((id) => !people.find(id));
    if (strangers.length > 0) {
      throw new Error(
        `Channel ${channel.name} names members who are not in the workspace: ${strangers.join(", ")}.`,
      );
    }
    const stored = state.conversations.find((one) => one.id === channel.id);
    if (stored) Object.assign(stored, { name: channel.name, members: channel.members });
    else state.conversations.push({ ...channel, kind: "channel", messages: [] });
  }
  const find = (id: string) => state.conversations.find((one) => one.id === id);
  const directWith: Conversations["directWith"] = (person) => {
    const id = `D${person.slice(1)}`;
    const existing = find(id);
    if (existing) return { conversation: existing, opened: false };
    const conversation: StoredConversation = {
      id,
      name: "",
      kind: "direct",
      members: [people.bot.id, person],
      messages: [],
    };
    state.conversations.push(conversation);
    return { conversation, opened: true };
  };
  return {
    all: () => state.conversations,
    find,
    resolve(channel) {
      const byId = find(channel);
      if (byId) return byId;
      const person = people.find(channel);
      if (person && !person.bot) return directWith(person.id).conversation;
      const name = channel.replace(/^#/, "");
      return state.conversations.find((one) => one.kind === "channel" && one.name === name);
    },
    directWith,
    nameFor(conversation, reader) {
      if (conversation.kind === "channel") return conversation.name;
      const other = conversation.members.find((id) => id !== reader) ?? reader;
      return people.find(other)?.realName ?? other;
    },
  };
}
