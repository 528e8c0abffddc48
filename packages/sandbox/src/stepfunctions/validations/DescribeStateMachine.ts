import { requiredArn } from "./fields.ts";

export function validateDescribeStateMachine(given: Record<string, unknown>): { stateMachineArn: string } {
  return { stateMachineArn: requiredArn(given, "stateMachineArn", "stateMachine") };
}
