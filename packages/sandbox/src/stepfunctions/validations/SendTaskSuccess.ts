import { AwsFault } from "../../wire/fault.ts";
import type { Json } from "../language/definition.ts";
import { bytesOf, LARGEST_PAYLOAD } from "../limits.ts";
import { requiredText } from "./fields.ts";

export function validateSendTaskSuccess(given: Record<string, unknown>): { taskToken: string; output: Json } {
  const taskToken = requiredText(given, "taskToken", { most: 2048 });
  const output = requiredText(given, "output", { least: 0, most: LARGEST_PAYLOAD });
  const refuse = (why: string) => new AwsFault("InvalidOutput", `Invalid Output: '${why}'`);
  if (bytesOf(output) > LARGEST_PAYLOAD) throw refuse(`it is larger than ${LARGEST_PAYLOAD} bytes of UTF-8`);
  try {
    return { taskToken, output: JSON.parse(output) as Json };
  } catch (error) {
    throw refuse((error as Error).message);
  }
}
