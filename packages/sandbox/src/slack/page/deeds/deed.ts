import type { Delivery } from "../../delivery/delivery.ts";
import type { Events } from "../../delivery/events.ts";
import type { Member, StoredConversation } from "../../workspace/state.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { CommandHelp, Control, Controls, DeedResult } from "../protocol.ts";

export interface DeedContext {
  delivery: Delivery;
  events: Events;
  commands(): CommandHelp[];
  controls: ControlDesk | undefined;
}

/** Where the world is moved, broken and mended; the workspace knows nothing of what is behind it. */
export interface ControlDesk {
  state(): Controls;
  /** Given is one of those offered, with what it needs. Resolves when it is done. */
  perform(given: Control): Promise<DeedResult>;
}

/** A deed that the page could not have offered: answered 400 with this sentence. */
export class ImpossibleDeed extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "ImpossibleDeed";
  }
}

/** Whoever acts. @throws ImpossibleDeed for a stranger, a deactivated account and the app itself */
export function actor(workspace: Workspace, id: unknown): Member {
  const person = typeof id === "string" ? workspace.people.find(id) : undefined;
  if (!person) throw new ImpossibleDeed(`Nobody in this workspace has the id ${String(id)}.`);
  if (person.deleted) throw new ImpossibleDeed(`${person.realName}'s account is deactivated.`);
  if (person.bot) throw new ImpossibleDeed("The app acts for itself.");
  return person;
}

/** A conversation that the person is in. @throws ImpossibleDeed */
export function conversationWith(workspace: Workspace, person: Member, id: unknown): StoredConversation {
  const conversation = typeof id === "string" ? workspace.conversations.find(id) : undefined;
  if (!conversation?.members.includes(person.id)) {
    throw new ImpossibleDeed(`${person.realName} is not in the conversation ${String(id)}.`);
  }
  return conversation;
}
