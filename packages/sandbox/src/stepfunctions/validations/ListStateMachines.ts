import { maxResults, optionalText } from "./fields.ts";

export interface ListStateMachinesInput {
  maxResults: number;
  nextToken: string | undefined;
}

export function validateListStateMachines(given: Record<string, unknown>): ListStateMachinesInput {
  return {
    maxResults: maxResults(given),
    nextToken: optionalText(given, "nextToken", { least: 1, most: 1024 }),
  };
}
