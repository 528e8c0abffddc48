import { randomUUID } from "node:crypto";
import { AwsFault } from "../../wire/fault.ts";
import type { Answer } from "../journal.ts";
import {
  INVOKE_AND_WAIT,
  type Json,
  type JsonObject,
  START_EXECUTION,
  type TaskState,
} from "../language/definition.ts";
import { HEARTBEAT_TIMEOUT, StateError, TIMEOUT } from "../language/errors.ts";
import { Interrupted } from "../lifetime.ts";
import { LONGEST_CAUSE } from "../limits.ts";
import { type Call, callOf } from "./lambda.ts";
import { firstOf } from "./race.ts";
import { authorize } from "./role.ts";
import type { Run } from "./run.ts";
import { type Order, orderOf, startOrdered } from "./start-execution.ts";
import { type Performed, type Visit, withinLimit } from "./visit.ts";

/** What was settled when the task was scheduled, and holds for this attempt. */
interface Schedule {
  call: Call | Order;
  token?: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  timeoutSeconds?: number;
  heartbeatSeconds?: number;
}

/**
 * Starts another execution, or invokes a Lambda function and for `.waitForTaskToken` waits until the attempt's
 * token comes back. What was under way when the process died is done again after a restart: at least once, not
 * exactly once.
 */
export async function performTask(visit: Visit<TaskState>): Promise<Performed> {
  const { run, scope, state } = visit;
  const [resourceType = "", resource = ""] = state.Resource.split(":").slice(-2);
  const kind = { resourceType, resource };
  const result = await run.record(scope, visit.key("task"), async (drafts) => {
    const schedule = await scheduled(visit, kind);
    try {
      const output = schedule.token
        ? await parked(visit, schedule, schedule.token, kind)
        : await firstOf<Json>(visit, schedule, () => done(visit, schedule.call));
      withinLimit(output, `The result of the task '${visit.name}'`);
      const details = { ...kind, output: JSON.stringify(output), outputDetails: { truncated: false } };
      drafts.push({ type: "TaskSucceeded", details });
      return output;
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      const timedOut = error.error === TIMEOUT || error.error === HEARTBEAT_TIMEOUT;
      drafts.push({
        type: timedOut ? "TaskTimedOut" : "TaskFailed",
        details: { ...kind, error: error.error, cause: error.cause },
      });
      throw error;
    } finally {
      // When the whole execution has ended, its tokens have been seen to.
      if (schedule.token && !run.root.lifetime.ended) run.surroundings.tokens.spend(schedule.token);
    }
  });
  return { result, reshaping: state, next: state.Next };
}

function scheduled(visit: Visit<TaskState>, kind: JsonObject): Promise<Schedule> {
  const { run, scope, state } = visit;
  return run.record(scope, visit.key("scheduled"), async (drafts) => {
    const { tokens, clock } = run.surroundings;
    const token = state.Resource === INVOKE_AND_WAIT ? tokens.issue(run.execution.start.arn) : undefined;
    const context = token ? { Task: { Token: token } } : {};
    const given = await visit.evaluate(state.Arguments ?? {}, "Arguments", { context });
    withinLimit(given, `The arguments of the task '${visit.name}'`);
    const seconds = async (field: "TimeoutSeconds" | "HeartbeatSeconds") =>
      state[field] === undefined
        ? undefined
        : Number(await visit.evaluate(state[field], field, {}, notSeconds));
    const timeoutSeconds = await seconds("TimeoutSeconds");
    const heartbeatSeconds = await seconds("HeartbeatSeconds");
    drafts.push(
      {
        type: "TaskScheduled",
        details: {
          ...kind,
          region: run.execution.start.arn.split(":")[3] ?? "",
          parameters: JSON.stringify(given),
          ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
          ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
        },
      },
      { type: "TaskStarted", details: kind },
    );
    return {
      call: state.Resource === START_EXECUTION ? orderOf(given) : callOf(given),
      startedAt: clock.now().getTime(),
      ...(token !== undefined && { token }),
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    };
  });
}

function notSeconds(value: Json): string | undefined {
  return Number.isInteger(value) && Number(value) > 0
    ? undefined
    : "is not a whole number of seconds above 0.";
}

/** The answer to the token, which may come before the function has returned. */
function parked(visit: Visit<TaskState>, schedule: Schedule, token: string, kind: JsonObject): Promise<Json> {
  const { run, scope } = visit;
  return firstOf<Json>(visit, { ...schedule, token }, async (over) => {
    const { promise, resolve, reject } = Promise.withResolvers<Json>();
    run.surroundings.tokens.park(token, {
      answered: (answer) => settle(answer, resolve, reject),
      heartbeat: over.heartbeat,
    });
    const submitted = run.record(scope, visit.key("submitted"), async (drafts) => {
      const output = await done(visit, schedule.call);
      if (over.settled()) throw new Interrupted();
      drafts.push({
        type: "TaskSubmitted",
        details: { ...kind, output: JSON.stringify(output), outputDetails: { truncated: false } },
      });
    });
    submitted.catch(reject);
    return promise;
  });
}

function settle(answer: Answer, resolve: (output: Json) => void, reject: (error: StateError) => void): void {
  if ("output" in answer) resolve(answer.output);
  else reject(new StateError(answer.error, answer.cause));
}

async function done(visit: Visit<TaskState>, call: Call | Order): Promise<Json> {
  return "stateMachineArn" in call ? startOrdered(visit.run, call) : invoked(visit, call);
}

/** The result of `lambda:invoke`; a function that failed fails the task with its error type. */
async function invoked(visit: Visit<TaskState>, call: Call): Promise<Json> {
  mayInvoke(visit.run, call);
  const reply = await visit.run.surroundings
    .invoke(call.functionName, call.payload)
    .catch((error: unknown) => {
      // No answer from Lambda at all, which Step Functions reports as a failure of the service.
      throw new StateError(
        "Lambda.SdkClientException",
        error instanceof Error ? error.message : String(error),
      );
    });
  if (!reply.ok) {
    const { errorType, errorMessage } = reply;
    const cause = JSON.stringify({ errorType, errorMessage }).slice(0, LONGEST_CAUSE);
    throw new StateError(errorType, cause);
  }
  return {
    ExecutedVersion: "$LATEST",
    Payload: JSON.parse(JSON.stringify(reply.payload ?? null)) as Json,
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: randomUUID() },
    StatusCode: 200,
  };
}

/** Lambda's refusal fails the task under the one name that Step Functions has for it. */
function mayInvoke(run: Run, { functionName, functionArn }: Call): void {
  const [, partition, , region, account] = run.execution.start.arn.split(":");
  const arn = functionArn ?? `arn:${partition}:lambda:${region}:${account}:function:${functionName}`;
  try {
    authorize(run, "lambda:InvokeFunction", arn);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw new StateError(
      "Lambda.AWSLambdaException",
      `${error.message} (Service: Lambda, Status Code: 403, Request ID: ${randomUUID()})`,
    );
  }
}
