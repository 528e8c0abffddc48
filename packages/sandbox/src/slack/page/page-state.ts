import type { View } from "@slack/types";
import { kindOf } from "../workspace/file-types.ts";
import type { Member, StoredMessage } from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type {
  CommandHelp,
  Controls,
  GuideStep,
  PageFile,
  PageMessage,
  PageState,
  Person,
  WorldView,
} from "./protocol.ts";

/** The workspace as one person sees it. */
export function pageState(
  workspace: Workspace,
  me: Member,
  beside: {
    commands: CommandHelp[];
    guide: GuideStep[];
    world: WorldView | undefined;
    controls: Controls | undefined;
  },
): PageState {
  const { people, conversations, modals, userGroups, state } = workspace;
  const home = state.homes[me.id];
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
      messages: conversation.messages
        .filter((message) => sees(me.id, message))
        .map((message) => pageMessage(message, workspace)),
    })),
    modals: modals.before(me.id).map(({ view, errors }) => ({
      id: view.id,
      view: view as unknown as View,
      errors,
    })),
    commands: beside.commands,
    guide: beside.guide,
    ...(home ? { home: { id: home.id, hash: home.hash, view: home as unknown as View } } : {}),
    userGroups: userGroups.map(({ id, handle, name }) => ({ id, handle, name })),
    ...(beside.world ? { world: beside.world } : {}),
    ...(beside.controls ? { controls: beside.controls } : {}),
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

const pageMessage = (message: StoredMessage, workspace: Workspace): PageMessage => ({
  ts: message.ts,
  from: message.from,
  text: message.text,
  ...(message.blocks ? { blocks: message.blocks } : {}),
  onlyMe: message.onlyFor !== undefined,
  edited: message.edited !== undefined,
  ...(message.files ? { files: filesOf(message.files, workspace) } : {}),
});

const filesOf = (ids: string[], { files }: Workspace): PageFile[] =>
  ids.flatMap((id) => {
    const file = files.find(id);
    if (!file) return [];
    const { name, title, size } = file;
    return [{ id, name, title, size, kind: kindOf(name).prettyType }];
  });
