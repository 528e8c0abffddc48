import { LONGEST_CAUSE, LONGEST_ERROR } from "../limits.ts";
import { optionalText, requiredText } from "./fields.ts";

export interface SendTaskFailureInput {
  taskToken: string;
  error: string;
  cause: string;
}

export function validateSendTaskFailure(given: Record<string, unknown>): SendTaskFailureInput {
  return {
    taskToken: requiredText(given, "taskToken", { most: 2048 }),
    error: optionalText(given, "error", { most: LONGEST_ERROR }) ?? "",
    cause: optionalText(given, "cause", { most: LONGEST_CAUSE }) ?? "",
  };
}
