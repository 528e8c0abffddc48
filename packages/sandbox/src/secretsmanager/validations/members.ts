import { randomUUID } from "node:crypto";
import { AwsFault } from "../../wire/fault.ts";
import type { SecretValue } from "../secrets.ts";

type Input = Readonly<Record<string, unknown>>;

/** Bytes of a secret's value. */
const LARGEST_VALUE = 65_536;

export function requiredText(input: Input, field: string, most: number): string {
  const value = optionalText(input, field, most);
  if (value === undefined) throw constraint(field, "Member must not be null");
  return value;
}

export function optionalText(input: Input, field: string, most: number, least = 1): string | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw wrongType(field, "a string");
  if (value.length < least)
    throw constraint(field, `Member must have length greater than or equal to ${least}`);
  if (value.length > most) throw constraint(field, `Member must have length less than or equal to ${most}`);
  return value;
}

/** Name or ARN. */
export const secretId = (input: Input) => requiredText(input, "SecretId", 2048);

/** The id of the version that the request makes; the SDKs send one with every request. */
export const requestToken = (input: Input) =>
  optionalText(input, "ClientRequestToken", 64, 32) ?? randomUUID();

/** The value as text or base64; `undefined` where neither was sent. Never part of a refusal. */
export function secretValue(input: Input): SecretValue | undefined {
  const text = optionalText(input, "SecretString", LARGEST_VALUE);
  const binary = optionalText(input, "SecretBinary", Math.ceil(LARGEST_VALUE / 3) * 4);
  if (text !== undefined && binary !== undefined)
    throw new AwsFault(
      "InvalidParameterException",
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  if (text !== undefined) return { text };
  return binary === undefined ? undefined : { binary };
}

/** A list of objects or strings, each checked by `item`. */
export function optionalList<Item>(
  input: Input,
  field: string,
  what: string,
  item: (given: unknown) => given is Item,
): Item[] | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every(item)) throw wrongType(field, what);
  return value;
}

/** Refuses members that AWS takes and the practice world does not, rather than pass over them. */
export function refuseOthers(operation: string, input: Input, known: readonly string[]): void {
  const other = Object.keys(input).find((name) => !known.includes(name));
  if (other !== undefined)
    throw new AwsFault(
      "InvalidParameterException",
      `The practice world's ${operation} does not take ${other}.`,
    );
}

/** Without the value, which may be secret. */
function constraint(field: string, rule: string): AwsFault {
  const name = `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
  return new AwsFault(
    "ValidationException",
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: ${rule}`,
  );
}

function wrongType(field: string, what: string): AwsFault {
  return new AwsFault("SerializationException", `${field} has to be ${what}.`);
}
