import { randomUUID } from "node:crypto";
import { AwsFault } from "../../wire/fault.ts";
import { executionArn } from "../arns.ts";
import { startOf, statusOf } from "../executions.ts";
import { type StartExecutionInput, validateStartExecution } from "../validations/StartExecution.ts";
import { foundMachine } from "./found.ts";
import type { Operation } from "./operation.ts";

/** Idempotent only while an execution of that name runs with the same input. */
export const startExecution: Operation<StartExecutionInput> = {
  name: "StartExecution",
  validate: validateStartExecution,
  resource: ({ stateMachineArn }) => stateMachineArn,
  act(engine, { stateMachineArn, name = randomUUID(), input }, request) {
    const machine = foundMachine(engine, stateMachineArn, request);
    const arn = executionArn(machine.arn, name);
    const existing = engine.execution(arn);
    if (existing && (statusOf(existing) !== "RUNNING" || existing.start.input !== input))
      throw new AwsFault("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
    const execution =
      existing ?? engine.start(startOf(machine, arn, name, input, engine.clock.now().getTime()));
    return { executionArn: arn, startDate: new Date(execution.start.startDate) };
  },
};
