import { AwsFault } from "../../wire/fault.ts";

export interface PageInput {
  nextToken?: string;
  maxResults: number;
}

/** Accounts of a page at most, and where nothing is said. */
const MOST = 20;

/** What every list takes: MaxResults of 1 to 20, and NextToken. */
export function readPage(input: Record<string, unknown>): PageInput {
  const maxResults = input.MaxResults ?? MOST;
  if (typeof maxResults !== "number" || !Number.isInteger(maxResults))
    throw new AwsFault("SerializationException", "MaxResults has to be a whole number.");
  if (maxResults < 1) throw outOfRange("MIN_VALUE_EXCEEDED");
  if (maxResults > MOST) throw outOfRange("MAX_VALUE_EXCEEDED");
  const nextToken = text(input, "NextToken");
  return { maxResults, ...(nextToken === undefined ? {} : { nextToken }) };
}

/** Throws for a member of the input that is none of these. */
export function onlyMembers(
  operation: string,
  input: Record<string, unknown>,
  known: readonly string[],
): void {
  const surplus = Object.keys(input).find((name) => !known.includes(name));
  if (surplus !== undefined)
    throw new AwsFault("SerializationException", `${operation} takes no ${surplus}.`);
}

export function text(input: Record<string, unknown>, name: string): string | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  throw new AwsFault("SerializationException", `${name} has to be a string.`);
}

function outOfRange(Reason: string): AwsFault {
  return new AwsFault("InvalidInputException", `MaxResults has to be between 1 and ${MOST}.`, 400, {
    Reason,
  });
}
