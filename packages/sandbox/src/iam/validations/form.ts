import { AwsFault } from "../../wire/fault.ts";

/** Limits of one form field, as the API reference gives them. */
export interface TextLimits {
  least: number;
  most: number;
  /** Of the whole text. */
  pattern?: string;
}

/** A field's text within its limits; `undefined` when it was not sent. */
export function text(input: URLSearchParams, field: string, limits: TextLimits): string | undefined {
  const value = input.get(field);
  if (value === null) return undefined;
  const name = memberName(field);
  if (value.length < limits.least)
    throw constraint(value, name, `Member must have length greater than or equal to ${limits.least}`);
  if (value.length > limits.most)
    throw constraint(value, name, `Member must have length less than or equal to ${limits.most}`);
  if (limits.pattern && !new RegExp(`^${limits.pattern}$`).test(value))
    throw constraint(value, name, `Member must satisfy regular expression pattern: ${limits.pattern}`);
  return value;
}

/** A required field was not sent. */
export function missing(name: string): AwsFault {
  return invalid(
    `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}

export function constraint(value: string, name: string, rule: string): AwsFault {
  return invalid(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${rule}`,
  );
}

export function invalid(message: string): AwsFault {
  return new AwsFault("ValidationError", message);
}

/** As `text`, of a field that has to be sent. */
export function requiredText(input: URLSearchParams, field: string, limits: TextLimits): string {
  const value = text(input, field, limits);
  if (value === undefined) throw missing(memberName(field));
  return value;
}

/** `Filter.member.1`, `Filter.member.2`, … as far as they are numbered without a gap. */
export function list(input: URLSearchParams, field: string): string[] {
  const items: string[] = [];
  for (let value = input.get(`${field}.member.1`); value !== null; ) {
    items.push(value);
    value = input.get(`${field}.member.${items.length + 1}`);
  }
  return items;
}

/** Refuses fields that AWS takes and the practice world does not, rather than pass over them. */
export function refuseUnknownHere(operation: string, input: URLSearchParams, names: readonly string[]): void {
  for (const name of names)
    if ([...input.keys()].some((key) => key === name || key.startsWith(`${name}.`)))
      throw invalid(`The practice world's ${operation} does not take ${name}.`);
}

/** As the service's messages write a field: `RoleArn` is `roleArn`. */
function memberName(field: string): string {
  return `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
}
