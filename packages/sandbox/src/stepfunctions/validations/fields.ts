import { AwsFault } from "../../wire/fault.ts";
import { parseStatesArn } from "../arns.ts";

type Input = Readonly<Record<string, unknown>>;

interface Length {
  least?: number;
  most: number;
}

/** A string that must be there. Lengths count characters, as the API's model does. */
export function requiredText(input: Input, field: string, { least = 1, most }: Length): string {
  const value = optionalText(input, field, { least, most });
  if (value === undefined) throw constraint("null", field, "Member must not be null");
  return value;
}

export function optionalText(input: Input, field: string, { least = 0, most }: Length): string | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw wrongType(field, "a string");
  if (value.length < least)
    throw constraint(value, field, `Member must have length greater than or equal to ${least}`);
  if (value.length > most)
    throw constraint(value, field, `Member must have length less than or equal to ${most}`);
  return value;
}

export function optionalFlag(input: Input, field: string): boolean | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw wrongType(field, "true or false");
  return value;
}

export function optionalObject(input: Input, field: string): Record<string, unknown> | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) throw wrongType(field, "an object");
  return value as Record<string, unknown>;
}

export function optionalChoice<T extends string>(
  input: Input,
  field: string,
  choices: readonly T[],
): T | undefined {
  const value = optionalText(input, field, { most: 100 });
  const found = choices.find((choice) => choice === value);
  if (value !== undefined && found === undefined)
    throw constraint(value, field, `Member must satisfy enum value set: [${choices.join(", ")}]`);
  return found;
}

/** How many to list: 1 to 1,000; 0 and nothing mean 100. */
export function maxResults(input: Input): number {
  const value = input.maxResults ?? 0;
  if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType("maxResults", "a whole number");
  if (value < 0)
    throw constraint(String(value), "maxResults", "Member must have value greater than or equal to 0");
  if (value > 1000)
    throw constraint(String(value), "maxResults", "Member must have value less than or equal to 1000");
  return value || 100;
}

/** An ARN of Step Functions that names a `stateMachine` or an `execution`. */
export function requiredArn(input: Input, field: string, resource: "stateMachine" | "execution"): string {
  const arn = requiredText(input, field, { most: 256 });
  const parts = parseStatesArn(arn);
  if (!parts) throw new AwsFault("InvalidArn", `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  if (parts.resource !== resource)
    throw new AwsFault(
      "InvalidArn",
      `Invalid Arn: 'Resource type not valid in this context: ${parts.resource}'`,
    );
  return arn;
}

/** Whitespace, brackets, wildcards, special and control characters are not allowed. */
const ILLEGAL = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\u{fffe}\u{ffff}]/u;

export function legalName(name: string): string {
  if (ILLEGAL.test(name)) throw new AwsFault("InvalidName", `Invalid Name: '${name}'`);
  return name;
}

function constraint(value: string, field: string, what: string): AwsFault {
  const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
  const quoted = value === "null" ? "null" : `'${shown}'`;
  return new AwsFault(
    "ValidationException",
    `1 validation error detected: Value ${quoted} at '${field}' failed to satisfy constraint: ${what}`,
  );
}

function wrongType(field: string, what: string): AwsFault {
  return new AwsFault("SerializationException", `The member ${field} must be ${what}.`);
}
