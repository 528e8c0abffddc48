import type { View } from "@slack/types";
import type { Member, StoredMessage } from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { CommandHelp, GuideStep, PageMessage, PageState, Person, WorldView } from "./protocol.ts";

/** The workspace as one person sees it. */
export function pageState(
  workspace: Workspace,
  me: Member,
  beside: { commands: CommandHelp[]; guide: GuideStep[]; world: WorldView | undefined },
): PageState {
  const { people, conversations, modals } = workspace;
  const mine = conversations.all().filter(({ members }) => members.includes(me.id));
  const ordered = [...mine].sort(
    (one, other) => Number(one.kind === "direct") - Number(other.kind === "direct"),
  );
  return {
    team: people.team.name,
    me: me.id,
    people: people.all().map((person) => withNews(workspace, person)),
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
    guide: beside.guide,
    ...(beside.world ? { world: beside.world } : {}),
  };
}

/** So that the page can mark the people for whom something has come while somebody else was at the keyboard. */
function withNews({ conversations }: Workspace, person: Member): Person {
  if (person.bot || person.deleted) return person;
  const newest: Record<string, string> = {};
  for (const { id, members, messages } of conversations.all()) {
    if (!members.includes(person.id)) continue;
    const last = messages.findLast((message) => message.from !== person.id && sees(person.id, message));
    if (last) newest[id] = last.ts;
  }
  return { ...person, newest };
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
