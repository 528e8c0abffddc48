/** Input that the operation cannot take at all; `message` says which parameter and why. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

/** What a request carries, before anybody has looked at it. */
export interface RawInput {
  /** The parsed JSON body; empty if there is none. */
  body: Readonly<Record<string, unknown>>;
  query: URLSearchParams;
  /** The part of the path that stands for a parameter, decoded. */
  label: string | undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text that has to be there. */
export function requiredText(body: RawInput["body"], name: string): string {
  const value = body[name];
  if (typeof value !== "string" || value.trim() === "")
    throw new Malformed(`Invalid parameter: ${name} must be a string that is not empty.`);
  return value;
}

/** An account id that has to be there. */
export function requiredAccountId(body: RawInput["body"], name: string): string {
  return accountId(body[name], name);
}

export function accountId(value: unknown, name: string): string {
  if (typeof value !== "string" || !/^\d{12}$/.test(value))
    throw new Malformed(`Invalid parameter: ${name} must be an account id of 12 digits.`);
  return value;
}

/** `undefined` if left out. */
export function optionalBoolean(body: RawInput["body"], name: string): boolean | undefined {
  const value = body[name] ?? undefined;
  if (value !== undefined && typeof value !== "boolean")
    throw new Malformed(`Invalid parameter: ${name} must be true or false.`);
  return value;
}

/** One of `allowed`, or `undefined` if left out. */
export function optionalChoice<const Name extends string>(
  value: unknown,
  name: string,
  allowed: readonly Name[],
): Name | undefined {
  if (value === undefined || value === null) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new Malformed(`Invalid parameter: ${name} must be one of ${allowed.join(", ")}.`);
  return found;
}
