import { expect, it } from "vitest";
import { alarmDescription, readAlarmDescription } from "./alarm-description.ts";

it("reads back what an alarm was described by", () => {
  const described = { what: "A request has not moved for more than an hour.", page: "stuck-requests.md" };
  expect(readAlarmDescription(alarmDescription(described))).toEqual(described);
});

it.each([
  "",
  "The door is slow.",
  "Runbook: docs/runbook/../../etc.md",
  "Runbook: docs/runbook/door-latency.md and more",
])("finds no page in: %s", (what) => {
  expect(readAlarmDescription(what)).toEqual({ what });
});
