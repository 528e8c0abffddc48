import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaints, mrkdwnOf, texts } from "../testing/slack-limits.ts";
import { type Alarm, alarmMessage } from "./alarm-message.ts";

const stuck: Alarm = {
  is: "alarm",
  name: "invitations-production-stuck-requests",
  what: "A request has not moved for more than an hour.",
  reason: "Threshold Crossed: 1 datapoint [2.0] was greater than the threshold (0.0).",
  since: "2026-11-22T08:00:00.000Z",
  where: "999988887777 us-east-1",
  runbook: "https://example.com/runbook/stuck-requests.md",
};
const all = (alarm: Alarm) => texts(alarmMessage(alarm).blocks).join("\n");

describe("the operators' channel is told", () => {
  it("what is wrong, since when, and where it says what to do", () => {
    const message = alarmMessage(stuck);
    expect(message.text).toBe("Alarm: `invitations-production-stuck-requests`");
    expect(texts(message.blocks)).toEqual([
      expect.stringMatching(/^🚨 \*Alarm: .*\* Since <!date\^1795334400\^.*\|22 Nov 2026, 08:00 UTC>\.$/),
      "A request has not moved for more than an hour.",
      "What to do: follow <https://example.com/runbook/stuck-requests.md|the page of the runbook>.",
      expect.stringContaining("`Threshold Crossed: 1 datapoint [2.0]"),
    ]);
  });

  it("the page's file where nobody said where it is read, and that there is none", () => {
    expect(all({ ...stuck, runbook: "docs/runbook/stuck-requests.md" })).toContain(
      "What to do: follow `docs/runbook/stuck-requests.md` in the repository.",
    );
    const { runbook: _, ...none } = stuck;
    expect(all(none)).toContain("names no page");
  });

  it("when it is over, and nothing to do then", () => {
    const over = all({ ...stuck, is: "over" });
    expect(over).toMatch(/^✅ \*Over: `.*` is as it should be again\* Since /);
    expect(over).not.toContain("What to do");
  });

  it("when there is no figure to tell by", () => {
    expect(all({ ...stuck, is: "no-data" })).toMatch(/^❔ \*No data:/);
  });

  it("of anything else that was sent, as text", () => {
    const other = all({ is: "other", subject: "AWS Budgets", text: "<!channel> *spent* & gone" });
    expect(other).toMatch(/^📣 `AWS Budgets`\n<!channel> \*spent\* & gone\n/);
    expect(all({ is: "other", text: " " })).toMatch(/^📣 A message on the alarms' topic\n–\n/);
  });

  it("what Slack takes, and nothing that acts, whatever an alarm says", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("<!channel>", "<@U1>".repeat(50), "&".repeat(4_000), "`", "<https://x.example|y>"),
    );
    const optional = { requiredKeys: ["is", "name"] as ["is", "name"] };
    const alarm = fc.record(
      {
        is: fc.constantFrom("alarm" as const, "over" as const, "no-data" as const),
        name: text,
        what: text,
        reason: text,
        since: fc.constant("2026-11-22T08:00:00.000Z"),
        where: text,
        runbook: text,
      },
      optional,
    );
    const other = fc.record({ is: fc.constant("other" as const), subject: text, text });
    fc.assert(
      fc.property(fc.oneof(alarm, other), (any) => {
        const message = alarmMessage(any as Alarm);
        expect(complaints(message)).toEqual([]);
        const acting = [message.text, ...mrkdwnOf(message.blocks)].join("").match(/<[^>]*>?/g) ?? [];
        for (const act of acting) expect(act).toMatch(/^<!date\^/);
      }),
    );
  });
});
