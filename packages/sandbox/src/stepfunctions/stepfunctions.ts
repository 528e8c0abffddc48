import type { WorldExecution } from "../slack/page/protocol.ts";
import { jsonService } from "../wire/awsjson.ts";
import type { Clock } from "../wire/clock.ts";
import type { AwsService } from "../wire/service.ts";
import { createStateMachine } from "./actions/CreateStateMachine.ts";
import { describeExecution } from "./actions/DescribeExecution.ts";
import { describeStateMachine } from "./actions/DescribeStateMachine.ts";
import { getExecutionHistory } from "./actions/GetExecutionHistory.ts";
import { listExecutions } from "./actions/ListExecutions.ts";
import { listStateMachines } from "./actions/ListStateMachines.ts";
import { served } from "./actions/operation.ts";
import { sendTaskFailure } from "./actions/SendTaskFailure.ts";
import { sendTaskHeartbeat } from "./actions/SendTaskHeartbeat.ts";
import { sendTaskSuccess } from "./actions/SendTaskSuccess.ts";
import { startExecution } from "./actions/StartExecution.ts";
import { stopExecution } from "./actions/StopExecution.ts";
import { updateStateMachine } from "./actions/UpdateStateMachine.ts";
import { parseStatesArn } from "./arns.ts";
import { createEngine } from "./engine.ts";
import type { Execution } from "./executions.ts";
import type { Assume, Invoke } from "./interpreter/run.ts";
import { openJournal } from "./journal.ts";
import { progressOf } from "./progress.ts";

export interface StepFunctionsOptions {
  clock: Clock;
  /** Runs a Lambda function by its bare name. A call may come again after a restart: at least once. */
  invoke: Invoke;
  /** Who a machine is when it calls other services; left out: its role is not looked at. */
  assume?: Assume;
  /** Append-only JSON lines; with the same file, a restarted world goes on where it was. None: memory only. */
  journalFile?: string;
  /** Whose machines `executions()` shows; all of them when left out. Requests act in their caller's account. */
  accountId?: string;
  /** The same for the Region; requests act in the Region that they are signed for. */
  region?: string;
  /** Called after every event of a history and every change of a machine. */
  onChange?: () => void;
}

export interface StepFunctions extends AwsService {
  /** For the world's page, newest first: at most `limit`. */
  executions(limit?: number): WorldExecution[];
  /** Stops all work at once; with a journal, running executions go on at the next start. */
  close(): void;
}

/** Step Functions (Standard workflows in JSONata) behind its own wire protocol. */
export function createStepFunctions(options: StepFunctionsOptions): StepFunctions {
  const { clock, invoke, assume, journalFile, accountId, region, onChange = () => {} } = options;
  const engine = createEngine({
    clock,
    invoke,
    ...(assume ? { assume } : {}),
    changed: onChange,
    ...openJournal(journalFile),
  });
  const service = jsonService({
    signingName: "states",
    targetPrefix: "AWSStepFunctions",
    version: "1.0",
    operations: {
      CreateStateMachine: served(engine, createStateMachine),
      DescribeExecution: served(engine, describeExecution),
      DescribeStateMachine: served(engine, describeStateMachine),
      GetExecutionHistory: served(engine, getExecutionHistory),
      ListExecutions: served(engine, listExecutions),
      ListStateMachines: served(engine, listStateMachines),
      SendTaskFailure: served(engine, sendTaskFailure),
      SendTaskHeartbeat: served(engine, sendTaskHeartbeat),
      SendTaskSuccess: served(engine, sendTaskSuccess),
      StartExecution: served(engine, startExecution),
      StopExecution: served(engine, stopExecution),
      UpdateStateMachine: served(engine, updateStateMachine),
    },
  });
  const shown = ({ start }: Execution) => {
    const home = parseStatesArn(start.arn);
    return (
      (accountId === undefined || home?.accountId === accountId) &&
      (region === undefined || home?.region === region)
    );
  };
  return {
    ...service,
    executions: (limit = 20) => engine.executions().filter(shown).slice(0, limit).map(progressOf),
    close: () => engine.close(),
  };
}
