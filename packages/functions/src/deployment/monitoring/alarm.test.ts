import { expect, it } from "vitest";
import { descriptionOf, readDescription } from "./alarm.ts";

it("reads back what an alarm was described by", () => {
  const described = { says: "A request has not moved for hours.", page: "stuck-requests" as const };
  expect(readDescription(descriptionOf(described))).toEqual(described);
});

it.each([
  "",
  "The door is slow.",
  "Runbook: docs/runbook/../../etc.md",
  "Runbook: docs/runbook/slack-slow.md and more",
])("finds no page in: %s", (says) => {
  expect(readDescription(says)).toEqual({ says });
});
