import type { Conversation, Person } from "../protocol.ts";

/** `person/conversation` → ts of the newest message that this person has seen there. */
export type ReadMarks = Record<string, string>;

export function markKey(person: string, conversation: string): string {
  return `${person}/${conversation}`;
}

/** How many messages of others `person` has not seen. Slack's ts sort as text: ten digits, a dot, six digits. */
export function unreadIn(conversation: Conversation, person: string, marks: ReadMarks): number {
  const seen = marks[markKey(person, conversation.id)] ?? "";
  return conversation.messages.filter((message) => message.ts > seen && message.from !== person).length;
}

/** Whether something has come for `person` that they have not seen in this browser. */
export function hasNews({ id, newest = {} }: Person, marks: ReadMarks): boolean {
  return Object.entries(newest).some(([conversation, ts]) => ts > (marks[markKey(id, conversation)] ?? ""));
}

export function newestTs(conversation: Conversation): string {
  const inOrder = conversation.messages.map(({ ts }) => ts).sort();
  return inOrder.at(-1) ?? "";
}

/** Marks kept by an earlier visit; anything that is not a record of texts counts as none. */
export function parseMarks(kept: string | undefined): ReadMarks {
  if (!kept) return {};
  try {
    const parsed: unknown = JSON.parse(kept);
    if (typeof parsed !== "object" || parsed === null) return {};
    const entries = Object.entries(parsed).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return Object.fromEntries(entries);
  } catch {
    // Somebody edited the browser's storage: everything counts as unread again.
    return {};
  }
}
