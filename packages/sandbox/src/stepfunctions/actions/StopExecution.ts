import { type StopExecutionInput, validateStopExecution } from "../validations/StopExecution.ts";
import { foundExecution } from "./found.ts";
import type { Operation } from "./operation.ts";

/** A second stop changes nothing and gives the date of the first. */
export const stopExecution: Operation<StopExecutionInput> = {
  name: "StopExecution",
  validate: validateStopExecution,
  resource: ({ executionArn }) => executionArn,
  act(engine, { executionArn, error, cause }, request) {
    const execution = foundExecution(engine, executionArn, request);
    engine.abort(executionArn, {
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    });
    return { stopDate: new Date(execution.closing?.stopDate ?? engine.clock.now()) };
  },
};
