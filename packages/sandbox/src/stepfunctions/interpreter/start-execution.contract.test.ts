import { DescribeExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ask, machine } from "../testing/definitions.ts";
import { openPractice, type Practice } from "../testing/practice.ts";

let world: Practice;
/** Machine whose executions wait for an answer that never comes. */
let child: string;
beforeEach(async () => {
  world = await openPractice({ functions: { keep: () => null } });
  child = await world.create(machine({ Ask: ask("keep") }), "child");
});
afterEach(() => world.close());

const starting = (given: object, rest: object = { End: true }) => ({
  Type: "Task",
  Resource: "arn:aws:states:::states:startExecution",
  Arguments: given,
  ...rest,
});
const named = (name: string, input: unknown = {}) =>
  machine({ Start: starting({ StateMachineArn: child, Name: name, Input: input }) });
const all = (next: string) => [{ ErrorEquals: ["States.ALL"], Next: next }];
const childArn = (name: string) => `${child.replace(":stateMachine:", ":execution:")}:${name}`;
const describeChild = (name: string) =>
  world.sfn.send(new DescribeExecutionCommand({ executionArn: childArn(name) }));

it("starts an execution of another machine and goes on at once", async () => {
  const parent = machine({
    Start: starting({
      StateMachineArn: child,
      Name: "{% 'request-' & $states.input.id %}",
      Input: { request: "{% $states.input.id %}", list: "{% [1, 2] %}" },
    }),
  });
  const arn = await world.start(await world.create(parent), { id: "r1" });
  const { output, execution } = await world.result(arn);
  const started = await describeChild("request-r1");
  expect(started).toMatchObject({ status: "RUNNING", name: "request-r1" });
  expect(JSON.parse(started.input ?? "")).toEqual({ request: "r1", list: [1, 2] });
  expect(output).toMatchObject({
    ExecutionArn: childArn("request-r1"),
    StartDate: started.startDate?.getTime(),
    SdkHttpMetadata: { HttpStatusCode: 200 },
  });
  expect(execution.status).toBe("SUCCEEDED");
  const events = await world.history(arn);
  expect(events.map(({ type }) => type)).toEqual([
    "ExecutionStarted",
    "TaskStateEntered",
    "TaskScheduled",
    "TaskStarted",
    "TaskSucceeded",
    "TaskStateExited",
    "ExecutionSucceeded",
  ]);
  expect(events[2]?.taskScheduledEventDetails).toMatchObject({
    resourceType: "states",
    resource: "startExecution",
  });
});

it("draws a name and gives an empty object where the arguments have neither", async () => {
  const { output } = await world.run(machine({ Start: starting({ StateMachineArn: child }) }));
  const { ExecutionArn } = output as { ExecutionArn: string };
  const started = await world.sfn.send(new DescribeExecutionCommand({ executionArn: ExecutionArn }));
  expect(started).toMatchObject({ status: "RUNNING", input: "{}" });
  expect(started.name).toMatch(/^[0-9a-f-]{36}$/);
});

it("hands on a text as a text, not as the JSON in it", async () => {
  await world.run(named("text", '{"a":1}'));
  expect((await describeChild("text")).input).toBe(JSON.stringify('{"a":1}'));
});

it("gives the same execution for the same name and input while it runs, and refuses any other", async () => {
  const first = await world.run(named("once", { a: 1 }));
  const again = await world.run(named("once", { a: 1 }));
  expect(again.output).toMatchObject({
    ExecutionArn: (first.output as { ExecutionArn: string }).ExecutionArn,
    StartDate: (first.output as { StartDate: number }).StartDate,
  });
  const other = await world.run(named("once", { a: 2 }));
  expect(other.execution).toMatchObject({
    status: "FAILED",
    error: "StepFunctions.ExecutionAlreadyExistsException",
    cause: expect.stringContaining(`Execution Already Exists: '${childArn("once")}'`),
  });
  await world.sfn.send(new StopExecutionCommand({ executionArn: childArn("once") }));
  expect((await world.run(named("once", { a: 1 }))).execution.error).toBe(
    "StepFunctions.ExecutionAlreadyExistsException",
  );
});

it("retries and catches a refusal by its name", async () => {
  await world.run(named("taken", { a: 1 }));
  const parent = machine({
    Start: starting(
      { StateMachineArn: child, Name: "taken", Input: { a: 2 } },
      {
        Retry: [
          {
            ErrorEquals: ["StepFunctions.ExecutionAlreadyExistsException"],
            IntervalSeconds: 60,
            MaxAttempts: 1,
          },
        ],
        Catch: [{ ErrorEquals: ["States.TaskFailed"], Next: "Taken", Output: "{% $states.errorOutput %}" }],
        End: true,
      },
    ),
    Taken: { Type: "Pass", End: true },
  });
  const arn = await world.start(await world.create(parent));
  await world.clock.advance(61_000);
  expect((await world.result(arn)).output).toMatchObject({
    Error: "StepFunctions.ExecutionAlreadyExistsException",
  });
  const failures = (await world.history(arn)).filter(({ type }) => type === "TaskFailed");
  expect(failures).toHaveLength(2);
});

it.each([
  ["no such machine", (arn: string) => ({ StateMachineArn: `${arn}x` }), "StateMachineDoesNotExistException"],
  [
    "a machine of another Region",
    (arn: string) => ({ StateMachineArn: arn.replace(/eu-west-1/, "us-east-1") }),
    "StateMachineDoesNotExistException",
  ],
  [
    "a machine of another account",
    (arn: string) => ({ StateMachineArn: arn.replace(/:\d{12}:/, ":999999999999:") }),
    "AWSStepFunctionsException",
  ],
  ["what is no ARN", () => ({ StateMachineArn: "child" }), "InvalidArnException"],
  [
    "a name that may not be",
    (arn: string) => ({ StateMachineArn: arn, Name: "a b" }),
    "InvalidNameException",
  ],
])("fails with the service's own error for %s", async (_what, given, error) => {
  const { execution } = await world.run(machine({ Start: starting(given(child)) }));
  expect(execution).toMatchObject({ status: "FAILED", error: `StepFunctions.${error}` });
});

it("cannot be caught where the arguments are none at all", async () => {
  const parent = machine({
    Start: starting({ StateMachineArn: child, Name: "{% 7 %}" }, { Catch: all("After"), Next: "After" }),
    After: { Type: "Pass", End: true },
  });
  expect((await world.run(parent)).execution).toMatchObject({ status: "FAILED", error: "States.Runtime" });
});

it("starts one for each of a thousand items", async () => {
  const parent = machine({
    Each: {
      Type: "Map",
      Items: "{% $states.input.accounts %}",
      MaxConcurrency: 40,
      ItemProcessor: {
        StartAt: "Start",
        States: {
          Start: starting(
            {
              StateMachineArn: child,
              Name: "{% 'r-' & $states.input %}",
              Input: { id: "{% $states.input %}" },
            },
            { Output: "{% $states.result.ExecutionArn %}", End: true },
          ),
        },
      },
      End: true,
    },
  });
  const accounts = Array.from({ length: 1000 }, (_, index) => String(100_000_000_000 + index));
  const { output } = await world.result(await world.start(await world.create(parent), { accounts }));
  expect(output).toEqual(accounts.map((id) => childArn(`r-${id}`)));
  expect(world.service.executions(2000)).toHaveLength(1001);
});
