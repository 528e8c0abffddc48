import { describe, expect, it } from "vitest";
import { readAlarms } from "./read-alarms.ts";
import { alarmMessage, snsEvent } from "./testing/sns.ts";

const PAGE = "docs/runbook/stuck-requests.md";

describe("an event of SNS", () => {
  it("tells what CloudWatch says of an alarm", () => {
    expect(readAlarms(snsEvent(alarmMessage()))).toEqual([
      {
        is: "alarm",
        name: "invitations-production-stuck-requests",
        what: "A request has not moved for more than an hour.",
        reason: expect.stringMatching(/^Threshold Crossed/),
        since: "2026-11-22T08:00:00.123Z",
        where: "999988887777 us-east-1",
        runbook: PAGE,
      },
    ]);
  });

  it.each(["https://example.com/runbook", "https://example.com/runbook/"])(
    "links the page under %s",
    (url) => {
      expect(readAlarms(snsEvent(alarmMessage()), url)).toMatchObject([
        { runbook: "https://example.com/runbook/stuck-requests.md" },
      ]);
    },
  );

  it("tells of several, in their order, and of a state that is over or unknown", () => {
    const event = snsEvent(
      alarmMessage({ NewStateValue: "OK" }),
      alarmMessage({ NewStateValue: "INSUFFICIENT_DATA" }),
    );
    expect(readAlarms(event).map(({ is }) => is)).toEqual(["over", "no-data"]);
  });

  it("tells of an alarm of which little is said, as of one that is made of others", () => {
    const composite = JSON.stringify({
      AlarmName: "anything",
      AlarmDescription: null,
      AWSAccountId: "999988887777",
      NewStateValue: "ALARM",
      StateChangeTime: "not a time",
      AlarmRule: "ALARM(a) OR ALARM(b)",
    });
    expect(readAlarms(snsEvent(composite))).toEqual([
      { is: "alarm", name: "anything", where: "999988887777" },
    ]);
  });

  it.each(["Not JSON", "{}", "null", '"text"', JSON.stringify({ AlarmName: "a", NewStateValue: "NEW" })])(
    "drops nothing that is no alarm: %s",
    (message) => {
      expect(readAlarms(snsEvent({ subject: "Budgets", message }))).toEqual([
        { is: "other", subject: "Budgets", text: message },
      ]);
      expect(readAlarms(snsEvent(message))).toEqual([{ is: "other", text: message }]);
    },
  );

  it("is refused where it did not come from SNS", () => {
    expect(() => readAlarms({ source: "aws.events" })).toThrow("Records");
  });
});
