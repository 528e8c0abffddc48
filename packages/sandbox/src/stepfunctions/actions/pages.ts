import { AwsFault } from "../../wire/fault.ts";

/** A page of a list, and the token for the next one. */
export interface Page<T> {
  items: T[];
  nextToken?: string;
}

/** The page after the entry that the token names; `key` tells entries apart, `list` one list from another. */
export function pageOf<T>(
  entries: readonly T[],
  key: (entry: T) => string,
  { maxResults, nextToken }: { maxResults: number; nextToken: string | undefined },
  list: string,
): Page<T> {
  const from = nextToken === undefined ? 0 : afterToken(nextToken, entries.map(key), list);
  const items = entries.slice(from, from + maxResults);
  const last = items.at(-1);
  if (last === undefined || from + items.length >= entries.length) return { items };
  return { items, nextToken: Buffer.from(JSON.stringify([list, key(last)])).toString("base64url") };
}

function afterToken(token: string, keys: readonly string[], list: string): number {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
  } catch {
    content = undefined;
  }
  const [of, last] = Array.isArray(content) ? content : [];
  const found = of === list ? keys.indexOf(String(last)) : -1;
  if (found === -1) throw new AwsFault("InvalidToken", "Invalid Token: 'Invalid token'");
  return found + 1;
}
