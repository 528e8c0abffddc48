import { afterEach, beforeEach, expect, it } from "vitest";
import { call, machine, named } from "../testing/definitions.ts";
import { openPractice, type Practice } from "../testing/practice.ts";

let world: Practice;
let failures: Error[];
beforeEach(async () => {
  failures = [];
  world = await openPractice({
    functions: {
      flaky: (payload) => {
        const failure = failures.shift();
        if (failure) throw failure;
        return payload;
      },
    },
  });
});
afterEach(() => world.close());

const HOUR = 3600;
const flaky = (rest: object) => call("flaky", { retries: "{% $states.context.State.RetryCount %}" }, rest);
const caught = { Type: "Pass", Output: { caught: "{% $states.input %}" }, End: true };
const times = async (arn: string) =>
  (await world.history(arn))
    .filter(({ type }) => type === "TaskStarted")
    .map(({ timestamp }) => timestamp?.getTime() ?? 0);
/** Lets the world run until the execution is over. */
const through = async (arn: string) => {
  await world.clock.advance(30 * 24 * HOUR * 1000);
  return world.result(arn);
};

it("tries again after growing pauses of the world's time, up to the longest", async () => {
  failures = Array.from({ length: 4 }, () => named("Throttled"));
  const retry = {
    ErrorEquals: ["Throttled"],
    IntervalSeconds: 10 * HOUR,
    BackoffRate: 2,
    MaxAttempts: 4,
    MaxDelaySeconds: 30 * HOUR,
  };
  const arn = await world.start(await world.create(machine({ Work: flaky({ Retry: [retry], End: true }) })));
  expect((await through(arn)).output).toEqual({ retries: 4 });
  const started = await times(arn);
  const pauses = started
    .slice(1)
    .map((at, index) => Math.round((at - (started[index] ?? 0)) / (HOUR * 1000)));
  expect(pauses).toEqual([10, 20, 30, 30]);
});

it("gives each retrier its own patience, and the catcher what is left", async () => {
  failures = [named("Throttled"), named("Absent"), named("Throttled", "still")];
  const work = flaky({
    Retry: [
      { ErrorEquals: ["Throttled"], MaxAttempts: 1 },
      { ErrorEquals: ["Absent", "Gone"], MaxAttempts: 1 },
    ],
    Catch: [
      { ErrorEquals: ["Gone"], Next: "Never" },
      { ErrorEquals: ["States.ALL"], Next: "Caught" },
    ],
    Next: "Never",
  });
  const never = { Type: "Fail", Error: "Wrong" };
  const arn = await world.start(await world.create(machine({ Work: work, Caught: caught, Never: never })));
  const { output } = await through(arn);
  expect(output).toEqual({
    caught: { Error: "Throttled", Cause: JSON.stringify({ errorType: "Throttled", errorMessage: "still" }) },
  });
  expect(world.calls).toHaveLength(3);
  const happened = (await world.history(arn)).map(({ type }) => type);
  expect(happened.filter((type) => type === "TaskFailed")).toHaveLength(3);
  expect(happened.filter((type) => type === "TaskStateEntered")).toHaveLength(1);
  expect(happened).toContain("TaskStateExited");
});

it("never retries with MaxAttempts 0", async () => {
  failures = [named("Throttled")];
  const work = flaky({ Retry: [{ ErrorEquals: ["Throttled"], MaxAttempts: 0 }], End: true });
  const { execution } = await world.run(machine({ Work: work }));
  expect(execution).toMatchObject({ status: "FAILED", error: "Throttled" });
  expect(world.calls).toHaveLength(1);
});

it("reshapes what it caught, with the error and the input at hand", async () => {
  failures = [named("Absent", "no hub")];
  const work = flaky({
    Catch: [
      {
        ErrorEquals: ["Absent"],
        Next: "Caught",
        Assign: { why: "{% $parse($states.errorOutput.Cause).errorMessage %}" },
        Output: { of: "{% $states.input.id %}", error: "{% $states.errorOutput.Error %}" },
      },
    ],
    End: true,
  });
  const seen = { Type: "Pass", Output: { why: "{% $why %}", input: "{% $states.input %}" }, End: true };
  const { output } = await world.run(machine({ Work: work, Caught: seen }), { id: 9 });
  expect(output).toEqual({ why: "no hub", input: { of: 9, error: "Absent" } });
});

it("catches a failing Output of the task itself", async () => {
  const work = {
    ...flaky({ Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "Caught" }] }),
    Output: "{% $states.result.absent %}",
    End: true,
  };
  const { output, execution } = await world.run(machine({ Work: work, Caught: caught }));
  expect(output).toMatchObject({ caught: { Error: "States.QueryEvaluationError" } });
  expect((await world.history(execution.executionArn ?? "")).map(({ type }) => type)).toContain(
    "EvaluationFailed",
  );
});

it("reports a function that is not there by Lambda's name for it", async () => {
  const { execution } = await world.run(machine({ Work: call("nobody", {}) }));
  expect(execution.error).toBe("ResourceNotFoundException");
});
