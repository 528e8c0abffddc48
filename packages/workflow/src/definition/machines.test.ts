import { FAILURES, PASSING_FAILURES } from "@invitations/core/failure";
import { describe, expect, it } from "vitest";
import { administratorSteps } from "../steps/administrator.ts";
import { announcerSteps } from "../steps/announcer.ts";
import { memberSteps } from "../steps/member.ts";
import type { Catcher, Retrier, State, States, TaskState } from "./language.ts";
import { ALL_MACHINES, MACHINES, type MachineName } from "./machines.ts";
import { DEFAULT_PACE } from "./settings.ts";
import { validate } from "./testing/validate.ts";

const functions = { administrator: "administrator-steps", member: "member-steps", announcer: "announcer" };
const machines = { invitation: "arn:aws:states:eu-central-1:999988887777:stateMachine:invitation" };
const settings = { partition: "aws", functions, machines, ...DEFAULT_PACE };
const none = {} as never;
const known: Record<string, string[]> = {
  [functions.administrator]: Object.keys(administratorSteps(none)),
  [functions.member]: Object.keys(memberSteps(none)),
  [functions.announcer]: Object.keys(announcerSteps(none)),
};

/** Every state, those inside Maps too. */
function everyState(states: States): [string, State][] {
  return Object.entries(states).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.Type === "Map" ? everyState(state.ItemProcessor.States) : []),
  ]);
}
function tasksOf(states: [string, State][]): [string, TaskState][] {
  return states.filter(
    (entry): entry is [string, TaskState] => entry[1].Type === "Task" && "FunctionName" in entry[1].Arguments,
  );
}

const names = Object.keys(ALL_MACHINES) as MachineName[];

/** Function and step of every task. */
function called(kind: MachineName): [string, string][] {
  const { States } = ALL_MACHINES[kind](settings);
  return tasksOf(everyState(States)).map(([, { Arguments }]) => [
    Arguments.FunctionName,
    String(Arguments.Payload.step),
  ]);
}

/** Where the last word is said: a failure there is the execution's own. */
const LAST_WORDS = ["Announce", "AnnounceFailure", "RecordFailure"];
const UNCAUGHT: Record<MachineName, string[]> = {
  invitation: [
    ...LAST_WORDS,
    "RecordAcceptFailure",
    "RecordDeclineFailure",
    "RecordInviteFailure",
    "RecordStandardsFailure",
    "RecordWithdrawFailure",
  ],
  join: [...LAST_WORDS, "RecordAcceptFailure", "RecordInviteFailure", "RecordStandardsFailure"],
  departure: [...LAST_WORDS, "RecordLeaveFailure"],
  removal: [...LAST_WORDS, "RecordRemoveFailure"],
  transition: ["AnnounceFailure"],
  bulk: [
    "Open",
    "RecordFailure",
    "RecordNotExamined",
    "RecordNotInvited",
    "StartFailed",
    "StartOpenedFailed",
  ],
  drift: ["AnnounceFailure"],
  readiness: ["AnnounceFailure"],
};

describe.each(names)("the %s machine", (kind) => {
  const machine = ALL_MACHINES[kind](settings);
  const states = everyState(machine.States);
  const tasks = tasksOf(states);

  it("names the integrations of the partition where it is deployed", () => {
    const machines = { invitation: "arn:aws-cn:states:cn-north-1:999988887777:stateMachine:invitation" };
    const there = JSON.stringify(ALL_MACHINES[kind]({ ...settings, partition: "aws-cn", machines }));
    expect(there).toContain("arn:aws-cn:states:::lambda:invoke");
    expect(there).not.toContain("arn:aws:");
  });

  it("is valid Amazon States Language", () => {
    const { isValid, errorsText } = validate(machine);
    expect(errorsText()).toBe("");
    expect(isValid).toBe(true);
  });

  it("leaves no state that nothing leads to", () => {
    const text = JSON.stringify(machine);
    const unreached = states.filter(([name]) => !new RegExp(`"(Next|Default|StartAt)":"${name}"`).test(text));
    expect(unreached.map(([name]) => name)).toEqual([]);
  });

  it("calls steps that the functions have", () => {
    for (const [name, step] of called(kind)) expect(known[name], step).toContain(step);
  });

  it("retries and catches only errors that somebody throws", () => {
    const thrown = new Set<string>([...Object.keys(FAILURES), "HistoryBusy"]);
    const fromAws =
      /^(States\.(ALL|Timeout|TaskFailed)|Lambda\.[A-Za-z]+|StepFunctions\.ExecutionAlreadyExistsException)$/;
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

  it("retries every passing failure in every task, each in one way", () => {
    for (const [name, { Retry }] of tasks) {
      const retried = (Retry ?? []).flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(retried, name).toEqual(expect.arrayContaining([...PASSING_FAILURES]));
      expect(new Set(retried).size, name).toBe(retried.length);
    }
  });

  it("leaves no failure uncaught but where the last word is said", () => {
    const uncaught = tasks.filter(
      ([, { Catch }]) => !Catch?.some((c) => c.ErrorEquals.includes("States.ALL")),
    );
    expect(uncaught.map(([name]) => name).sort()).toEqual(UNCAUGHT[kind].toSorted());
    const maps = states.filter(([, state]) => state.Type === "Map" && !state.Catch);
    expect(maps).toEqual([]);
  });

  it("hands its token to the task that waits for it, and waits no longer than a day at once", () => {
    const waiting = tasks.filter(([, { Resource }]) => Resource.endsWith(".waitForTaskToken"));
    const asks = kind !== "departure" && kind in MACHINES ? ["AwaitDecision"] : [];
    expect(waiting.map(([name]) => name)).toEqual(kind === "bulk" ? ["AwaitWord"] : asks);
    for (const [, { Arguments, TimeoutSeconds }] of waiting) {
      expect(JSON.stringify(Arguments)).toContain("$states.context.Task.Token");
      expect(TimeoutSeconds).toContain("$min([86400");
    }
  });

  it("is small enough for Step Functions, many times over", () => {
    expect(JSON.stringify(machine).length).toBeLessThan(1_048_576 / 10);
  });
});

it("between them they call every step that there is", () => {
  const used = new Set(names.flatMap(called).map(([name, step]) => `${name} ${step}`));
  const all = Object.entries(known).flatMap(([name, steps]) => steps.map((step) => `${name} ${step}`));
  expect([...used].sort()).toEqual(all.sort());
});
