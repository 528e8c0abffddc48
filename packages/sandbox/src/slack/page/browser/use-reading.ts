import { useEffect, useState } from "preact/hooks";
import type { Conversation, Person } from "../protocol.ts";
import { hasNews, markKey, newestTs, parseMarks, type ReadMarks, unreadIn } from "./reading.ts";
import { recall, remember } from "./remembered.ts";

export interface Reading {
  /** How many messages of a conversation `person` has not seen. */
  unread(conversation: Conversation): number;
  hasNews(person: Person): boolean;
}

/**
 * Keeps what each person has read; the open conversation counts as read while the page is in view. Which one
 * that is, `openOf` says: it may go by what is unread.
 */
export function useReading(
  person: string,
  openOf: (unread: Reading["unread"]) => Conversation | undefined,
): Reading & { open: Conversation | undefined } {
  const [marks, setMarks] = useState<ReadMarks>(() => parseMarks(recall("read")));
  const unread = (conversation: Conversation) => unreadIn(conversation, person, marks);
  const open = openOf(unread);
  const [inView, setInView] = useState(document.visibilityState === "visible");

  useEffect(() => {
    const look = () => setInView(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);

  const key = open ? markKey(person, open.id) : "";
  const newest = open ? newestTs(open) : "";
  useEffect(() => {
    if (!inView || newest === "") return;
    setMarks((before) => {
      if ((before[key] ?? "") >= newest) return before;
      const after = { ...before, [key]: newest };
      remember("read", JSON.stringify(after));
      return after;
    });
  }, [inView, key, newest]);

  return { unread, open, hasNews: (someone) => hasNews(someone, marks) };
}
