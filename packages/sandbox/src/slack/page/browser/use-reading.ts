import { useEffect, useState } from "preact/hooks";
import type { Conversation } from "../protocol.ts";
import { markKey, newestTs, parseMarks, type ReadMarks, unreadIn } from "./reading.ts";
import { recall, remember } from "./remembered.ts";

/** Keeps what each person has read; the open conversation counts as read while the page is in view. */
export function useReading(person: string, open: Conversation | undefined) {
  const [marks, setMarks] = useState<ReadMarks>(() => parseMarks(recall("read")));
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

  return (conversation: Conversation) => unreadIn(conversation, person, marks);
}
