import { AwsFault } from "../../wire/fault.ts";

/** How both Describe operations of AWS Config pick a recorder; nothing given: the customer-managed one. */
export interface RecorderChoice {
  names: string[];
  arn?: string;
  servicePrincipal?: string;
}

/** Longest name of a recorder, in characters. */
const LONGEST_NAME = 256;

export function readRecorderChoice(input: Record<string, unknown>): RecorderChoice {
  const names = input.ConfigurationRecorderNames ?? [];
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string"))
    throw new AwsFault("SerializationException", "ConfigurationRecorderNames has to be a list of strings.");
  if (names.length > 1)
    throw new AwsFault("ValidationException", "You can specify only one configuration recorder name.");
  if (names.some((name) => name.length < 1 || name.length > LONGEST_NAME))
    throw new AwsFault(
      "ValidationException",
      `1 validation error detected: Value at 'configurationRecorderNames' failed to satisfy constraint: Member must have length between 1 and ${LONGEST_NAME}`,
    );
  const arn = text(input, "Arn");
  const servicePrincipal = text(input, "ServicePrincipal");
  if ([names.length > 0, arn !== undefined, servicePrincipal !== undefined].filter(Boolean).length > 1)
    throw new AwsFault(
      "ValidationException",
      "Specify a configuration recorder by its name, its ARN or its service principal: only one of them.",
    );
  return {
    names,
    ...(arn === undefined ? {} : { arn }),
    ...(servicePrincipal === undefined ? {} : { servicePrincipal }),
  };
}

function text(input: Record<string, unknown>, name: string): string | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  throw new AwsFault("SerializationException", `${name} has to be a string.`);
}
