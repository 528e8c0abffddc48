import type { ExecutionStatus } from "../executions.ts";
import { maxResults, optionalChoice, optionalText, requiredArn } from "./fields.ts";

export interface ListExecutionsInput {
  stateMachineArn: string;
  statusFilter: ExecutionStatus | undefined;
  maxResults: number;
  nextToken: string | undefined;
}

const STATUSES = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"] as const;

export function validateListExecutions(given: Record<string, unknown>): ListExecutionsInput {
  return {
    stateMachineArn: requiredArn(given, "stateMachineArn", "stateMachine"),
    statusFilter: optionalChoice(given, "statusFilter", STATUSES),
    maxResults: maxResults(given),
    nextToken: optionalText(given, "nextToken", { least: 1, most: 3096 }),
  };
}
