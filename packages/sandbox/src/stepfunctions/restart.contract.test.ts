import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ADMINISTRATOR } from "../aws/testing/small-world.ts";
import { ask, call, machine, named } from "./testing/definitions.ts";
import {
  openPractice,
  type Payload,
  type Practice,
  type PracticeOptions,
  REGION,
  ROLE,
} from "./testing/practice.ts";

let directory: string;
let journalFile: string;
const open: Practice[] = [];
const children: ChildProcess[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "stepfunctions-"));
  journalFile = join(directory, "journal.jsonl");
});
afterEach(async () => {
  for (const practice of open.splice(0)) await practice.close();
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(directory, { recursive: true });
});

const begin = async (options: PracticeOptions) => {
  const practice = await openPractice({ journalFile, ...options });
  open.push(practice);
  return practice;
};
/** What a kill leaves behind is the journal; everything in memory is gone. */
const restart = async (options: PracticeOptions) => {
  await open.pop()?.close();
  return begin(options);
};
const succeed = (taskToken: string, output: string) => new SendTaskSuccessCommand({ taskToken, output });

describe("a process that is killed", () => {
  const script = fileURLToPath(new URL("./testing/killable.ts", import.meta.url));
  const { accessKeyId, secretAccessKey } = ADMINISTRATOR;

  const spawned = async (mode: "hang" | "answer") => {
    const child = spawn(process.execPath, [script, journalFile, join(directory, "calls"), mode], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    children.push(child);
    const [endpoint] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return {
      child,
      sfn: new SFNClient({ endpoint, region: REGION, credentials: { accessKeyId, secretAccessKey } }),
    };
  };
  const calls = () =>
    readFileSync(join(directory, "calls"), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as [string, Payload]);
  const branch = (states: Record<string, object>) => ({ StartAt: Object.keys(states)[0], States: states });

  it("goes on with the same token, the rest of the wait, and the call that was in flight", async () => {
    const definition = machine({
      Once: { ...call("once", {}), End: undefined, Assign: { id: "{% $uuid() %}" }, Next: "All" },
      All: {
        Type: "Parallel",
        Branches: [
          branch({ Ask: ask("keep") }),
          branch({
            Wait: { Type: "Wait", Seconds: 3600, Next: "After" },
            After: call("after", { id: "{% $id %}" }),
          }),
          branch({ Slow: call("slow", { id: "{% $id %}" }) }),
        ],
        End: true,
      },
    });
    const first = await spawned("hang");
    const { stateMachineArn } = await first.sfn.send(
      new CreateStateMachineCommand({ name: "m", roleArn: ROLE, definition: JSON.stringify(definition) }),
    );
    const { executionArn } = await first.sfn.send(
      new StartExecutionCommand({ stateMachineArn, name: "r-1" }),
    );
    await vi.waitFor(
      () =>
        expect(
          calls()
            .map(([name]) => name)
            .toSorted(),
        ).toEqual(["keep", "once", "slow"]),
      10_000,
    );
    // The function's return is an event of its own, after which it is not called again.
    await vi.waitFor(async () => {
      const { events } = await first.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      expect(events?.map(({ type }) => type)).toContain("TaskSubmitted");
    }, 10_000);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    const second = await spawned("answer");
    const describe = async () => second.sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect((await describe()).status).toBe("RUNNING");
    const taskToken = calls().find(([name]) => name === "keep")?.[1].token ?? "";
    await second.sfn.send(succeed(taskToken, '"answered"'));
    await vi.waitFor(() => expect(calls().filter(([name]) => name === "slow")).toHaveLength(2), 10_000);
    second.child.stdin?.write("3590000\n");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await describe()).status).toBe("RUNNING");
    second.child.stdin?.write("15000\n");
    await vi.waitFor(async () => expect((await describe()).status).toBe("SUCCEEDED"), 10_000);

    expect(JSON.parse((await describe()).output ?? "")).toEqual(["answered", "waited", "at last"]);
    const names = calls().map(([name]) => name);
    expect(names.toSorted()).toEqual(["after", "keep", "once", "slow", "slow"]);
    // One $uuid() for all: what was evaluated once is not evaluated again.
    expect(new Set(calls().flatMap(([, { id }]) => (id === undefined ? [] : [id]))).size).toBe(1);
    const { events = [] } = await second.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === "TaskScheduled")).toHaveLength(4);
  });
});

describe("a world that is started again", () => {
  it("still refuses a spent token, and knows an answer that was taken", async () => {
    let world = await begin({ functions: { keep: () => null } });
    const arn = await world.start(await world.create(machine({ Ask: ask("keep") })));
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    const taskToken = world.calls[0]?.[1].token ?? "";
    await world.sfn.send(succeed(taskToken, "1"));
    const { execution } = await world.result(arn);
    const before = await world.history(arn);
    world = await restart({});
    await expect(world.sfn.send(succeed(taskToken, "2"))).rejects.toMatchObject({ name: "TaskTimedOut" });
    const again = await world.result(arn);
    expect(again.output).toBe(1);
    expect(again.execution.stopDate).toEqual(execution.stopDate);
    expect(await world.history(arn)).toEqual(before);
    expect(world.service.executions()[0]).toMatchObject({
      status: "SUCCEEDED",
      states: [{ status: "done" }],
    });
  });

  it("takes an answer before the execution is under way again", async () => {
    let world = await begin({ functions: { keep: () => null } });
    const arn = await world.start(await world.create(machine({ Ask: ask("keep") })));
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    await vi.waitFor(async () => expect((await world.history(arn)).at(-1)?.type).toBe("TaskSubmitted"));
    const taskToken = world.calls[0]?.[1].token ?? "";
    // As the journal is when the process is killed between taking the answer and acting on it.
    await open.pop()?.close();
    appendFileSync(
      journalFile,
      `${JSON.stringify({ kind: "answered", token: taskToken, answer: { output: 7 } })}\n`,
    );
    world = await begin({});
    expect((await world.result(arn)).output).toBe(7);
  });

  it("starts an execution once, though it was killed before it wrote down that it had", async () => {
    const functions = { keep: () => null };
    let world = await begin({ functions });
    const child = await world.create(machine({ Ask: ask("keep") }), "child");
    const start = (Arguments: object) => ({
      Type: "Task",
      Resource: "arn:aws:states:::states:startExecution",
      Arguments: { StateMachineArn: child, ...Arguments },
    });
    const parent = machine({
      Named: { ...start({ Name: "named", Input: { a: 1 } }), Next: "Drawn" },
      Drawn: { ...start({}), End: true },
    });
    const arn = await world.start(await world.create(parent));
    await world.result(arn);
    const before = world.service.executions().map(({ name }) => name);
    expect(before).toHaveLength(3);
    await open.pop()?.close();
    // Nothing of the parent is on record but what it was about to do.
    const known = readFileSync(journalFile, "utf8")
      .split("\n")
      .filter((line) => !(line.includes(arn) && /"kind":"closed"|\/task\.0"|\/left"/.test(line)));
    writeFileSync(journalFile, known.join("\n"));
    world = await begin({ functions });
    expect((await world.result(arn)).execution.status).toBe("SUCCEEDED");
    expect(world.service.executions().map(({ name }) => name)).toEqual(before);
  });

  it("does items of a Map that were done not again", async () => {
    let hold = true;
    const step = (payload: Payload) => {
      if (payload.region === "b" && hold) return new Promise(() => {});
      return payload.region;
    };
    const each = {
      Type: "Map",
      Items: "{% $states.input %}",
      ItemSelector: { region: "{% $states.context.Map.Item.Value %}", id: "{% $uuid() %}" },
      ItemProcessor: { StartAt: "Do", States: { Do: call("step", "{% $states.input %}") } },
      MaxConcurrency: 2,
      End: true,
    };
    let world = await begin({ functions: { step } });
    const arn = await world.start(await world.create(machine({ Each: each })), ["a", "b", "c"]);
    await vi.waitFor(async () =>
      expect((await world.history(arn)).filter(({ type }) => type === "MapIterationSucceeded")).toHaveLength(
        2,
      ),
    );
    const first = world.calls;
    hold = false;
    world = await restart({ functions: { step } });
    expect((await world.result(arn)).output).toEqual(["a", "b", "c"]);
    expect(world.calls).toEqual([first[1]]);
  });

  it("re-arms timeouts, heartbeats and pauses between retries on the time that remains", async () => {
    const functions = {
      keep: () => null,
      flaky: () => {
        throw named("Throttled");
      },
    };
    const caught = { Type: "Pass", End: true };
    const to = (error: string) => [{ ErrorEquals: [error], Next: "Caught" }];
    const definitions = [
      machine({
        A: ask("keep", { TimeoutSeconds: 1000, Catch: to("States.Timeout"), End: true }),
        Caught: caught,
      }),
      machine({
        A: ask("keep", { HeartbeatSeconds: 600, Catch: to("States.HeartbeatTimeout"), End: true }),
        Caught: caught,
      }),
      machine({
        A: {
          ...call("flaky", {}),
          Retry: [{ ErrorEquals: ["Throttled"], IntervalSeconds: 1000, MaxAttempts: 1 }],
          Catch: to("Throttled"),
        },
        Caught: caught,
      }),
      machine({ A: ask("keep") }, { TimeoutSeconds: 1000 }),
    ];
    let world = await begin({ functions });
    const arns: string[] = [];
    for (const definition of definitions) arns.push(await world.start(await world.create(definition)));
    await vi.waitFor(() => expect(world.calls).toHaveLength(4));
    await world.clock.advance(500_000);
    await world.sfn.send(new SendTaskHeartbeatCommand({ taskToken: world.calls[1]?.[1].token }));
    world = await restart({ functions, ahead: 500_000 });
    const statuses = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return world.service
        .executions()
        .map(({ status }) => status)
        .reverse();
    };
    expect(await statuses()).toEqual(["RUNNING", "RUNNING", "RUNNING", "RUNNING"]);
    await world.clock.advance(490_000);
    expect(await statuses()).toEqual(["RUNNING", "RUNNING", "RUNNING", "RUNNING"]);
    await world.clock.advance(20_000);
    expect(await statuses()).toEqual(["SUCCEEDED", "RUNNING", "SUCCEEDED", "TIMED_OUT"]);
    await world.clock.advance(100_000);
    expect(await statuses()).toEqual(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "TIMED_OUT"]);
    expect(world.calls.map(([name]) => name)).toEqual(["flaky"]);
  });

  it("drops half a line at the end of the journal, and names a broken one in the middle", async () => {
    let world = await begin({});
    const arn = await world.start(await world.create(machine({ A: { Type: "Pass", End: true } })), {
      a: "ü",
    });
    await world.result(arn);
    await open.pop()?.close();
    appendFileSync(journalFile, '{"kind":"step","exec');
    world = await begin({});
    expect((await world.result(arn)).output).toEqual({ a: "ü" });
    await world.result(
      await world.start(await world.create(machine({ A: { Type: "Pass", End: true } }), "other")),
    );
    world = await restart({});
    expect(world.service.executions()).toHaveLength(2);
    await open.pop()?.close();
    const lines = readFileSync(journalFile, "utf8").split("\n");
    writeFileSync(journalFile, [lines[0], "broken", ...lines.slice(1)].join("\n"));
    await expect(begin({})).rejects.toThrow(/^Line 2 of the Step Functions journal .* is not JSON/);
  });
});
