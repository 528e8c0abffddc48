import { AwsFault } from "../../wire/fault.ts";

export interface PageAsked {
  size: number;
  /** How many come before the page. */
  from: number;
}

/** API Gateway gives as many unless it is asked for fewer, and never more than 500. */
const MOST = 500;

export function readGetApis(query: URLSearchParams): PageAsked {
  const given = query.get("maxResults");
  const size = given === null ? MOST : Number(given);
  if (!Number.isInteger(size) || size < 1 || size > MOST)
    throw new AwsFault("BadRequestException", `Invalid maxResults value: ${given}`);
  const from = Number(query.get("nextToken") ?? 0);
  if (!Number.isInteger(from) || from < 0)
    throw new AwsFault("BadRequestException", "Invalid pagination token specified");
  return { size, from };
}
