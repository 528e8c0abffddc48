import type { AskedErrand } from "@invitations/core/errand";
import { type Post, section } from "./post.ts";

const WORDS: Readonly<Record<AskedErrand, { begun: string; before: string }>> = {
  transition: {
    begun:
      "I am looking at every account on the administrator's list and at its organization; the report comes by direct message. Nothing is changed by that.",
    before:
      "You asked for that less than a minute ago, and what came of it is in our direct messages. Ask again in a minute for a new report.",
  },
  readiness: {
    begun:
      "I am reading the IAM policies through the role in each account; what they come to is sent to you by direct message. Nothing is changed by that.",
    before:
      "You asked for that less than a minute ago, and what came of it is in our direct messages. Ask again in a minute.",
  },
  drift: {
    begun:
      "I am comparing the member lists of all Regions with the record. What differs comes to the operators' channel; where nothing does, I tell you by direct message.",
    before:
      "You asked for that less than a minute ago: what differed is in the operators' channel, and otherwise I told you by direct message. Ask again in a minute.",
  },
};

/** Answers the command that had an errand begun. */
export function errandBegun(kind: AskedErrand, { begun }: { begun: boolean }): Post {
  const text = begun ? WORDS[kind].begun : WORDS[kind].before;
  return { text, blocks: [section(text)] };
}
