import { createContext } from "preact";
import type { Person } from "../protocol.ts";

/** People proper: whoever may be chosen where a person is asked for. */
export function humans(workspace: Workspace): Person[] {
  return [...workspace.people.values()].filter((person) => !person.bot && !person.deleted);
}

/** What a mention, a date or a list of people needs to know, wherever on the page it stands. */
export interface Workspace {
  me: string;
  people: ReadonlyMap<string, Person>;
  /** Id → name, channels that `me` is in. */
  channels: ReadonlyMap<string, string>;
  /** Id → handle, user groups. */
  userGroups: ReadonlyMap<string, string>;
  /** The world's time when the page last heard from it. */
  now: Date;
}

export const WorkspaceContext = createContext<Workspace>({
  me: "",
  people: new Map(),
  channels: new Map(),
  userGroups: new Map(),
  now: new Date(),
});
