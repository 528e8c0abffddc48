import { SendTaskSuccessCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, call, machine, named } from "../testing/definitions.ts";
import { openPractice, type Payload, type Practice } from "../testing/practice.ts";

let world: Practice;
let underWay = 0;
let most = 0;
let release = () => {};
beforeEach(async () => {
  underWay = most = 0;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  world = await openPractice({
    functions: {
      echo: (payload) => payload,
      async together(payload: Payload) {
        most = Math.max(most, ++underWay);
        // Long enough for a further item to begin, were it let.
        await new Promise((resolve) => setTimeout(resolve, 20));
        underWay--;
        return payload;
      },
      async step({ region }: Payload) {
        if (region === "bad") throw named("Broken", "here");
        await released;
        return region;
      },
      keep: () => null,
    },
  });
});
afterEach(() => world.close());

const each = (processor: object, rest: object = {}) => ({
  Type: "Map",
  Items: "{% $states.input.items %}",
  ItemProcessor: { StartAt: "Do", States: { Do: processor } },
  End: true,
  ...rest,
});
const history = async (arn: string) => (await world.history(arn)).map(({ type }) => type);

it("runs the processor for each item, with index, value and outer variables at hand", async () => {
  const selector = {
    region: "{% $states.context.Map.Item.Value %}",
    at: "{% $states.context.Map.Item.Index %}",
    of: "{% $states.input.id %}",
  };
  const inside = call("echo", {
    all: "{% $states.input %}",
    n: "{% $n %}",
    again: "{% $states.context.Map.Item.Index %}",
  });
  const { output } = await world.run(
    machine({
      Set: { Type: "Pass", Assign: { n: 3 }, Next: "Each" },
      Each: each(inside, { ItemSelector: selector }),
    }),
    { id: "r1", items: ["a", "b"] },
  );
  expect(output).toEqual([
    { all: { region: "a", at: 0, of: "r1" }, n: 3, again: 0 },
    { all: { region: "b", at: 1, of: "r1" }, n: 3, again: 1 },
  ]);
});

it("takes no items for an empty result, and refuses what is not a list", async () => {
  const arn = await world.create(machine({ Each: each(call("echo", 1)) }));
  expect((await world.result(await world.start(arn, { items: [] }))).output).toEqual([]);
  const { execution } = await world.result(await world.start(arn, { items: "one" }));
  expect(execution.error).toBe("States.QueryEvaluationError");
});

it.each([
  [2, 2],
  [0, 6],
])("with MaxConcurrency %d runs %d of 6 at once", async (MaxConcurrency, expected) => {
  const items = [1, 2, 3, 4, 5, 6];
  const inside = call("together", "{% $states.input %}");
  const { output } = await world.run(machine({ Each: each(inside, { MaxConcurrency }) }), { items });
  expect(output).toEqual(items);
  expect(most).toBe(expected);
});

describe("when an item fails", () => {
  const stepping = (rest: object) =>
    machine({ Each: each(call("step", { region: "{% $states.input %}" }), rest) });

  it("calls off those under way and never begins those in the queue", async () => {
    const arn = await world.start(await world.create(stepping({ MaxConcurrency: 2 })), {
      items: ["slow", "bad", "next", "last"],
    });
    const { execution } = await world.result(arn);
    expect(execution).toMatchObject({ status: "FAILED", error: "Broken" });
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(world.calls.map(([, { region }]) => region)).toEqual(["slow", "bad"]);
    expect((await history(arn)).slice(-6)).toEqual([
      "TaskFailed",
      "MapIterationFailed",
      "TaskStateAborted",
      "MapIterationAborted",
      "MapStateFailed",
      "ExecutionFailed",
    ]);
  });
  it("makes the token of an item that was called off worthless", async () => {
    const definition = machine({
      Each: {
        Type: "Parallel",
        Branches: [
          { StartAt: "Ask", States: { Ask: ask("keep") } },
          {
            StartAt: "Bad",
            States: { Bad: { Type: "Wait", Seconds: 60, Next: "Stop" }, Stop: { Type: "Fail", Error: "No" } },
          },
        ],
        Catch: [{ ErrorEquals: ["No"], Next: "On" }],
        End: true,
      },
      On: { Type: "Wait", Seconds: 600, End: true },
    });
    await world.start(await world.create(definition));
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    await world.clock.advance(61_000);
    const late = new SendTaskSuccessCommand({ taskToken: world.calls[0]?.[1].token, output: "{}" });
    await expect(world.sfn.send(late)).rejects.toMatchObject({ name: "TaskTimedOut" });
  });
  it("goes on within the tolerated failures", async () => {
    release();
    const { output } = await world.run(stepping({ ToleratedFailureCount: 1 }), { items: ["a", "bad", "c"] });
    expect(output).toEqual(["a", { Error: "Broken", Cause: expect.stringContaining("here") }, "c"]);
    const over = await world.run(stepping({ ToleratedFailurePercentage: 30 }), { items: ["a", "bad", "c"] });
    expect(over.execution.error).toBe("States.ExceedToleratedFailureThreshold");
  });
  it("lets the item catch it, so that the others are done", async () => {
    release();
    const processor = {
      StartAt: "Do",
      States: {
        Do: {
          ...call("step", { region: "{% $states.input %}" }),
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Note", Output: "failed" }],
        },
        Note: { Type: "Pass", End: true },
      },
    };
    const { output } = await world.run(machine({ Each: { ...each({}), ItemProcessor: processor } }), {
      items: ["a", "bad"],
    });
    expect(output).toEqual(["a", "failed"]);
  });
});

it("shows the world's page where every item stands", async () => {
  const definition = machine({
    First: { Type: "Pass", Next: "Each" },
    Each: each(call("step", { region: "{% $states.input.region %}" }), {
      MaxConcurrency: 1,
      Next: "Last",
      End: undefined,
    }),
    Last: { Type: "Succeed" },
  });
  const items = [{ region: "eu-west-1" }, { region: "eu-central-1" }];
  const arn = await world.start(await world.create(JSON.parse(JSON.stringify(definition))), { items }, "r-1");
  await vi.waitFor(() => expect(world.calls).toHaveLength(1));
  expect(world.service.executions()).toEqual([
    {
      name: "r-1",
      machine: "machine-1",
      status: "RUNNING",
      startedAt: expect.any(String),
      states: [
        { name: "First", type: "Pass", status: "done", next: ["Each"] },
        {
          name: "Each",
          type: "Map",
          status: "running",
          next: ["Last"],
          items: [
            { name: "eu-west-1", status: "running" },
            { name: "eu-central-1", status: "ahead" },
          ],
        },
        { name: "Last", type: "Succeed", status: "ahead" },
      ],
    },
  ]);
  release();
  await world.result(arn);
  expect(world.service.executions()[0]).toMatchObject({
    status: "SUCCEEDED",
    stoppedAt: expect.any(String),
    states: [{}, { status: "done", items: [{ status: "done" }, { status: "done" }] }, { status: "done" }],
  });
});

it("shows which item failed, and why", async () => {
  const definition = machine({ Each: each(call("step", { region: "{% $states.input %}" })) });
  await world.result(await world.start(await world.create(definition), { items: ["slow", "bad"] }));
  expect(world.service.executions()[0]).toMatchObject({
    status: "FAILED",
    error: expect.stringMatching(/^Broken: /),
    states: [
      {
        status: "failed",
        items: [
          { name: "slow", status: "failed" },
          { name: "bad", status: "failed" },
        ],
      },
    ],
  });
});

it("shows which item met an error that was caught, what each state is for, and where it may lead", async () => {
  const definition = machine({
    Each: {
      ...each({}, { Next: "Enough", End: undefined }),
      Comment: "In every Region.",
      ItemProcessor: {
        StartAt: "Do",
        States: {
          Do: call(
            "step",
            { region: "{% $states.input %}" },
            { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Note" }], Next: "Note" },
          ),
          Note: { Type: "Pass", End: true },
        },
      },
    },
    Enough: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "Done" }], Default: "Each" },
    Done: { Type: "Succeed" },
  });
  release();
  await world.result(
    await world.start(await world.create(JSON.parse(JSON.stringify(definition))), { items: ["fine", "bad"] }),
  );
  expect(world.service.executions()[0]?.states).toEqual([
    {
      name: "Each",
      type: "Map",
      status: "done",
      comment: "In every Region.",
      next: ["Enough"],
      items: [
        { name: "fine", status: "done" },
        { name: "bad", status: "caught" },
      ],
    },
    { name: "Enough", type: "Choice", status: "done", next: ["Done", "Each"] },
    { name: "Done", type: "Succeed", status: "done" },
  ]);
});

it("shows what was under way in a stopped execution as failed", async () => {
  const definition = machine({
    Each: each(call("step", { region: "{% $states.input %}" }), { MaxConcurrency: 1 }),
  });
  const executionArn = await world.start(await world.create(definition), { items: ["a", "b"] });
  await vi.waitFor(() => expect(world.calls).toHaveLength(1));
  await world.sfn.send(new StopExecutionCommand({ executionArn }));
  expect(world.service.executions()[0]).toMatchObject({
    status: "ABORTED",
    states: [
      {
        status: "failed",
        items: [
          { name: "a", status: "failed" },
          { name: "b", status: "ahead" },
        ],
      },
    ],
  });
});
