import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask, machine } from "../testing/definitions.ts";
import { everyPage, openPractice, type Practice } from "../testing/practice.ts";

let world: Practice;
let changes = 0;
beforeEach(async () => {
  changes = 0;
  const onChange = () => {
    changes++;
  };
  world = await openPractice({ functions: { keep: () => null }, onChange });
});
afterEach(() => world.close());

const pass = machine({ A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", End: true } });
const waiting = machine({ Ask: ask("keep") });
const refusal = (name: string, message = /./) =>
  expect.objectContaining({ name, message: expect.stringMatching(message) });

describe("StartExecution", () => {
  it("is idempotent while the name runs with the same input", async () => {
    const stateMachineArn = await world.create(waiting);
    const command = new StartExecutionCommand({ stateMachineArn, name: "r-1", input: '{"a":1}' });
    const first = await world.sfn.send(command);
    await world.clock.advance(60_000);
    const second = await world.sfn.send(command);
    expect(second.executionArn).toBe(first.executionArn);
    expect(second.startDate).toEqual(first.startDate);
    expect(world.service.executions()).toHaveLength(1);
    await expect(world.start(stateMachineArn, { a: 2 }, "r-1")).rejects.toEqual(
      refusal(
        "ExecutionAlreadyExists",
        /Execution Already Exists: 'arn:aws:states:eu-west-1:111111111111:execution:machine-1:r-1'/,
      ),
    );
  });
  it("refuses the name of a closed execution for 90 days", async () => {
    const stateMachineArn = await world.create(pass);
    await world.result(await world.start(stateMachineArn, {}, "r-1"));
    await expect(world.start(stateMachineArn, {}, "r-1")).rejects.toEqual(refusal("ExecutionAlreadyExists"));
    await world.clock.advance(91 * 86_400_000);
    const again = await world.start(stateMachineArn, { again: true }, "r-1");
    expect((await world.result(again)).output).toEqual({ again: true });
  });
  it("makes a name up, and takes no input as {}", async () => {
    const stateMachineArn = await world.create(pass);
    const { executionArn = "" } = await world.sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const { execution, output } = await world.result(executionArn);
    expect(execution.name).toMatch(/^[0-9a-f-]{36}$/);
    expect(output).toEqual({});
  });
  it("refuses what Step Functions refuses", async () => {
    const stateMachineArn = await world.create(pass);
    const start = (input: object) => world.sfn.send(new StartExecutionCommand({ stateMachineArn, ...input }));
    for (const name of ["a b", "a:b", "a/b", "a*b", "a#b", "a\tb"])
      await expect(start({ name }), name).rejects.toEqual(refusal("InvalidName", /Invalid Name/));
    await expect(start({ name: "n".repeat(81) })).rejects.toEqual(refusal("ValidationException", /'name'/));
    await expect(start({ input: "{" })).rejects.toEqual(refusal("InvalidExecutionInput"));
    await expect(start({ input: `"${"ü".repeat(131_072)}"` })).rejects.toEqual(
      refusal("InvalidExecutionInput"),
    );
    await expect(start({ stateMachineArn: "machine-1" })).rejects.toEqual(refusal("InvalidArn"));
    const execution = stateMachineArn.replace("stateMachine", "execution");
    await expect(start({ stateMachineArn: `${execution}:x` })).rejects.toEqual(
      refusal("InvalidArn", /Resource type/),
    );
    await expect(start({ stateMachineArn: `${stateMachineArn}x` })).rejects.toEqual(
      refusal("StateMachineDoesNotExist"),
    );
    const elsewhere = stateMachineArn.replace("111111111111", "222222222222");
    await expect(start({ stateMachineArn: elsewhere })).rejects.toEqual(refusal("AccessDeniedException"));
  });
});

it("asks the caller's policies", async () => {
  const stateMachineArn = await world.create(pass);
  const role = world.directory.role("111111111111", "Steps");
  if (!role) throw new Error("There is no role Steps");
  const { accessKeyId, secretAccessKey, sessionToken } = world.directory.openSession(role, "press", 900);
  const endpoint = await world.sfn.config.endpoint?.();
  const sfn = new SFNClient({
    ...(endpoint && { endpoint }),
    region: "eu-west-1",
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  });
  await expect(sfn.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toEqual(
    refusal(
      "AccessDeniedException",
      /assumed-role\/Steps\/press is not authorized to perform: states:StartExecution on/,
    ),
  );
  sfn.destroy();
});

describe("DescribeExecution, StopExecution", () => {
  it("stops a running execution once", async () => {
    const executionArn = await world.start(await world.create(waiting));
    const first = await world.sfn.send(
      new StopExecutionCommand({ executionArn, error: "Enough", cause: "of it" }),
    );
    await world.clock.advance(60_000);
    const second = await world.sfn.send(new StopExecutionCommand({ executionArn }));
    expect(second.stopDate).toEqual(first.stopDate);
    const { execution } = await world.result(executionArn);
    expect(execution).toMatchObject({
      status: "ABORTED",
      error: "Enough",
      cause: "of it",
      stopDate: first.stopDate,
    });
    expect((await world.history(executionArn)).at(-1)).toMatchObject({
      type: "ExecutionAborted",
      executionAbortedEventDetails: { error: "Enough", cause: "of it" },
    });
  });
  it("does not know an execution that was never started", async () => {
    const executionArn = "arn:aws:states:eu-west-1:111111111111:execution:machine-1:nobody";
    for (const command of [
      new DescribeExecutionCommand({ executionArn }),
      new StopExecutionCommand({ executionArn }),
      new GetExecutionHistoryCommand({ executionArn }),
    ])
      await expect(world.sfn.send(command as DescribeExecutionCommand)).rejects.toEqual(
        refusal("ExecutionDoesNotExist"),
      );
  });
});

describe("GetExecutionHistory", () => {
  it("numbers events, links each to the one before, and pages in both directions", async () => {
    const executionArn = await world.start(await world.create(pass), { a: 1 });
    await world.result(executionArn);
    const events = await world.history(executionArn);
    expect(events.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
      [1, 0, "ExecutionStarted"],
      [2, 0, "PassStateEntered"],
      [3, 2, "PassStateExited"],
      [4, 3, "PassStateEntered"],
      [5, 4, "PassStateExited"],
      [6, 5, "ExecutionSucceeded"],
    ]);
    expect(events[1]?.stateEnteredEventDetails).toMatchObject({ name: "A", input: '{"a":1}' });
    expect(events[5]?.executionSucceededEventDetails).toMatchObject({ output: '{"a":1}' });
    expect(events[0]?.timestamp).toBeInstanceOf(Date);

    const ids = async (reverseOrder: boolean) => {
      const pages = paginateGetExecutionHistory(
        { client: world.sfn, pageSize: 4 },
        { executionArn, reverseOrder },
      );
      return (await everyPage(pages)).map((page) => page.events?.map(({ id }) => id));
    };
    expect(await ids(false)).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
    expect(await ids(true)).toEqual([
      [6, 5, 4, 3],
      [2, 1],
    ]);
    const bare = await world.sfn.send(
      new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }),
    );
    expect(bare.events?.[1]?.stateEnteredEventDetails?.input).toBeUndefined();
    await expect(
      world.sfn.send(new GetExecutionHistoryCommand({ executionArn, nextToken: "nonsense" })),
    ).rejects.toEqual(refusal("InvalidToken"));
  });
});

describe("ListExecutions", () => {
  it("lists newest first, by status, in pages", async () => {
    const done = await world.create(pass);
    const open = await world.create(waiting);
    for (const name of ["a", "b", "c"]) await world.result(await world.start(done, {}, name));
    await world.start(open, {}, "d");
    const pages = paginateListExecutions({ client: world.sfn, pageSize: 2 }, { stateMachineArn: done });
    const names = (await everyPage(pages)).map(({ executions }) => executions?.map(({ name }) => name));
    expect(names).toEqual([["c", "b"], ["a"]]);
    const running = async (stateMachineArn: string) =>
      (await world.sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: "RUNNING" })))
        .executions;
    expect(await running(done)).toEqual([]);
    expect(await running(open)).toMatchObject([{ name: "d", status: "RUNNING", stateMachineArn: open }]);
  });
});

it("tells the world of every change", async () => {
  await world.run(pass);
  // The machine, and six events.
  expect(changes).toBe(7);
});

it("shows the world's page one Region's executions, if asked to", async () => {
  const other = await openPractice({ region: "eu-central-1" });
  await other.run(pass);
  expect(other.service.executions()).toEqual([]);
  await other.close();
  const same = await openPractice({ region: "eu-west-1" });
  await same.run(pass);
  await same.run(pass);
  expect(same.service.executions().map(({ machine }) => machine)).toEqual(["machine-2", "machine-1"]);
  expect(same.service.executions(1)).toHaveLength(1);
  await same.close();
});
