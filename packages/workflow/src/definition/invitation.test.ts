import { FAILURES, PASSING_FAILURES } from "@invitations/core/failure";
import validate from "asl-validator";
import { describe, expect, it } from "vitest";
import { administratorSteps } from "../steps/administrator.ts";
import { announcerSteps } from "../steps/announcer.ts";
import { memberSteps } from "../steps/member.ts";
import { invitation } from "./invitation.ts";
import type { Catcher, Retrier, State, States, TaskState } from "./language.ts";
import { DEFAULT_PACE } from "./settings.ts";

const functions = { administrator: "administrator-steps", member: "member-steps", announcer: "announcer" };
const machine = invitation({ functions, ...DEFAULT_PACE });

/** Every state, those inside Maps too. */
function everyState(states: States): [string, State][] {
  return Object.entries(states).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.Type === "Map" ? everyState(state.ItemProcessor.States) : []),
  ]);
}
const states = everyState(machine.States);
const tasks = states.filter((entry): entry is [string, TaskState] => entry[1].Type === "Task");

describe("the invitation machine", () => {
  it("is valid Amazon States Language", () => {
    const { isValid, errorsText } = validate(machine);
    expect(errorsText()).toBe("");
    expect(isValid).toBe(true);
  });

  it("calls steps that the functions have, and every step they have", () => {
    const none = {} as never;
    const known = {
      [functions.administrator]: Object.keys(administratorSteps(none)),
      [functions.member]: Object.keys(memberSteps(none)),
      [functions.announcer]: Object.keys(announcerSteps(none)),
    };
    const called = Object.fromEntries(Object.keys(known).map((name) => [name, new Set<string>()]));
    for (const [, { Arguments }] of tasks) {
      called[Arguments.FunctionName]?.add(String(Arguments.Payload.step));
    }
    for (const [name, steps] of Object.entries(known)) {
      expect([...(called[name] ?? [])].sort()).toEqual([...steps].sort());
    }
  });

  it("retries and catches only errors that somebody throws", () => {
    const thrown = new Set<string>([...Object.keys(FAILURES), "HistoryBusy"]);
    const fromAws = /^(States\.(ALL|Timeout)|Lambda\.[A-Za-z]+)$/;
    for (const [name, state] of states) {
      const handlers: (Retrier | Catcher)[] = [
        ...(("Retry" in state && state.Retry) || []),
        ...(("Catch" in state && state.Catch) || []),
      ];
      for (const error of handlers.flatMap(({ ErrorEquals }) => ErrorEquals)) {
        expect(fromAws.test(error) || thrown.has(error), `${name}: ${error}`).toBe(true);
      }
    }
  });

  it("retries every passing failure in every task", () => {
    for (const [name, { Retry }] of tasks) {
      const retried = new Set((Retry ?? []).flatMap(({ ErrorEquals }) => ErrorEquals));
      expect(
        PASSING_FAILURES.filter((failure) => !retried.has(failure)),
        name,
      ).toEqual([]);
    }
  });

  it("leaves no failure uncaught but where the last word is said", () => {
    const uncaught = tasks.filter(
      ([, { Catch }]) => !Catch?.some((c) => c.ErrorEquals.includes("States.ALL")),
    );
    expect(uncaught.map(([name]) => name).sort()).toEqual([
      "Announce",
      "AnnounceFailure",
      "RecordAcceptFailure",
      "RecordDeclineFailure",
      "RecordFailure",
      "RecordInviteFailure",
      "RecordWithdrawFailure",
    ]);
  });

  it("hands its token to the task that waits for it, and waits no longer than a year", () => {
    const waiting = tasks.filter(([, { Resource }]) => Resource.endsWith(".waitForTaskToken"));
    expect(waiting.map(([name]) => name)).toEqual(["AwaitDecision"]);
    for (const [, { Arguments, TimeoutSeconds }] of waiting) {
      expect(JSON.stringify(Arguments)).toContain("$states.context.Task.Token");
      expect(TimeoutSeconds).toContain("$min([86400");
    }
  });

  it("is small enough for Step Functions, many times over", () => {
    expect(JSON.stringify(machine).length).toBeLessThan(1_048_576 / 10);
  });
});
