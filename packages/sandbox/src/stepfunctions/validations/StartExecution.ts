import { AwsFault } from "../../wire/fault.ts";
import { bytesOf, LARGEST_PAYLOAD } from "../limits.ts";
import { legalName, optionalText, requiredArn } from "./fields.ts";

export interface StartExecutionInput {
  stateMachineArn: string;
  name: string | undefined;
  /** Text of JSON. */
  input: string;
}

export function validateStartExecution(given: Record<string, unknown>): StartExecutionInput {
  const stateMachineArn = requiredArn(given, "stateMachineArn", "stateMachine");
  const name = optionalText(given, "name", { least: 1, most: 80 });
  const input = optionalText(given, "input", { most: LARGEST_PAYLOAD }) ?? "{}";
  if (name !== undefined) legalName(name);
  const refuse = (why: string) =>
    new AwsFault("InvalidExecutionInput", `Invalid State Machine Execution Input: '${why}'`);
  if (bytesOf(input) > LARGEST_PAYLOAD) throw refuse(`it is larger than ${LARGEST_PAYLOAD} bytes of UTF-8`);
  try {
    JSON.parse(input);
  } catch (error) {
    throw refuse((error as Error).message);
  }
  return { stateMachineArn, name, input };
}
