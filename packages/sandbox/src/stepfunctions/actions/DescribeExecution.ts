import { statusOf } from "../executions.ts";
import { validateDescribeExecution } from "../validations/DescribeExecution.ts";
import { foundExecution } from "./found.ts";
import type { Operation } from "./operation.ts";

export const describeExecution: Operation<{ executionArn: string }> = {
  name: "DescribeExecution",
  validate: validateDescribeExecution,
  resource: ({ executionArn }) => executionArn,
  act(engine, { executionArn }, request) {
    const execution = foundExecution(engine, executionArn, request);
    const { start, closing } = execution;
    return {
      executionArn: start.arn,
      stateMachineArn: start.machineArn,
      name: start.name,
      status: statusOf(execution),
      startDate: new Date(start.startDate),
      input: start.input,
      inputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: "NOT_REDRIVABLE",
      redriveStatusReason: "The practice world's Step Functions does not redrive executions.",
      ...(closing && {
        stopDate: new Date(closing.stopDate),
        output: closing.output,
        error: closing.error,
        cause: closing.cause,
      }),
      ...(closing?.output !== undefined && { outputDetails: { included: true } }),
    };
  },
};
