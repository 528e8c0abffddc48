import { LONGEST_CAUSE, LONGEST_ERROR } from "../limits.ts";
import { optionalText, requiredArn } from "./fields.ts";

export interface StopExecutionInput {
  executionArn: string;
  error: string | undefined;
  cause: string | undefined;
}

export function validateStopExecution(given: Record<string, unknown>): StopExecutionInput {
  return {
    executionArn: requiredArn(given, "executionArn", "execution"),
    error: optionalText(given, "error", { most: LONGEST_ERROR }),
    cause: optionalText(given, "cause", { most: LONGEST_CAUSE }),
  };
}
