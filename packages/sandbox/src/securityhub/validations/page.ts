import { Malformed, type RawInput } from "./malformed.ts";

export interface PageInput {
  maxResults: number | undefined;
  nextToken: string | undefined;
}

/** `MaxResults` from 1 to `most`, and `NextToken`; both from the query string. */
export function validatePage({ query }: RawInput, most: number): PageInput {
  const given = query.get("MaxResults");
  const maxResults = given === null ? undefined : Number(given);
  if (maxResults !== undefined && !(Number.isInteger(maxResults) && maxResults >= 1 && maxResults <= most))
    throw new Malformed(`Invalid parameter: MaxResults must be a whole number from 1 to ${most}.`);
  return { maxResults, nextToken: query.get("NextToken") || undefined };
}
