import { setTimeout } from "node:timers/promises";
import { SendTaskHeartbeatCommand, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, call, machine } from "../testing/definitions.ts";
import { openPractice, type Practice } from "../testing/practice.ts";

const DAY = 86_400;
let world: Practice;
beforeEach(async () => {
  // A promise of nobody's: the function is still running when its time is over.
  const hang = () => new Promise(() => {});
  world = await openPractice({ functions: { keep: () => null, hang } });
});
afterEach(() => world.close());

const advance = (seconds: number) => world.clock.advance(seconds * 1000);
const status = async () => {
  // Time for what should not happen to happen.
  await setTimeout(30);
  return world.service.executions()[0]?.status;
};
const start = async (definition: object, input: unknown = {}) =>
  world.start(await world.create(definition), input);

describe("Wait", () => {
  it.each([
    ["Seconds", "{% $states.input.days * 86400 %}"],
    ["Timestamp", "{% $fromMillis($millis() + $states.input.days * 86400000) %}"],
  ])("waits by %s for longer than a timer of Node can", async (field, expression) => {
    const arn = await start(machine({ Wait: { Type: "Wait", [field]: expression, End: true } }), {
      days: 60,
    });
    expect(await status()).toBe("RUNNING");
    await advance(59.9 * DAY);
    expect(await status()).toBe("RUNNING");
    await advance(0.2 * DAY);
    expect((await world.result(arn)).execution.status).toBe("SUCCEEDED");
  });
  it("is over at once for a moment that has passed", async () => {
    const { execution } = await world.run(
      machine({ Wait: { Type: "Wait", Timestamp: "2001-01-01T00:00:00Z", End: true } }),
    );
    expect(execution.status).toBe("SUCCEEDED");
  });
  it.each([-1, 1.5, "soon"])("refuses %j seconds", async (seconds) => {
    const wait = machine({ Wait: { Type: "Wait", Seconds: "{% $states.input.s %}", End: true } });
    expect((await world.run(wait, { s: seconds })).execution.error).toBe("States.QueryEvaluationError");
  });
});

describe("TimeoutSeconds", () => {
  it("of a task with a token ends it with States.Timeout after 40 days", async () => {
    const asking = ask("keep", {
      TimeoutSeconds: "{% $states.input.limit %}",
      Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Remind" }],
      End: true,
    });
    const arn = await start(machine({ Ask: asking, Remind: { Type: "Pass", End: true } }), {
      limit: 40 * DAY,
    });
    await advance(39 * DAY);
    expect(await status()).toBe("RUNNING");
    await advance(2 * DAY);
    expect((await world.result(arn)).output).toMatchObject({ Error: "States.Timeout" });
    const timedOut = (await world.history(arn)).find(({ type }) => type === "TaskTimedOut");
    expect(timedOut?.taskTimedOutEventDetails).toMatchObject({
      resourceType: "lambda",
      error: "States.Timeout",
    });
  });
  it("of a task ends one whose function does not return", async () => {
    const arn = await start(machine({ Work: call("hang", {}, { TimeoutSeconds: 10, End: true }) }));
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    await advance(11);
    expect((await world.result(arn)).execution).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  });
  it("of the machine ends the execution as TIMED_OUT", async () => {
    const arn = await start(machine({ Ask: ask("keep") }, { TimeoutSeconds: 50 * DAY }));
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    await advance(51 * DAY);
    const { execution } = await world.result(arn);
    expect(execution).toMatchObject({ status: "TIMED_OUT", error: "States.Timeout" });
    expect((await world.history(arn)).at(-1)?.type).toBe("ExecutionTimedOut");
  });
  it("is a year for an execution that sets none", async () => {
    const arn = await start(machine({ Ask: ask("keep") }));
    await advance(364 * DAY);
    expect(await status()).toBe("RUNNING");
    await advance(2 * DAY);
    expect((await world.result(arn)).execution.status).toBe("TIMED_OUT");
  });
});

describe("HeartbeatSeconds", () => {
  const asking = (errors: string[]) =>
    machine({
      Ask: ask("keep", {
        HeartbeatSeconds: 60,
        Catch: [{ ErrorEquals: errors, Next: "Caught" }],
        End: true,
      }),
      Caught: { Type: "Pass", End: true },
    });
  it("ends a task that sends no heartbeat, and only then", async () => {
    const arn = await start(asking(["States.HeartbeatTimeout"]));
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    const taskToken = world.calls[0]?.[1].token;
    await advance(50);
    await world.sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await advance(50);
    expect(await status()).toBe("RUNNING");
    await advance(20);
    expect((await world.result(arn)).output).toMatchObject({ Error: "States.HeartbeatTimeout" });
    const late = new SendTaskHeartbeatCommand({ taskToken });
    await expect(world.sfn.send(late)).rejects.toMatchObject({ name: "TaskTimedOut" });
  });
  it("is taken by a catcher of States.Timeout too", async () => {
    const arn = await start(asking(["States.Timeout"]));
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    await advance(61);
    expect((await world.result(arn)).output).toMatchObject({ Error: "States.HeartbeatTimeout" });
  });
  it("does not end a task that is answered in time", async () => {
    const arn = await start(asking(["States.ALL"]));
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    await world.sfn.send(new SendTaskSuccessCommand({ taskToken: world.calls[0]?.[1].token, output: "1" }));
    await advance(100);
    expect((await world.result(arn)).output).toBe(1);
  });
});
