import { AwsFault } from "../../wire/fault.ts";
import { isRecord, type RawInput } from "./malformed.ts";

/** The body as an object; an empty body is an empty input. */
export function readBody(body: string): RawInput["body"] {
  if (body.trim() === "") return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new AwsFault("SerializationException", "The request body is not JSON.");
  }
  if (!isRecord(parsed)) throw new AwsFault("SerializationException", "The request body is no JSON object.");
  return parsed;
}
