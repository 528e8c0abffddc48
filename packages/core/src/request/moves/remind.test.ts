import { describe, expect, it } from "vitest";
import type { Policy } from "../../policy.ts";
import { patience, policy } from "../../testing.ts";
import { anEvent, aRequest } from "../testing.ts";
import { expiryFrom } from "./ask-owner.ts";
import { type Due, nextDue, remind } from "./remind.ts";

const asked = new Date("2026-11-01T09:00:00.000Z");
/** Days after the question was put. */
const day = (days: number) => expiryFrom(asked, days).toISOString();
const awaited = anEvent("decision-awaited", { at: day(0), expiresAt: day(14) });
const reminded = (days: number) => anEvent("reminded", { at: day(days) });
const escalated = (days: number) => anEvent("reminded", { at: day(days), escalated: true });
const request = { kind: "invitation", expiresAt: day(14) } as const;

/** What comes next, with its day. */
function next(
  events: Parameters<typeof nextDue>[1],
  rules: Policy = policy,
  now = asked,
): [Due["what"], number] {
  const { what, at } = nextDue(request, [awaited, ...events], rules, now);
  return [what, (at.getTime() - asked.getTime()) / 86_400_000];
}

function patient(change: Partial<typeof patience>): Policy {
  return { ...policy, patience: { ...policy.patience, invitation: { ...patience, ...change } } };
}

describe("nextDue, with reminders after 1 and 3 days, escalation after 5, expiry after 14", () => {
  it.each([
    ["nothing", [], ["remind", 1]],
    ["a reminder in time", [reminded(1)], ["remind", 3]],
    ["a reminder a moment late", [reminded(1.001)], ["remind", 3]],
    ["both reminders", [reminded(1), reminded(3)], ["escalate", 5]],
    ["both reminders and the escalation", [reminded(1), reminded(3), escalated(5)], ["expire", 14]],
    // Slept through the first: the second is not lost.
    ["one reminder on day 2", [reminded(2)], ["remind", 3]],
    // Slept through both: one reminder, not two.
    ["one reminder on day 4", [reminded(4)], ["escalate", 5]],
    ["one reminder on day 6", [reminded(6)], ["escalate", 5]],
    ["one reminder and the escalation on day 6", [reminded(6), escalated(6)], ["expire", 14]],
  ] as const)("after %s comes %4$j", (_, events, due) => {
    expect(next(events)).toEqual(due);
  });

  it.each<[string, Partial<typeof patience>, [Due["what"], number]]>([
    ["no reminders", { remindAfterDays: [] }, ["escalate", 5]],
    ["reminders in any order", { remindAfterDays: [3, 1] }, ["remind", 1]],
    ["reminders twice on a day", { remindAfterDays: [1, 1] }, ["remind", 1]],
    ["parts of a day", { remindAfterDays: [0.5] }, ["remind", 0.5]],
    ["an escalation before the first reminder", { escalateAfterDays: 0.5 }, ["escalate", 0.5]],
    [
      "an end before anything else",
      { remindAfterDays: [20], escalateAfterDays: 15, expiresAfterDays: 14 },
      ["expire", 14],
    ],
  ])("takes %s", (_, change, due) => {
    expect(next([], patient(change))).toEqual(due);
  });

  it("reminds once where two reminders fall on one moment", () => {
    expect(next([reminded(1)], patient({ remindAfterDays: [1, 1] }))).toEqual(["escalate", 5]);
  });

  it("ends rather than reminds at the same moment", () => {
    expect(next([], patient({ remindAfterDays: [14], escalateAfterDays: 14 }))).toEqual(["expire", 14]);
  });

  it("reminds nobody of what has expired while the machine slept", () => {
    expect(next([], policy, new Date(day(13.999)))).toEqual(["remind", 1]);
    expect(next([], policy, new Date(day(14)))).toEqual(["expire", 14]);
  });

  it("escalates to nobody where the policy names nobody", () => {
    expect(next([reminded(1), reminded(3)], { ...policy, escalateTo: [] })).toEqual(["expire", 14]);
  });

  it("counts from the question, though the policy has changed since", () => {
    expect(next([], patient({ expiresAfterDays: 3 }))).toEqual(["remind", 1]);
  });

  it("goes by the kind of request", () => {
    const removal = { ...patience, remindAfterDays: [2] };
    const rules = { ...policy, patience: { ...policy.patience, removal } };
    expect(nextDue({ ...request, kind: "removal" }, [awaited], rules, asked).at.toISOString()).toBe(day(2));
  });
});

describe("remind", () => {
  const told = { escalated: true, unreachable: [{ user: "U06FAY", because: "user_not_found" }] };

  it("keeps who was reminded in vain", () => {
    const request = aRequest({ kind: "removal", status: "waiting" });
    expect(remind(request, told, asked)).toEqual({
      type: "reminded",
      at: asked.toISOString(),
      actor: { app: "slack" },
      ...told,
    });
  });

  it("reminds of nothing that is decided", () => {
    expect(remind(aRequest({ kind: "removal", status: "accepting" }), told, asked)).toEqual({
      refusal: "already-recorded",
    });
  });
});
