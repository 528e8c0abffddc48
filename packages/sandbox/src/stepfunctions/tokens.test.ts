import { expect, it } from "vitest";
import type { JournalLine } from "./journal.ts";
import { createTokens } from "./tokens.ts";

const EXECUTION = "arn:aws:states:eu-west-1:111111111111:execution:m:r-1";

it("writes an answer down before the task hears of it, so that no answer acknowledged is lost", () => {
  const lines: JournalLine[] = [];
  const tokens = createTokens((line) => lines.push(line));
  const token = tokens.issue(EXECUTION);
  const heard: number[] = [];
  tokens.park(token, { answered: () => heard.push(lines.length), heartbeat: () => {} });
  tokens.answer(token, { output: 1 });
  expect(lines.map(({ kind }) => kind)).toEqual(["token", "answered"]);
  expect(heard).toEqual([2]);
});

it("is taken up from its lines: answered, spent, or closed with its execution", () => {
  const lines: JournalLine[] = [];
  const before = createTokens((line) => lines.push(line));
  const [open, answered, spent] = [before.issue(EXECUTION), before.issue(EXECUTION), before.issue(EXECUTION)];
  before.heartbeat(open, 5);
  before.answer(answered, { error: "Declined", cause: "" });
  before.spend(spent);
  const after = createTokens(() => {});
  for (const line of lines) after.recover(line);
  expect([open, answered, spent, "other"].map((token) => after.state(token))).toEqual([
    "open",
    "spent",
    "spent",
    "unknown",
  ]);
  expect(after.lastHeartbeat(open)).toBe(5);
  after.spendAllOf(EXECUTION);
  expect(after.state(open)).toBe("spent");
});
