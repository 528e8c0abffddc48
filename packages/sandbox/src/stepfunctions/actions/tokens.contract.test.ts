import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ADMINISTRATOR, MEMBER } from "../../aws/testing/small-world.ts";
import { ask, machine, named } from "../testing/definitions.ts";
import { openPractice, type Payload, type Practice } from "../testing/practice.ts";

let world: Practice;
let during: ((payload: Payload) => unknown) | undefined;
beforeEach(async () => {
  during = undefined;
  world = await openPractice({ functions: { keep: (payload) => during?.(payload) } });
});
afterEach(() => world.close());

const token = async (index = 0) =>
  vi.waitFor(() => {
    const found = world.calls[index]?.[1].token;
    if (!found) throw new Error(`No call ${index} yet`);
    return found;
  });
const succeed = (taskToken: string, output = '{"yes":true}') =>
  world.sfn.send(new SendTaskSuccessCommand({ taskToken, output }));
const refusal = (name: string) => expect.objectContaining({ name });
const asking = (rest: object = { End: true }) => machine({ Ask: ask("keep", rest) });

it("finishes the task with what SendTaskSuccess brings", async () => {
  const arn = await world.start(await world.create(asking()));
  const taskToken = await token();
  expect(taskToken.length).toBeLessThanOrEqual(1024);
  await succeed(taskToken);
  expect((await world.result(arn)).output).toEqual({ yes: true });
  expect((await world.history(arn)).map(({ type }) => type)).toEqual([
    "ExecutionStarted",
    "TaskStateEntered",
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskSucceeded",
    "TaskStateExited",
    "ExecutionSucceeded",
  ]);
});

it("fails the task with what SendTaskFailure brings", async () => {
  const arn = await world.start(await world.create(asking()));
  const failure = { taskToken: await token(), error: "Declined", cause: "not ours" };
  await world.sfn.send(new SendTaskFailureCommand(failure));
  expect((await world.result(arn)).execution).toMatchObject({
    status: "FAILED",
    error: "Declined",
    cause: "not ours",
  });
});

it("takes an answer while the function is still running, and then does not mind its failure", async () => {
  during = async ({ token: taskToken }) => {
    await succeed(taskToken, '"early"');
    throw named("TooLate");
  };
  const { output, execution } = await world.run(asking());
  expect(output).toBe("early");
  expect((await world.history(execution.executionArn ?? "")).map(({ type }) => type)).not.toContain(
    "TaskFailed",
  );
});

it("fails the task when the function that is given the token fails", async () => {
  during = () => {
    throw named("SlackDown", "503");
  };
  const { execution } = await world.run(asking());
  expect(execution).toMatchObject({ status: "FAILED", error: "SlackDown" });
  expect(JSON.parse(execution.cause ?? "")).toEqual({ errorType: "SlackDown", errorMessage: "503" });
  await expect(succeed(await token())).rejects.toEqual(refusal("TaskTimedOut"));
});

it("takes one answer only", async () => {
  const arn = await world.start(await world.create(asking()));
  const taskToken = await token();
  const answers = await Promise.allSettled([
    succeed(taskToken, "1"),
    succeed(taskToken, "2"),
    succeed(taskToken, "3"),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const answer of answers)
    if (answer.status === "rejected") expect(answer.reason).toEqual(refusal("TaskTimedOut"));
  const winner = answers.findIndex(({ status }) => status === "fulfilled");
  expect((await world.result(arn)).output).toBe(winner + 1);
});

it("gives a retried task a new token, and refuses the old one", async () => {
  const retry = [{ ErrorEquals: ["States.Timeout"], IntervalSeconds: 1, MaxAttempts: 1 }];
  const arn = await world.start(await world.create(asking({ TimeoutSeconds: 60, Retry: retry, End: true })));
  const first = await token();
  await world.clock.advance(62_000);
  const second = await token(1);
  expect(second).not.toBe(first);
  await expect(succeed(first)).rejects.toEqual(refusal("TaskTimedOut"));
  await succeed(second, "2");
  expect((await world.result(arn)).output).toBe(2);
});

it("refuses the token of a stopped execution", async () => {
  const executionArn = await world.start(await world.create(asking()));
  const taskToken = await token();
  await world.sfn.send(new StopExecutionCommand({ executionArn, error: "Enough" }));
  await expect(succeed(taskToken)).rejects.toEqual(refusal("TaskTimedOut"));
  await world.clock.advance(91 * 86_400_000);
  await expect(succeed(taskToken)).rejects.toEqual(refusal("TaskDoesNotExist"));
});

it("refuses tokens that are none, of another account, or of another Region", async () => {
  await world.start(await world.create(asking()));
  const taskToken = await token();
  await expect(succeed("nonsense")).rejects.toEqual(refusal("InvalidToken"));
  await expect(succeed("x".repeat(2049))).rejects.toEqual(refusal("ValidationException"));
  const endpoint = await world.sfn.config.endpoint?.();
  if (!endpoint) throw new Error("The client has no endpoint");
  for (const [account, region] of [
    [MEMBER, "eu-west-1"],
    [ADMINISTRATOR, "eu-central-1"],
  ] as const) {
    const { accessKeyId, secretAccessKey } = account;
    const other = new SFNClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    const command = new SendTaskHeartbeatCommand({ taskToken });
    await expect(other.send(command)).rejects.toEqual(refusal("InvalidToken"));
    other.destroy();
  }
  await succeed(taskToken);
});

it("refuses an output that is not JSON or too large, and the task goes on waiting", async () => {
  const arn = await world.start(await world.create(asking()));
  const taskToken = await token();
  await expect(succeed(taskToken, "{")).rejects.toEqual(refusal("InvalidOutput"));
  await expect(succeed(taskToken, `"${"ü".repeat(131_072)}"`)).rejects.toEqual(refusal("InvalidOutput"));
  await expect(succeed(taskToken, `"${"x".repeat(262_144)}"`)).rejects.toEqual(
    refusal("ValidationException"),
  );
  const failure = { taskToken, error: "e".repeat(257) };
  await expect(world.sfn.send(new SendTaskFailureCommand(failure))).rejects.toEqual(
    refusal("ValidationException"),
  );
  await succeed(taskToken, "0");
  expect((await world.result(arn)).output).toBe(0);
});
