import { describe, expect, it } from "vitest";
import type { Conversation } from "../protocol.ts";
import { linkedMessage } from "./permalink.ts";
import { hasNews, markKey, newestTs, parseMarks, unreadIn } from "./reading.ts";

const message = (ts: string, from: string) => ({ ts, from, text: "", onlyMe: false, edited: false });
const conversation: Conversation = {
  id: "C1",
  name: "ops",
  kind: "channel",
  members: ["U1", "U2"],
  messages: [
    message("1700000000.000100", "U1"),
    message("1700000000.000200", "U2"),
    message("1700000001.000000", "U2"),
  ],
};

describe("what somebody has not read", () => {
  it("counts messages of others after the mark of this very person", () => {
    expect(unreadIn(conversation, "U1", {})).toBe(2);
    expect(unreadIn(conversation, "U2", {})).toBe(1);
    const marks = { [markKey("U1", "C1")]: "1700000000.000200" };
    expect(unreadIn(conversation, "U1", marks)).toBe(1);
    expect(unreadIn(conversation, "U2", marks)).toBe(1);
    expect(unreadIn(conversation, "U1", { [markKey("U1", "C1")]: newestTs(conversation) })).toBe(0);
  });

  it("is known of people whose messages cannot be seen, by the newest alone", () => {
    const person = { id: "U1", name: "ana", realName: "Ana", role: "", email: "", colour: "", bot: false };
    expect(hasNews(person, {})).toBe(false);
    const waiting = { ...person, newest: { C1: "1700000001.000000" } };
    expect(hasNews(waiting, {})).toBe(true);
    expect(hasNews(waiting, { [markKey("U2", "C1")]: "1700000001.000000" })).toBe(true);
    expect(hasNews(waiting, { [markKey("U1", "C1")]: "1700000000.999999" })).toBe(true);
    expect(hasNews(waiting, { [markKey("U1", "C1")]: "1700000001.000000" })).toBe(false);
  });

  it("begins anew when what the browser kept is no record of marks", () => {
    expect(parseMarks(undefined)).toEqual({});
    expect(parseMarks("not JSON")).toEqual({});
    expect(parseMarks("null")).toEqual({});
    expect(parseMarks('{"U1/C1":"1","U1/C2":2}')).toEqual({ "U1/C1": "1" });
  });
});

describe("a permalink", () => {
  it("names conversation and message", () => {
    expect(linkedMessage("#C012AB/p1700000000123456")).toEqual({
      conversation: "C012AB",
      ts: "1700000000.123456",
    });
    expect(linkedMessage("")).toBeUndefined();
    expect(linkedMessage("#C012AB")).toBeUndefined();
  });
});
