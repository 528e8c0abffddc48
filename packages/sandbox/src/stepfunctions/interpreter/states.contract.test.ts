import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { call, machine } from "../testing/definitions.ts";
import { openPractice, type Practice } from "../testing/practice.ts";

let world: Practice;
beforeEach(async () => {
  world = await openPractice({
    functions: { echo: (payload) => payload, nothing: () => undefined, big: () => "x".repeat(262_144) },
  });
});
afterEach(() => world.close());

const end = { Type: "Pass", End: true };
const types = async (arn: string) => (await world.history(arn)).map(({ type }) => type);

describe("Pass, Succeed and Fail", () => {
  it("hands its input on, and puts Output and Assign in its place", async () => {
    const { output } = await world.run(
      machine({
        Plain: { Type: "Pass", Next: "Set" },
        Set: {
          Type: "Pass",
          Output: { seen: "{% $states.input %}" },
          Assign: { n: "{% $states.input.a %}" },
          Next: "Use",
        },
        Use: { Type: "Pass", Output: { n: "{% $n %}", seen: "{% $states.input.seen %}" }, Next: "Done" },
        Done: { Type: "Succeed", Output: { last: "{% $states.input %}" } },
      }),
      { a: 7 },
    );
    expect(output).toEqual({ last: { n: 7, seen: { a: 7 } } });
  });
  it("evaluates Output and Assign side by side, both with the old variables", async () => {
    const { output } = await world.run(
      machine({
        Set: { Type: "Pass", Assign: { a: 1, b: 2 }, Next: "Swap" },
        Swap: { Type: "Pass", Assign: { a: "{% $b %}", b: "{% $a %}" }, Output: "{% $a %}", Next: "See" },
        See: {
          Type: "Pass",
          Output: { before: "{% $states.input %}", a: "{% $a %}", b: "{% $b %}" },
          End: true,
        },
      }),
    );
    expect(output).toEqual({ before: 1, a: 2, b: 1 });
  });
  it("fails with an error and a cause of its own", async () => {
    const { execution } = await world.run(
      machine({ Stop: { Type: "Fail", Error: "Refused", Cause: "{% 'by ' & $states.input.who %}" } }),
      { who: "Ada" },
    );
    expect(execution).toMatchObject({ status: "FAILED", error: "Refused", cause: "by Ada" });
    expect(await types(execution.executionArn ?? "")).toEqual([
      "ExecutionStarted",
      "FailStateEntered",
      "ExecutionFailed",
    ]);
  });
});

describe("Choice", () => {
  const choosing = machine({
    Choose: {
      Type: "Choice",
      Choices: [
        {
          Condition: "{% $states.input.n > 10 %}",
          Next: "Seen",
          Assign: { how: "big" },
          Output: "{% 'many' %}",
        },
        { Condition: "{% $states.input.n > 5 %}", Next: "Seen", Assign: { how: "middling" } },
      ],
      Default: "Seen",
      Assign: { how: "small" },
      Output: "{% 'few' %}",
    },
    Seen: { Type: "Pass", Output: { how: "{% $how %}", input: "{% $states.input %}" }, End: true },
  });
  it.each([
    [11, { how: "big", input: "many" }],
    [6, { how: "middling", input: { n: 6 } }],
    [1, { how: "small", input: "few" }],
  ])("takes the first rule that is true: %d", async (n, expected) => {
    expect((await world.run(choosing, { n })).output).toEqual(expected);
  });
  it("fails when nothing matches and there is no default", async () => {
    const { execution } = await world.run(
      machine({ A: { Type: "Choice", Choices: [{ Condition: "{% false %}", Next: "B" }] }, B: end }),
    );
    expect(execution).toMatchObject({ status: "FAILED", error: "States.NoChoiceMatched" });
  });
  it("fails on a condition that is neither true nor false", async () => {
    const { execution } = await world.run(
      machine({ A: { Type: "Choice", Choices: [{ Condition: "{% 'yes' %}", Next: "B" }] }, B: end }),
    );
    expect(execution.error).toBe("States.QueryEvaluationError");
    expect(execution.cause).toContain("'Choices[0]/Condition' is neither true nor false");
  });
});

describe("Task", () => {
  it("gives the result of lambda:invoke, and takes an ARN or a name", async () => {
    const task = {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: {
        FunctionName: "arn:aws:lambda:eu-west-1:111111111111:function:echo:live",
        Payload: { id: "{% $states.input.id %}", attempt: "{% $states.context.State.RetryCount %}" },
      },
      End: true,
    };
    const { output } = await world.run(machine({ Work: task }), { id: "x" });
    expect(output).toMatchObject({
      ExecutedVersion: "$LATEST",
      StatusCode: 200,
      Payload: { id: "x", attempt: 0 },
    });
    expect(world.calls).toEqual([["echo", { id: "x", attempt: 0 }]]);
  });
  it("takes nothing returned as null", async () => {
    expect((await world.run(machine({ Work: call("nothing", {}) }), { a: 1 })).output).toBeNull();
  });
  it("has a context object", async () => {
    const { output, execution } = await world.run(machine({ Look: call("echo", "{% $states.context %}") }), {
      a: 1,
    });
    expect(output).toMatchObject({
      Execution: {
        Id: execution.executionArn,
        Name: execution.name,
        Input: { a: 1 },
        StartTime: execution.startDate?.toISOString(),
      },
      StateMachine: { Id: execution.stateMachineArn, Name: "machine-1" },
      State: { Name: "Look", RetryCount: 0, EnteredTime: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    expect(output).not.toHaveProperty("Task");
  });
  it("fails on an expression without a value, before anything is called", async () => {
    const { execution } = await world.run(
      machine({ Work: call("echo", { id: "{% $states.input.absent %}" }) }),
    );
    expect(execution).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
    expect(execution.cause).toBe(
      "An error occurred while executing the state 'Work' (entered at the event id #2). " +
        "The JSONata expression '$states.input.absent' specified for the field 'Arguments/Payload/id' returned nothing (undefined).",
    );
    expect(world.calls).toEqual([]);
    expect(await types(execution.executionArn ?? "")).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "EvaluationFailed",
      "ExecutionFailed",
    ]);
  });
  it("has no result to offer to Arguments", async () => {
    const { execution } = await world.run(machine({ Work: call("echo", "{% $states.result %}") }));
    expect(execution.error).toBe("States.QueryEvaluationError");
  });
});

describe("Parallel", () => {
  it("gives the outputs of its branches in their order", async () => {
    const { output } = await world.run(
      machine({
        Set: { Type: "Pass", Assign: { n: 5 }, Next: "Both" },
        Both: {
          Type: "Parallel",
          Arguments: { from: "{% $states.input.a %}" },
          Branches: [
            {
              StartAt: "Slow",
              States: {
                Slow: { Type: "Wait", Seconds: 1, Next: "First" },
                First: { ...end, Output: "{% $n %}" },
              },
            },
            { StartAt: "Quick", States: { Quick: end } },
          ],
          Output: { both: "{% $states.result %}" },
          End: true,
        },
      }),
      { a: "x" },
    );
    expect(output).toEqual({ both: [5, { from: "x" }] });
  });
  it("calls the other branches off when one fails", async () => {
    const { execution, output } = await world.run(
      machine({
        Both: {
          Type: "Parallel",
          Branches: [
            {
              StartAt: "Long",
              States: { Long: { Type: "Wait", Seconds: 600, Next: "Late" }, Late: call("echo", 1) },
            },
            { StartAt: "Bad", States: { Bad: { Type: "Fail", Error: "Broken", Cause: "really" } } },
          ],
          Catch: [{ ErrorEquals: ["Broken"], Next: "Caught" }],
          End: true,
        },
        Caught: end,
      }),
    );
    expect(output).toEqual({ Error: "Broken", Cause: "really" });
    const happened = await types(execution.executionArn ?? "");
    expect(happened).toContain("WaitStateAborted");
    expect(happened).toContain("ParallelStateFailed");
    await world.clock.advance(700_000);
    expect(world.calls).toEqual([]);
  });
});

describe("variables", () => {
  it("of the outside are seen inside, and those of the inside end with it", async () => {
    const { execution } = await world.run(
      machine({
        Set: { Type: "Pass", Assign: { outer: 1 }, Next: "Both" },
        Both: {
          Type: "Parallel",
          Branches: [
            {
              StartAt: "In",
              States: {
                In: { Type: "Pass", Assign: { inner: "{% $outer + 1 %}" }, Next: "Seen" },
                Seen: { ...end, Output: "{% $inner %}" },
              },
            },
          ],
          Next: "Out",
        },
        Out: { Type: "Pass", Output: { seen: "{% $states.input[0] %}", inner: "{% $inner %}" }, End: true },
      }),
    );
    expect(execution).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
    expect(execution.cause).toContain("'$inner' specified for the field 'Output/inner' returned nothing");
  });
});

describe("limits", () => {
  it("refuses more than 256 KiB between states", async () => {
    const big = { Type: "Pass", Output: "{% $pad('', 262143, 'x') %}", End: true };
    const { execution } = await world.run(machine({ Big: big }));
    expect(execution).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
    const fits = await world.run(machine({ Fits: { ...big, Output: "{% $pad('', 262142, 'x') %}" } }));
    expect(fits.execution.status).toBe("SUCCEEDED");
  });
  it("lets States.ALL not catch it, and its own name catch it", async () => {
    const task = (name: string) =>
      machine({
        Work: {
          ...call("echo", { big: "{% $pad('', 262143, 'ü') %}" }),
          Catch: [{ ErrorEquals: [name], Next: "Caught" }],
        },
        Caught: { Type: "Pass", Output: "{% 'caught' %}", End: true },
      });
    expect((await world.run(task("States.ALL"))).execution.error).toBe("States.DataLimitExceeded");
    expect((await world.run(task("States.DataLimitExceeded"))).output).toBe("caught");
    expect(world.calls).toEqual([]);
  });
  it("refuses a result of more than 256 KiB", async () => {
    const { execution } = await world.run(machine({ Work: call("big", {}) }));
    expect(execution).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
    expect(await types(execution.executionArn ?? "")).toContain("TaskFailed");
  });
  it("fails an execution at its 25,000th event", async () => {
    const { execution } = await world.run(
      machine({
        Count: { Type: "Pass", Next: "Again" },
        Again: { Type: "Choice", Choices: [{ Condition: "{% false %}", Next: "Never" }], Default: "Count" },
        Never: { Type: "Succeed" },
      }),
    );
    expect(execution).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect(execution.cause).toContain("maximum number of history events (25000)");
  });
});
