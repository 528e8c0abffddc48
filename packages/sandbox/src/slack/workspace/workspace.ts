import type { Clock } from "../../wire/clock.ts";
import { createSnapshot } from "../../wire/snapshot.ts";
import { type Conversations, createConversations } from "./conversations.ts";
import { createFileBytes } from "./file-bytes.ts";
import { createFiles, type Files } from "./files.ts";
import { createMessages, type Messages } from "./messages.ts";
import { createModals, type Modals } from "./modals.ts";
import { createPeople, type People } from "./people.ts";
import { createResponseUrls, type ResponseUrls } from "./response-urls.ts";
import {
  type Channel,
  emptyState,
  type Member,
  type Team,
  type UserGroup,
  type WorkspaceState,
} from "./state.ts";
import { createTriggers, type Triggers } from "./triggers.ts";

export interface WorkspaceOptions {
  clock: Clock;
  team: Team;
  people: Member[];
  channels: Channel[];
  userGroups?: UserGroup[] | undefined;
  /** The workspace's own address, no slash at the end; known only once its server listens. */
  url: () => string;
  /** The bytes of files are kept in a folder beside it. */
  snapshotFile?: string | undefined;
}

/** A Slack workspace without its doors: what is in it, and what may happen to it. */
export interface Workspace {
  clock: Clock;
  people: People;
  conversations: Conversations;
  messages: Messages;
  modals: Modals;
  files: Files;
  userGroups: UserGroup[];
  triggers: Triggers;
  responseUrls: ResponseUrls;
  state: WorkspaceState;
  url(): string;
  /** Calls `listener` after every change; the returned function ends that. */
  onChange(listener: () => void): () => void;
  /** To be called by whoever changes `state` directly. */
  changed(): void;
  /** Deactivates an account, or brings it back. */
  setDeactivated(person: string, deactivated: boolean): void;
  /** Writes what has not been written yet. */
  close(): void;
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const listeners = new Set<() => void>();
  const snapshot = createSnapshot(options.snapshotFile, (): WorkspaceState => state);
  // A state that was kept before there were files or homes lacks their places.
  const state: WorkspaceState = { ...emptyState(), ...snapshot.load() };
  const changed = () => {
    snapshot.changed();
    for (const listener of listeners) listener();
  };
  const { clock } = options;
  const people = createPeople(options.people, options.team, state);
  const conversations = createConversations(options.channels, people, state);
  for (const person of people.all()) {
    // An owner who is in no channel still needs a place to type a command.
    if (!person.bot && !person.deleted) conversations.directWith(person.id);
  }
  return {
    clock,
    people,
    conversations,
    messages: createMessages(state, clock, changed),
    modals: createModals(state, clock, changed),
    files: createFiles(state, createFileBytes(filesFolder(options.snapshotFile)), clock, changed),
    userGroups: knownGroups(options.userGroups ?? [], people),
    triggers: createTriggers(state, clock, changed),
    responseUrls: createResponseUrls(state, options.team.id, clock, changed),
    state,
    url: options.url,
    changed,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setDeactivated(person, deactivated) {
      if (!people.find(person)) throw new Error(`Nobody in the workspace has the id ${person}.`);
      state.deactivated[person] = deactivated;
      changed();
    },
    close: () => snapshot.flush(),
  };
}

const filesFolder = (snapshotFile: string | undefined): string | undefined =>
  snapshotFile?.replace(/(\.json)?$/, "-files");

/** @throws Error that names a group with a member whom nobody knows */
function knownGroups(groups: UserGroup[], people: People): UserGroup[] {
  for (const { handle, users } of groups) {
    const strangers = users.filter((id) => !people.find(id));
    if (strangers.length > 0) {
      throw new Error(`The user group @${handle} names people who are not here: ${strangers.join(", ")}.`);
    }
  }
  return groups;
}
