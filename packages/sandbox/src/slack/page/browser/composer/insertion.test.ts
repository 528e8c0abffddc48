import { expect, it } from "vitest";
import { inserted, insertIntoMessage, onInsertion } from "./insertion.ts";

it.each([
  ["|", "1234 |"],
  ["/securityhub invite |", "/securityhub invite 1234 |"],
  ["/securityhub invite|", "/securityhub invite 1234 |"],
  ["/securityhub invite | because", "/securityhub invite 1234 |because"],
  ["status| please", "status 1234 |please"],
])("%s becomes %s", (given, wanted) => {
  const { text, caret } = inserted(given.replace("|", ""), given.indexOf("|"), "1234");
  expect(`${text.slice(0, caret)}|${text.slice(caret)}`).toBe(wanted);
});

it("reaches whoever listens, until they leave", () => {
  const heard: string[] = [];
  const leave = onInsertion((word) => heard.push(word));
  insertIntoMessage("one");
  leave();
  insertIntoMessage("two");
  expect(heard).toEqual(["one"]);
});
