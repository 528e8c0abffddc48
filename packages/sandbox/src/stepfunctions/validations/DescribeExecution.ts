import { requiredArn } from "./fields.ts";

export function validateDescribeExecution(given: Record<string, unknown>): { executionArn: string } {
  return { executionArn: requiredArn(given, "executionArn", "execution") };
}
