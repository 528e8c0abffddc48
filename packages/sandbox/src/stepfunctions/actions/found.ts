import { AwsFault } from "../../wire/fault.ts";
import type { AwsRequest } from "../../wire/service.ts";
import { parseStatesArn } from "../arns.ts";
import type { Engine } from "../engine.ts";
import type { Execution } from "../executions.ts";
import { machineIn, type StateMachine } from "../machines.ts";

/** The machine of that ARN; another Region's endpoint does not know it. */
export function foundMachine(engine: Engine, arn: string, request: AwsRequest): StateMachine {
  return machineIn(request.region, arn, engine.machine);
}

/** The execution of that ARN; another Region's endpoint does not know it. */
export function foundExecution(engine: Engine, arn: string, request: AwsRequest): Execution {
  const execution = parseStatesArn(arn)?.region === request.region ? engine.execution(arn) : undefined;
  if (!execution) throw new AwsFault("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
  return execution;
}

/** An open token of the caller's account and Region; anything else is refused as Step Functions does. */
export function openToken(engine: Engine, token: string, request: AwsRequest): string {
  const execution = engine.tokens.executionOf(token);
  const home = execution === undefined ? undefined : parseStatesArn(execution);
  if (home?.accountId !== request.caller.accountId || home.region !== request.region)
    throw new AwsFault("InvalidToken", "Invalid Token: 'Invalid token'");
  if (execution === undefined || !engine.execution(execution))
    throw new AwsFault("TaskDoesNotExist", "Task does not exist: its execution is no longer kept.");
  if (engine.tokens.state(token) !== "open")
    throw new AwsFault("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  return token;
}
