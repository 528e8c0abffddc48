import type { View } from "@slack/types";
import type { Member, StoredMessage } from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { CommandHelp, PageMessage, PageState, WorldView } from "./protocol.ts";

/** The workspace as one person sees it. */
export function pageState(
  workspace: Workspace,
  me: Member,
  beside: { commands: CommandHelp[]; world: WorldView | undefined },
): PageState {
  const { people, conversations, modals } = workspace;
  const mine = conversations.all().filter(({ members }) => members.includes(me.id));
  const ordered = [...mine].sort(
    (one, other) => Number(one.kind === "direct") - Number(other.kind === "direct"),
  );
  return {
    team: people.team.name,
    me: me.id,
    people: people.all(),
    conversations: ordered.map((conversation) => ({
      id: conversation.id,
      name: conversations.nameFor(conversation, me.id),
      kind: conversation.kind,
      members: conversation.members,
      messages: conversation.messages.filter((message) => sees(me.id, message)).map(pageMessage),
    })),
    modals: modals.before(me.id).map(({ view, errors }) => ({
      id: view.id,
      view: view as unknown as View,
      errors,
    })),
    commands: beside.commands,
    ...(beside.world ? { world: beside.world } : {}),
  };
}

export const sees = (person: string, message: StoredMessage): boolean =>
  message.onlyFor === undefined || message.onlyFor === person;

const pageMessage = (message: StoredMessage): PageMessage => ({
  ts: message.ts,
  from: message.from,
  text: message.text,
  ...(message.blocks ? { blocks: message.blocks } : {}),
  onlyMe: message.onlyFor !== undefined,
  edited: message.edited !== undefined,
});
