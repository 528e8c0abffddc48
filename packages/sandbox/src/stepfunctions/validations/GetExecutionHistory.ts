import { maxResults, optionalFlag, optionalText, requiredArn } from "./fields.ts";

export interface GetExecutionHistoryInput {
  executionArn: string;
  maxResults: number;
  reverseOrder: boolean;
  nextToken: string | undefined;
  includeExecutionData: boolean;
}

export function validateGetExecutionHistory(given: Record<string, unknown>): GetExecutionHistoryInput {
  return {
    executionArn: requiredArn(given, "executionArn", "execution"),
    maxResults: maxResults(given),
    reverseOrder: optionalFlag(given, "reverseOrder") ?? false,
    nextToken: optionalText(given, "nextToken", { least: 1, most: 1024 }),
    includeExecutionData: optionalFlag(given, "includeExecutionData") ?? true,
  };
}
