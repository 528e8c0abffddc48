import { requiredText } from "./fields.ts";

export function validateSendTaskHeartbeat(given: Record<string, unknown>): { taskToken: string } {
  return { taskToken: requiredText(given, "taskToken", { most: 2048 }) };
}
