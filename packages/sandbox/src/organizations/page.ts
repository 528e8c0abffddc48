import { AwsFault } from "../wire/fault.ts";
import type { PageInput } from "./validations/page.ts";

/** One page of sorted account ids, and the token of the next, which remembers the last id and whose list it is of. */
export function pageOf(
  list: string,
  ids: readonly string[],
  { nextToken, maxResults }: PageInput,
): { page: string[]; NextToken?: string } {
  const after = nextToken === undefined ? "" : afterOf(list, nextToken);
  const rest = ids.filter((id) => id > after).sort();
  const page = rest.slice(0, maxResults);
  const last = page.at(-1);
  return last !== undefined && rest.length > page.length
    ? { page, NextToken: Buffer.from(`${list} ${last}`).toString("base64url") }
    : { page };
}

function afterOf(list: string, token: string): string {
  const [of, after] = Buffer.from(token, "base64url").toString("utf8").split(" ");
  if (of === list && after !== undefined && /^\d{12}$/.test(after)) return after;
  throw new AwsFault("InvalidInputException", "You specified an invalid value for NextToken.", 400, {
    Reason: "INVALID_NEXT_TOKEN",
  });
}
