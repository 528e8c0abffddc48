import { randomUUID } from "node:crypto";
import { type StartExecutionInput, validateStartExecution } from "../validations/StartExecution.ts";
import { foundMachine } from "./found.ts";
import type { Operation } from "./operation.ts";

/** Idempotent only while an execution of that name runs with the same input. */
export const startExecution: Operation<StartExecutionInput> = {
  name: "StartExecution",
  validate: validateStartExecution,
  resource: ({ stateMachineArn }) => stateMachineArn,
  act(engine, { stateMachineArn, name = randomUUID(), input }, request) {
    const { start } = engine.start(foundMachine(engine, stateMachineArn, request), name, input);
    return { executionArn: start.arn, startDate: new Date(start.startDate) };
  },
};
