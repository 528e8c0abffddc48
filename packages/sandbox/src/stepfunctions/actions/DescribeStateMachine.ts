import { validateDescribeStateMachine } from "../validations/DescribeStateMachine.ts";
import { foundMachine } from "./found.ts";
import type { Operation } from "./operation.ts";

export const describeStateMachine: Operation<{ stateMachineArn: string }> = {
  name: "DescribeStateMachine",
  validate: validateDescribeStateMachine,
  resource: ({ stateMachineArn }) => stateMachineArn,
  act(engine, { stateMachineArn }, request) {
    const { arn, creationDate, ...machine } = foundMachine(engine, stateMachineArn, request);
    return {
      ...machine,
      stateMachineArn: arn,
      creationDate: new Date(creationDate),
      status: "ACTIVE",
      type: "STANDARD",
    };
  },
};
